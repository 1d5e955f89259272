import { afterEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { BrandWorld, type BrandWorldOptions, CARE } from '../support/brand-world.ts';
import { complaintAbout } from '../support/complaints.ts';
import { headOf } from './slack-world.ts';
import { headsIn, NOON, postStorm } from './storm-script.ts';

let world: BrandWorld;
afterEach(() => world.close());

const open = async (options: Partial<BrandWorldOptions> = {}): Promise<BrandWorld> => {
  world = await BrandWorld.open({ start: NOON, ...options });
  return world;
};

const storm = (count: number, from?: Instant, theme?: string): void => postStorm(world, count, from, theme);
const heads = (channel?: string): string[] => headsIn(world, channel);
const incidents = () => world.allIncidents();

describe('what is usual', () => {
  /** Complaints about all and sundry in the hour before this one, in each of the last weeks. */
  const weeksOf = (counts: readonly number[]): void =>
    counts.forEach((count, week) => {
      for (let made = 0; made < count; made += 1) {
        const posted = NOON - (week + 1) * 7 * DAY + 2 * MINUTE + made * MINUTE;
        const themes = ['delivery', 'staff', 'price', 'quality'];
        world.post(`week-${week}-${made}`, posted, { text: complaintAbout(themes[made % 4] ?? '', made) });
        world.answer(`week-${week}-${made}`, posted + MINUTE);
      }
    });

  it('at this hour of the week decides: as many as ever are no storm, and far more are', async () => {
    await open({ start: NOON - 30 * DAY, settings: { reports: { timeZone: 'UTC', emails: [] } } });
    weeksOf([14, 12, 15, 13]);
    for (let made = 0; made < 16; made += 1) {
      world.post(`usual-${made}`, NOON + made * MINUTE, { text: complaintAbout(made % 2 ? 'staff' : 'price', made) });
    }
    await world.until(NOON + 30 * MINUTE);
    expect(await incidents()).toEqual([]);

    storm(40, NOON + 31 * MINUTE);
    await world.until(NOON + 35 * MINUTE);

    expect(await incidents()).toMatchObject([{ scope: { theme: 'delivery' }, usual: { weeks: 4 } }]);
    expect(world.failures).toBe(0);
  });

  it('of silent weeks is little but not nothing: the minimum decides', async () => {
    await open({ start: NOON - 20 * DAY });
    world.post('long-ago', NOON - 19 * DAY, { rating: 5, text: 'Lovely.' });
    storm(10);
    await world.until(NOON + MINUTE);

    expect(await incidents()).toMatchObject([{ count: 10, usual: { weeks: 2, expected: 0.25 } }]);
  });

  it('leaves out a week in which a storm was on', async () => {
    await open({ start: NOON - 20 * DAY });
    world.post('long-ago', NOON - 19 * DAY, { rating: 5, text: 'Lovely.' });
    storm(30, NOON - 7 * DAY);
    for (let made = 0; made < 30; made += 1) world.answer(`delivery-${made}`, NOON - 7 * DAY + HOUR);
    for (let made = 0; made < 12; made += 1) {
      world.post(`again-${made}`, NOON + made * SECOND, { text: complaintAbout('staff', made) });
    }
    await world.until(NOON + MINUTE);

    expect(await incidents()).toMatchObject([{ count: 30 }, { count: 10, usual: { weeks: 1 } }]);
  });
});

describe('review bombing', () => {
  it('is named as such, with the figures that say so', async () => {
    await open();
    for (let made = 0; made < 40; made += 1) {
      const text = `Terrible company, they treat animals badly, boycott this brand ${made % 4 ? 'now' : 'today'} everybody!`;
      world.post(`bomb-${made}`, NOON + made * SECOND, { text, author: { id: `bot-${made}` } });
    }
    await world.until(NOON + MINUTE);

    const [post] = world.posts();
    expect(headOf(post?.message ?? {})).toContain('Review bombing: 20 negative mentions in 1 h');
    expect(JSON.stringify(post?.message)).toContain('100 % of those looked at say nearly the same');
  });
});

describe('a cluster', () => {
  const logistics = {
    brands: [{ id: 'sundial', name: 'Sundial', momentOwners: { receive: 'logistics' } }],
    owners: [
      { id: 'support', name: 'Support desk' },
      { id: 'logistics', name: 'Logistics' },
    ],
    routes: [
      { owners: ['support'], to: CARE },
      { owners: ['logistics'], to: { ...CARE, channel: 'C0LOGIS1' } },
    ],
  };
  const THREE_DAYS = [0, DAY, 2 * DAY] as const;

  it('of three of one theme within a week goes once to whoever owns that moment', async () => {
    await open({ settings: logistics });
    for (const [index, after] of THREE_DAYS.entries()) {
      world.post(`slow-${index}`, NOON + after, { text: complaintAbout('delivery', index) });
      world.answer(`slow-${index}`, NOON + after + HOUR);
    }
    await world.until(NOON + 2 * DAY - HOUR);
    expect(heads('C0LOGIS1')).toEqual([]);

    await world.until(NOON + 3 * DAY);
    expect(heads('C0LOGIS1')).toEqual(['🧩 3 complaints about delivery within 7 days · Sundial']);
    expect(heads().filter((head) => head.includes('🧩'))).toEqual([]);

    await world.until(NOON + 4 * DAY);
    expect(heads('C0LOGIS1')).toHaveLength(1);
  });

  it('is nobody\u2019s where nobody outside support owns the moment', async () => {
    await open();
    for (const [index, after] of THREE_DAYS.entries()) {
      world.post(`slow-${index}`, NOON + after, { text: complaintAbout('delivery', index) });
    }
    await world.until(NOON + 3 * DAY);

    expect(await incidents()).toEqual([]);
  });
});
