import { afterEach, describe, expect, it } from 'vitest';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { toldStory } from '../../functions/use-cases/told-story.ts';
import { BrandWorld, type BrandWorldOptions, CARE, HOOK, STORM_RULES } from '../support/brand-world.ts';
import { aPolicy, at } from '../support/builders.ts';
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
    const folded = world.memory.get({ brand: 'sundial', origin: 'push:help-desk', externalId: 'delivery-55' });
    expect(toldStory(folded as Mention, world.settings, world.now).join('\n')).toContain(
      'folded: breach into incident 20261120-1200-delivery',
    );
    expect(historyOf('other')).toContain('alerted warn');
    expect(await incidents()).toMatchObject([{ status: 'closed', count: 60, answered: 60, peak: 60 }]);
    expect((await world.incidents.board('sundial')).incidents).toEqual([]);
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

  it('that is told beside alerts of which nobody knows whether they were posted leaves none of them told twice', async () => {
    await open({ start: NOON - HOUR });
    world.post('single', NOON - 3 * HOUR, { text: complaintAbout('staff', 1) });
    // The alert that is due at noon is posted and its answer lost; the storm comes before it is tried again.
    world.at(NOON, () => world.slack.answerNext({ status: 200, word: '', hangUp: true }));
    storm(30, NOON - 17 * SECOND);
    await world.until(NOON + 15 * MINUTE);

    expect(heads().filter((head) => head.startsWith('⏰'))).toHaveLength(1);
    expect(heads().filter((head) => head.includes('Storm'))).toHaveLength(1);
  });
});
