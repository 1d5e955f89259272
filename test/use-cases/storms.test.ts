import { afterEach, describe, expect, it } from 'vitest';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { BrandWorld, type BrandWorldOptions, CARE, HOOK, STORM_RULES } from '../support/brand-world.ts';
import { aPolicy, at } from '../support/builders.ts';
import { complaintAbout } from '../support/complaints.ts';
import { headOf } from './slack-world.ts';

/** A Friday. */
const NOON = at('2026-11-20T12:00:00Z');

let world: BrandWorld;
afterEach(() => world.close());

const open = async (options: Partial<BrandWorldOptions> = {}): Promise<BrandWorld> => {
  world = await BrandWorld.open({ start: NOON, ...options });
  return world;
};

/** One negative mention a second about deliveries. */
function storm(count: number, from: Instant = NOON, theme = 'delivery'): void {
  for (let made = 0; made < count; made += 1) {
    world.post(`${theme}-${made}`, from + made * SECOND, { text: complaintAbout(theme, made) });
  }
}

const heads = (channel?: string): string[] =>
  world
    .posts(channel)
    .filter((post) => !post.isDeleted)
    .map(({ message, thread }) => `${thread === undefined ? '' : '  ↳ '}${headOf(message)}`);
const incidents = () => world.allIncidents();
const historyOf = (id: string): string[] => {
  const mention = world.memory.get({ brand: 'sundial', origin: 'push:help-desk', externalId: id }) as Mention;
  return mention.history.map(({ what, detail }) => `${what} ${detail ?? ''}`.trim());
};

describe('a burst of negative mentions', () => {
  it('is one message within seconds of its threshold, which is twice the minimum where nothing is known', async () => {
    await open();
    storm(60);
    await world.until(NOON + 18 * SECOND);
    expect(heads()).toEqual([]);

    await world.until(NOON + 22 * SECOND);

    expect(heads()).toEqual(['🌩️ Storm: 20 negative mentions in 1 h · delivery · Sundial']);
  });

  it('takes what its mentions have to tell until they are answered, and says how it went', async () => {
    await open();
    storm(60);
    world.post('other', NOON + 2 * HOUR, { text: complaintAbout('staff', 1) });
    for (let made = 0; made < 50; made += 1) world.answer(`delivery-${made}`, NOON + 3.2 * HOUR + made * SECOND);
    for (let made = 50; made < 60; made += 1) world.answer(`delivery-${made}`, NOON + 5 * HOUR);
    await world.until(NOON + 5.5 * HOUR);

    expect(heads()).toEqual([
      '🌤️ Storm over: 60 negative mentions, 60 answered, 0 not · delivery · Sundial',
      '  ↳ 🌩️ Storm goes on: 60 negative mentions so far · delivery · Sundial',
      '  ↳ 🌤️ Storm has calmed down: of 60 negative mentions 60 wait, 0 are overdue · delivery · Sundial',
      '  ↳ 🌤️ Storm has calmed down: of 60 negative mentions 60 wait, 0 are overdue · delivery · Sundial',
      '  ↳ 🌤️ Storm has calmed down: of 60 negative mentions 0 wait, 10 are overdue · delivery · Sundial',
      '⏰ 1★ Help desk · use · due 19:00 CET',
      '  ↳ 🌤️ Storm over: 60 negative mentions, 60 answered, 0 not · delivery · Sundial',
    ]);
    expect(historyOf('delivery-55')).toEqual([
      'discovered help-desk',
      expect.stringContaining('clockStarted'),
      'stageDue warn',
      'folded warn into incident 20261120-1200-delivery',
      'stageDue breach',
      'folded breach into incident 20261120-1200-delivery',
      expect.stringContaining('responseSeen'),
      expect.stringContaining('late'),
    ]);
    expect(historyOf('other')).toContain('alerted warn');
    expect(await incidents()).toMatchObject([{ status: 'closed', count: 60, answered: 60, peak: 60 }]);
    expect((await world.incidents.board('sundial')).incidents).toEqual([]);
  });
});

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

