import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toldMark } from '../../functions/domain/alerts/told-mark.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { HOUR, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { DUE } from '../domain/alerts/builders.ts';
import { CARE, HOOK, SlackWorld } from './slack-world.ts';

const OTHER = { ...CARE, channel: 'C0LEADS1' };
const WARNED = '⏰ 1★ App Store US · due 14:30 CET';

let world: SlackWorld;
beforeEach(async () => {
  world = await SlackWorld.open();
});
afterEach(() => world.slack.close());

const live = (length: number): Promise<void> => world.until(world.now + length);
const { posts } = { posts: () => world.slack.workspace.posts };

describe('a living message', () => {
  it('is posted at the first stage, reminded of in its thread, and edited each time', async () => {
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    expect(world.shown()).toEqual([WARNED]);

    const breached = world.change(mention, { fired: 2, pending: { stage: 'breach', since: DUE } });
    await world.until(DUE);
    world.alert(breached, 'breach');
    await live(MINUTE);

    expect(world.shown()).toEqual([
      '🔴 1★ App Store US · was due 14:30 CET',
      '  ↳ 🔴 1★ App Store US · was due 14:30 CET',
    ]);
    expect(posts()[0]?.edits).toBeGreaterThan(0);
    expect(posts()[1]?.message).not.toHaveProperty('reply_broadcast');
  });

  it('shows who has it, and in the end the verdict, without a further message', async () => {
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    world.change(mention, { claim: { by: 'mira', until: world.now + 2 * HOUR } });
    await live(MINUTE);
    expect(JSON.stringify(posts()[0]?.message)).toContain('mira has it until 15:46 CET.');

    world.change(mention, { status: 'met', respondedAt: world.now });
    await live(MINUTE);

    expect(world.shown()).toEqual(['✅ Answered in time · 1★ App Store US']);
    const [card] = posts();
    expect(JSON.stringify(card?.message)).toContain('Answered 13:47 CET, 43 min before the deadline.');
    expect(JSON.stringify(card?.message)).not.toContain('"claim"');
    expect(world.isQuiet).toBe(true);
  });

  it('is for the whole channel where the policy says so', async () => {
    const [policy] = world.settings.policies;
    world.settings = { ...world.settings, policies: policy ? [{ ...policy, broadcast: ['breach'] }] : [] };
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    world.alert(world.change(mention, { pending: { stage: 'breach', since: DUE } }), 'breach');
    await live(MINUTE);

    expect(posts()[1]?.message).toMatchObject({ reply_broadcast: true });
  });

  it('that somebody deleted is posted anew while the clock runs, and left alone once it is over', async () => {
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    world.slack.workspace.delete(posts()[0]?.ts ?? '');
    world.change(mention, { claim: { by: 'mira', until: world.now + 2 * HOUR } });
    await live(MINUTE);
    expect(world.shown()).toEqual([WARNED]);

    world.slack.workspace.delete(posts()[1]?.ts ?? '');
    world.change(mention, { status: 'met', respondedAt: world.now });
    await live(MINUTE);
    expect(world.shown()).toEqual([]);
    expect(world.isQuiet).toBe(true);
  });

  it('that somebody deleted gets a message of its own at the next stage', async () => {
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    world.slack.workspace.delete(posts()[0]?.ts ?? '');
    world.alert(world.change(mention, { pending: { stage: 'breach', since: DUE } }), 'breach');
    await live(MINUTE);

    expect(world.shown()).toEqual([expect.stringContaining('1★ App Store US')]);
  });

  it('of a further response cycle is a new one', async () => {
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    world.alert(world.change(mention, { cycle: 2 }));
    await live(MINUTE);

    expect(world.shown()).toEqual([WARNED, WARNED]);
  });

  it('is not touched when nothing has changed', async () => {
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    const requests = world.slack.requests();
    world.send({ kind: 'changed', brand: mention.brand, origin: mention.origin, externalId: '4711' });
    await live(MINUTE);

    expect(world.slack.requests()).toBe(requests);
  });
});

describe('an incoming webhook', () => {
  it('gets one message a stage', async () => {
    world.settings = { ...world.settings, routes: [{ to: HOOK }] };
    const mention = world.mention('4711');
    world.alert(mention);
    await live(MINUTE);
    world.alert(world.change(mention, { pending: { stage: 'breach', since: DUE } }), 'breach');
    await live(MINUTE);

    expect(world.slack.posted).toHaveLength(2);
    expect(JSON.stringify(world.slack.posted[0]?.message)).toContain('"snooze"');
  });
});