describe('a storm', () => {
  it('of all themes is the brand\u2019s; two of different themes are two', async () => {
    await open();
    for (let made = 0; made < 60; made += 1) {
      const theme = made % 2 ? 'staff' : 'stability';
      world.post(`mixed-${made}`, NOON + made * SECOND, { text: complaintAbout(theme, made) });
    }
    await world.until(NOON + 2 * MINUTE);

    expect((await incidents()).map(({ scope }) => scope)).toEqual([{ sourceId: 'help-desk' }]);
  });

  it('is told through an incoming webhook as one message a notice, and by e-mail', async () => {
    await open({ settings: { routes: [{ to: HOOK }, { to: { by: 'email', address: 'care@sundial.example' } }] } });
    storm(60);
    await world.until(NOON + 4.5 * HOUR);

    expect(world.slack.posted.map(({ message }) => headOf(message))).toEqual([
      '🌩️ Storm: 20 negative mentions in 1 h · delivery · Sundial',
      '🌩️ Storm goes on: 60 negative mentions so far · delivery · Sundial',
      '🌤️ Storm has calmed down: of 60 negative mentions 60 wait, 0 are overdue · delivery · Sundial',
      '🌤️ Storm has calmed down: of 60 negative mentions 60 wait, 0 are overdue · delivery · Sundial',
      '🌤️ Storm has calmed down: of 60 negative mentions 0 wait, 60 are overdue · delivery · Sundial',
    ]);
    const mails = world.receivers.got.flatMap((got) => (got.by === 'email' ? [got.message] : []));
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Storm: 20 negative mentions in 1 h - delivery - Sundial',
      'Storm goes on: 60 negative mentions so far - delivery - Sundial',
      'Storm has calmed down: of 60 negative mentions 60 wait, 0 are overdue - delivery - Sundial',
      'Storm has calmed down: of 60 negative mentions 60 wait, 0 are overdue - delivery - Sundial',
      'Storm has calmed down: of 60 negative mentions 0 wait, 60 are overdue - delivery - Sundial',
    ]);
    expect(mails[0]?.html).toContain('Storm: 20 negative mentions in 1 h');
  });

  it('is one incident of PagerDuty, resolved at its end, and a post to signed webhooks and Amazon Q each', async () => {
    const receivers = [
      { by: 'pagerduty', secret: 'PAGERDUTY_KEY', server: 'https://events.pagerduty.com' },
      { by: 'webhook', url: 'https://desk.example/alerts', secret: 'DESK_SECRET' },
      { by: 'amazonQ', topic: 'crisis' },
    ] as const;
    await open({ settings: { routes: receivers.map((to) => ({ to })) } });
    storm(60);
    for (let made = 0; made < 60; made += 1) world.answer(`delivery-${made}`, NOON + 2 * HOUR);
    await world.until(NOON + 3 * HOUR);

    const of = (by: string) => world.receivers.got.filter((got) => got.by === by).map(({ message }) => message);
    const pages = of('pagerduty') as { event_action: string; dedup_key: string }[];
    expect(pages.map(({ event_action: does }) => does)).toEqual(['trigger', 'trigger', 'trigger', 'resolve']);
    expect(new Set(pages.map(({ dedup_key: key }) => key))).toEqual(
      new Set(['replywatch/incident/sundial/20261120-1200-delivery']),
    );
    const posts = (of('webhook') as { body: string }[]).map(({ body }) => JSON.parse(body));
    expect(posts.map(({ type, data }) => [type, data.incident.status, data.incident.mentions])).toEqual([
      ['incident', 'open', 20],
      ['incident', 'open', 60],
      ['incident', 'calm', 60],
      ['incident', 'closed', 60],
    ]);
    expect(of('amazonQ')).toHaveLength(4);
    expect(world.failures).toBe(0);
  });

  it('tells whoever an escalation would have been for', async () => {
    const lead = { ...CARE, channel: 'C0LEAD01' };
    await open({
      settings: {
        routes: [
          { stages: ['warn', 'breach'], to: CARE },
          { stages: ['escalate'], to: lead },
        ],
      },
    });
    storm(60);
    await world.until(NOON + 7 * HOUR);

    expect(heads('C0LEAD01')).toEqual([
      '🌤️ Storm has calmed down: of 60 negative mentions 0 wait, 60 are overdue · delivery · Sundial',
    ]);
  });

  it('leaves what is worse than itself to be told by itself', async () => {
    await open();
    storm(60);
    world.post('grave', NOON + 70 * SECOND, {
      text: 'The parcel exploded on delivery and my daughter is in hospital with burns. I will go to the police.',
    });
    await world.until(NOON + 3.1 * HOUR);

    expect(historyOf('grave')).toContain('alerted warn');
    expect(historyOf('delivery-3')).toContain('folded warn into incident 20261120-1200-delivery');
  });

  it('waits for the delivery hours, unless the settings let it wake people', async () => {
    const office = {
      timeZone: 'Europe/Berlin',
      hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']] as const])),
    };
    const policies = [aPolicy({ deliver: { calendar: 'office', urgent: [] } })];
    const night = at('2026-11-18T22:00:00Z');
    await open({ start: night, settings: { calendars: { office }, policies } });
    storm(60, night);
    await world.until(night + 9.9 * HOUR);
    expect(heads()).toEqual([]);

    await world.until(night + 10.1 * HOUR);
    // The alerts that were held to the same opening are folded in a minute later.
    const calm = 'Storm has calmed down: of 60 negative mentions 0 wait, 60 are overdue';
    expect(heads()).toEqual([expect.stringContaining(calm), expect.stringMatching(/^ {2}↳/u)]);

    await world.close();
    await open({
      start: night,
      settings: { calendars: { office }, policies, storms: { ...STORM_RULES, wakes: true } },
    });
    storm(60, night);
    await world.until(night + MINUTE);
    expect(heads()).toHaveLength(1);
  });

  it('is off where the settings say so', async () => {
    await open();
    const { storms: _, ...without } = world.settings;
    world.settings = without;
    storm(60);
    await world.until(NOON + HOUR);

    expect(world.queues.incidents).toEqual([]);
    expect(await incidents()).toEqual([]);
  });

  it('that is read late, for nobody polled, is looked for where it happened', async () => {
    await open();
    for (let made = 0; made < 60; made += 1) {
      const lag = 5 * HOUR - made * SECOND;
      world.post(`delivery-${made}`, NOON + made * SECOND, { text: complaintAbout('delivery', made) }, lag);
    }
    await world.until(NOON + 5 * HOUR + 5 * MINUTE);

    expect(await incidents()).toMatchObject([{ count: 60, scope: { theme: 'delivery' } }]);
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