describe('an alert', () => {
  it('comes to each channel whose route matches once, however often it is brought', async () => {
    world.settings = {
      ...world.settings,
      routes: [{ to: CARE }, { stages: ['warn'], to: HOOK }, { stages: ['breach'], to: OTHER }],
    };
    const mention = world.mention('4711');
    for (let time = 0; time < 3; time += 1) {
      world.alert(mention);
      await live(MINUTE);
    }

    expect(world.shown()).toHaveLength(1);
    expect(world.slack.posted).toHaveLength(1);
    expect(world.shown('C0LEADS1')).toEqual([]);
  });

  it('that was settled before it could be told is not told', async () => {
    const mention = world.mention('4711');
    world.alert(mention);
    world.mentions.put({ ...mention, clock: { ...mention.clock, status: 'met' } });
    await live(MINUTE);

    expect(world.slack.requests()).toBe(0);
    expect(world.isQuiet).toBe(true);
  });

  it.each(['is_archived', 'channel_not_found', 'not_in_channel'])(
    'for a channel that is %s goes to the default receiver, and to the operator',
    async (word) => {
      world.slack.workspace.closed.set('C0CARE01', word);
      world.settings = { ...world.settings, slackFallback: OTHER };
      world.alert(world.mention('4711'));
      await live(MINUTE);

      expect(world.shown('C0LEADS1')).toEqual([WARNED]);
      expect(world.queues.givenUp).toEqual([
        expect.objectContaining({
          kind: 'tell',
          externalId: '4711',
          reason: `C0CARE01: Slack refused the message: ${word}`,
        }),
      ]);

      // The operator mends the channel and sends the letter again.
      world.slack.workspace.closed.clear();
      for (const letter of world.queues.givenUp) world.send(letter);
      await live(MINUTE);
      expect(world.shown()).toEqual([WARNED]);
    },
  );

  it('whose secret is missing goes to the operator with the name of the secret', async () => {
    world.wrap = (deps) => ({
      ...deps,
      secrets: {
        read: async () => Promise.reject(new Refusal('secret SLACK_BOT_TOKEN', 'there is no such parameter', 'set it')),
      },
    });
    world.alert(world.mention('4711'));
    await live(MINUTE);

    expect(world.queues.givenUp).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('secret SLACK_BOT_TOKEN: ') }),
    ]);
  });

  it('whose blocks Slack does not take arrives as plain text', async () => {
    world.slack.answerNext({ status: 200, word: '{"ok":false,"error":"invalid_blocks"}' });
    world.alert(world.mention('4711'));
    await live(MINUTE);

    expect(world.shown()).toEqual([WARNED]);
    expect(posts()[0]?.message).not.toHaveProperty('blocks');
  });
});

describe('a channel', () => {
  it('gets at most one message a second, whoever sends; many at once are folded into one', async () => {
    for (let number = 1; number <= 40; number += 1) world.alert(world.mention(`m${number}`));
    await live(5 * MINUTE);

    expect(world.shown()).toEqual([
      expect.stringMatching(/^\d+ more alerts$/u),
      expect.stringMatching(/^\d+ more alerts$/u),
    ]);
    expect(new Set(world.told()).size).toBe(40);
    expect(world.told()).toHaveLength(40);
    expect(world.isQuiet).toBe(true);
  });

  it('gets a few at once one by one', async () => {
    for (let number = 1; number <= 3; number += 1) world.alert(world.mention(`m${number}`));
    await live(MINUTE);

    expect(world.shown()).toEqual([WARNED, WARNED, WARNED]);
    const times = posts().map(({ at }) => at);
    expect(times.map((at) => at - (times[0] ?? 0))).toEqual([0, 1_000, 2_000]);
  });

  it('that asks for a pause gets it, and everything afterwards', async () => {
    world.slack.answerNext({ status: 429, word: '{"ok":false,"error":"ratelimited"}', retryAfter: 30 });
    const start = world.now;
    world.alert(world.mention('m1'));
    world.alert(world.mention('m2'));
    await live(5 * MINUTE);

    expect(posts().map(({ at }) => at - start)).toEqual([30_000, 31_000]);
  });

  it.each([
    ['app', CARE],
    ['incoming webhook', HOOK],
  ])('of an %s that is down for an hour gets all afterwards, in order, folded', async (_, target) => {
    world.settings = { ...world.settings, routes: [{ to: target }] };
    world.slack.always = { status: 503, word: 'down' };
    const keys: string[] = [];
    for (let number = 1; number <= 12; number += 1) {
      const mention = world.mention(`m${number}`, { dueAt: DUE + number });
      const news = world.alert(mention);
      if (news.kind === 'alert') keys.push(news.alert.key);
      await live(5 * MINUTE);
    }
    // An hour of failures costs a call a minute, not one an alert.
    expect(world.slack.requests()).toBeLessThan(90);
    world.slack.always = undefined;
    await live(5 * MINUTE);

    expect(world.queues.givenUp).toEqual([]);
    expect(world.isQuiet).toBe(true);
    if (target === HOOK) {
      const [digest] = world.slack.posted;
      expect(digest?.message['text']).toMatch(/^12 more alerts: /u);
      expect(world.slack.posted).toHaveLength(1);
      return;
    }
    expect(world.shown()).toEqual(['12 more alerts']);
    expect(world.told()).toEqual(keys.map(toldMark));
  });

  it('is told although the clock of who comes back to it is a little behind', async () => {
    world.slack.always = { status: 503, word: 'down' };
    world.alert(world.mention('m1'));
    await live(4 * SECOND);
    world.slack.always = undefined;
    world.wrap = (deps) => ({ ...deps, now: () => deps.now() - 150 });
    await live(MINUTE);

    expect(world.shown()).toEqual([WARNED]);
    expect(world.isQuiet).toBe(true);
  });

  it('is not held up by another one that is down', async () => {
    world.settings = { ...world.settings, routes: [{ to: CARE }, { to: HOOK }] };
    world.wrap = (deps) => ({
      ...deps,
      secrets: { read: async (name) => (name === 'SLACK_BOT_TOKEN' ? world.slack.token : 'http://127.0.0.1:1/hook') },
    });
    world.alert(world.mention('m1'));
    await live(10 * SECOND);

    expect(world.shown()).toEqual([WARNED]);
  });

  it('told of a stage that a later one has overtaken hears of the later one only', async () => {
    world.slack.always = { status: 503, word: 'down' };
    const mention = world.mention('m1');
    world.alert(mention);
    await live(2 * MINUTE);
    world.alert(world.change(mention, { pending: { stage: 'breach', since: DUE } }), 'breach');
    await live(2 * MINUTE);
    world.slack.always = undefined;
    await live(5 * MINUTE);

    expect(
      posts().map(({ message }) => (message['blocks'] as { text: { text: string } }[])[0]?.text.text.slice(0, 2)),
    ).toEqual(['🔴']);
    expect(world.isQuiet).toBe(true);
  });
});
