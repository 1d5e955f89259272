import { afterEach, describe, expect, it } from 'vitest';
import { ReceiverUnavailable } from '../../functions/domain/alerts/receiver-unavailable.ts';
import { HOUR, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { DUE } from '../domain/alerts/builders.ts';
import { aMentionIn, CHAT, DESK, idsIn, MAILBOX, ON_CALL, OTHERS, to } from './receiver-routes.ts';
import { SlackWorld } from './slack-world.ts';

let world: SlackWorld;
afterEach(() => world.slack.close());

const ids = (count: number) => Array.from({ length: count }, (_, index) => `m${index + 1}`);

describe('a burst of 500 due alerts', () => {
  it('is at most one mail a second and mailbox, where SNS would delete the subscription at ten; none is lost', async () => {
    const boss = { by: 'email', address: 'boss@kettle.example' } as const;
    world = await SlackWorld.open(to(MAILBOX, boss));
    for (const id of ids(500)) world.alert(aMentionIn(world, id));
    await world.until(world.now + HOUR);

    for (const { address } of [MAILBOX, boss]) {
      const mails = world.others.got.filter((one) => one.by === 'email' && one.message.to === address);
      const gaps = mails.slice(1).map(({ at }, index) => at - (mails[index]?.at ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SECOND);
      expect(mails.length).toBeLessThan(10);
      expect(mails.flatMap(idsIn).toSorted()).toEqual(ids(500).toSorted());
    }
    expect(world.isQuiet).toBe(true);
    expect(world.queues.givenUp).toEqual([]);
  });

  it('is not more for PagerDuty than it takes: one event a second, an incident for each mention', async () => {
    world = await SlackWorld.open(to(ON_CALL));
    for (const id of ids(60)) world.alert(aMentionIn(world, id));
    await world.until(world.now + HOUR);

    const events = world.others.got;
    expect(events.flatMap(idsIn)).toHaveLength(60);
    expect((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)).toBeGreaterThanOrEqual(59 * SECOND);
  });
});

describe.each(OTHERS)('%s that is down for an hour', (_, target) => {
  it('is told everything afterwards, in order, and once', async () => {
    world = await SlackWorld.open(to(target));
    world.others.state.answer = 'down';
    for (const id of ids(12)) {
      world.alert(aMentionIn(world, id));
      await world.until(world.now + 4 * MINUTE);
    }
    await world.until(world.now + 12 * MINUTE);
    expect(world.others.got).toEqual([]);
    world.others.state.answer = 'takes';
    await world.until(world.now + 10 * MINUTE);

    const { got } = world.others;
    // What lists names lists them: Amazon Q's digest has no links.
    if (target.by !== 'amazonQ') expect(got.flatMap(idsIn)).toEqual(ids(12));
    else expect(got.map(({ message }) => JSON.stringify(message))).toEqual([expect.stringContaining('12 more alerts')]);
    if (target.by !== 'pagerduty') expect(got).toHaveLength(1);
    expect(world.isQuiet).toBe(true);
    expect(world.queues.givenUp).toEqual([]);
  });
});

describe('a receiver that is down for a day', () => {
  it('is the operator’s, with each alert, and nothing is tried for ever', async () => {
    world = await SlackWorld.open(to(CHAT));
    world.others.state.answer = 'down';
    for (const id of ids(2)) world.alert(aMentionIn(world, id));
    await world.until(world.now + 26 * HOUR);

    expect(world.queues.givenUp).toHaveLength(2);
    expect(world.queues.givenUp).toMatchObject([
      { kind: 'tell', externalId: 'm1', reason: 'amazonQ is down' },
      { kind: 'tell', externalId: 'm2' },
    ]);
    expect(world.isQuiet).toBe(true);
  });
});

describe('a receiver that refuses', () => {
  it.each(OTHERS)(
    '%s: leaves the alert with the operator, and with the default channel where there is one',
    async (_, target) => {
      const fallback = { by: 'slack', secret: 'SLACK_BOT_TOKEN', channel: 'C0CARE01', app: true } as const;
      world = await SlackWorld.open({ ...to(target), slackFallback: fallback });
      world.others.state.answer = 'refuses';
      world.alert(aMentionIn(world, 'm1'));
      await world.until(world.now + MINUTE);

      expect(world.queues.givenUp).toMatchObject([{ kind: 'tell', externalId: 'm1' }]);
      expect(world.shown()).toHaveLength(1);
    },
  );
});

describe('what fell due while people were closed', () => {
  const opening = DUE + 20 * HOUR;
  const held = {
    ladder: [
      { key: 'warn' as const, at: DUE - HOUR, heldUntil: opening, owner: 'support' },
      { key: 'breach' as const, at: DUE, heldUntil: opening, owner: 'support' },
    ],
    fired: 1,
    pending: { stage: 'breach' as const, since: opening },
  };

  it.each(OTHERS.filter(([, { by }]) => by !== 'pagerduty'))('is one message at the opening: %s', async (_, target) => {
    world = await SlackWorld.open(to(target));
    await world.until(opening);
    // Looks at the sources take their time.
    for (const id of ids(7)) {
      world.alert(aMentionIn(world, id, held), 'breach');
      await world.until(world.now + 6 * SECOND);
    }
    await world.until(world.now + 10 * MINUTE);

    expect(world.others.got).toHaveLength(1);
    const [got] = world.others.got;
    expect(got?.at).toBe(opening + MINUTE);
    if (got?.by === 'email')
      expect(got.message.subject).toBe('While you were closed: 7 alerts: 7 with 1 star, 7 overdue');
    if (got?.by === 'webhook') expect(JSON.parse(got.message.body)).toMatchObject({ data: { alerts: { length: 7 } } });
    if (got?.by === 'amazonQ') expect(got.message.content.title).toBe('While you were closed: 7 alerts');
  });

  it('is one message in Slack, by the app and by an incoming webhook', async () => {
    const app = { by: 'slack', secret: 'SLACK_BOT_TOKEN', channel: 'C0CARE01', app: true } as const;
    const hook = { by: 'slack', secret: 'SLACK_WEBHOOK_URL', channel: '#care' } as const;
    world = await SlackWorld.open(to(app, hook));
    await world.until(opening);
    for (const id of ids(7)) world.alert(aMentionIn(world, id, held), 'breach');
    await world.until(world.now + 10 * MINUTE);

    expect(world.shown()).toEqual(['While you were closed: 7 alerts']);
    expect(world.slack.posted.map(({ message }) => JSON.stringify(message))).toEqual([
      expect.stringContaining('While you were closed: 7 alerts'),
    ]);
  });

  it('does not wait for it when its policy calls it urgent, nor does anything else that comes meanwhile', async () => {
    world = await SlackWorld.open(to(MAILBOX));
    await world.until(opening);
    for (const id of ids(3)) world.alert(aMentionIn(world, id, held), 'breach');
    await world.until(world.now + 5 * SECOND);
    world.alert(aMentionIn(world, 'm9'));
    await world.until(world.now + 5 * SECOND);

    expect(world.others.got.flatMap(idsIn)).toEqual(['m9']);
    await world.until(world.now + 2 * MINUTE);
    expect(world.others.got.flatMap(idsIn)).toEqual(['m9', 'm1', 'm2', 'm3']);
    expect(world.isQuiet).toBe(true);
  });

  it('is an alert of its own, a minute after the opening, when there is only one; what was answered is not told', async () => {
    world = await SlackWorld.open(to(MAILBOX));
    await world.until(opening);
    const mentions = ids(2).map((id) => aMentionIn(world, id, held));
    for (const mention of mentions) world.alert(mention, 'breach');
    const [, second] = mentions;
    if (second) world.change(second, { status: 'late', respondedAt: opening });
    await world.until(world.now + 10 * MINUTE);

    expect(world.others.got).toHaveLength(1);
    expect(world.others.got[0]).toMatchObject({
      at: opening + MINUTE,
      message: { subject: expect.stringContaining('[1 star]') },
    });
  });
});

describe('an incident in PagerDuty', () => {
  const actions = () =>
    world.others.got.flatMap((one) =>
      one.by === 'pagerduty' ? [[one.message.event_action, one.message.dedup_key]] : [],
    );
  const KEY = 'replywatch/kettle/app-store:us:1234/m1';

  it('is triggered by a stage, acknowledged by a claim, resolved by the answer, each once', async () => {
    world = await SlackWorld.open(to(ON_CALL));
    const mention = aMentionIn(world, 'm1');
    world.alert(mention);
    await world.until(world.now + MINUTE);
    const claimed = world.change(mention, { claim: { by: 'Ada', until: world.now + HOUR } });
    await world.until(world.now + MINUTE);
    const noted = world.change(claimed, {});
    await world.until(world.now + MINUTE);
    const answered = world.change(noted, { status: 'met', respondedAt: world.now });
    await world.until(world.now + MINUTE);
    world.change(answered, { recoveredAt: world.now });
    await world.until(world.now + MINUTE);

    expect(actions()).toEqual([
      ['trigger', KEY],
      ['acknowledge', KEY],
      ['resolve', KEY],
    ]);
  });

  it('is resolved when the claim and the answer came while PagerDuty was down, after it was triggered at all', async () => {
    world = await SlackWorld.open(to(ON_CALL));
    world.others.state.answer = 'down';
    const mention = aMentionIn(world, 'm1');
    world.alert(mention);
    await world.until(world.now + 10 * MINUTE);
    world.change(mention, { status: 'met', respondedAt: world.now });
    await world.until(world.now + 10 * MINUTE);
    world.others.state.answer = 'takes';
    await world.until(world.now + 10 * MINUTE);
    // Nobody was called, so nobody is called off.
    expect(actions()).toEqual([]);
    expect(world.isQuiet).toBe(true);
  });

  it('is resolved when PagerDuty took the trigger, its answer was lost, and the customer was answered meanwhile', async () => {
    world = await SlackWorld.open(to(ON_CALL));
    const { pagerDuty } = world.others.ports;
    let isLost = true;
    world.otherPorts = {
      ...world.others.ports,
      pagerDuty: {
        send: async (server, event) => {
          await pagerDuty.send(server, event);
          if (isLost) throw new ReceiverUnavailable('no answer', 0, { isDoubtful: true });
        },
      },
    };
    const mention = aMentionIn(world, 'm1');
    world.alert(mention);
    await world.until(world.now + SECOND);
    isLost = false;
    world.change(mention, { status: 'met', respondedAt: world.now });
    await world.until(world.now + 10 * MINUTE);

    expect(actions()).toEqual([
      ['trigger', KEY],
      ['resolve', KEY],
    ]);
    expect(world.isQuiet).toBe(true);
  });

  it('is not opened with a key that is none, which goes nowhere', async () => {
    world = await SlackWorld.open(to({ ...ON_CALL, secret: 'OTHER_KEY' }));
    world.alert(aMentionIn(world, 'm1'));
    await world.until(world.now + MINUTE);

    expect(world.others.got).toEqual([]);
    expect(world.queues.givenUp).toMatchObject([
      { reason: expect.stringContaining('OTHER_KEY holds no integration key') },
    ]);
  });
});

describe('a mention that was found late', () => {
  const late = {
    lateDiscovered: true,
    ladder: [
      { key: 'breach' as const, at: DUE - HOUR, owner: 'support' },
      { key: 'escalate1' as const, at: DUE, owner: 'support' },
      { key: 'escalate2' as const, at: DUE + HOUR, owner: 'lead' },
    ],
    dueAt: DUE - 2 * HOUR,
    fired: 0,
  };
  const hook = { by: 'slack', secret: 'SLACK_WEBHOOK_URL', channel: '#care' } as const;
  const app = { by: 'slack', secret: 'SLACK_BOT_TOKEN', channel: 'C0CARE01', app: true } as const;
  const said = (text: unknown): number => JSON.stringify(text).split('Found late: it was past due').length - 1;

  it('is said to be so, once, by every receiver, and not again to the same owner', async () => {
    world = await SlackWorld.open(to(app, hook, MAILBOX, DESK, ON_CALL, CHAT));
    const mention = aMentionIn(world, 'm1', { ...late, pending: { stage: 'breach', since: DUE } });
    world.alert(mention, 'breach');
    await world.until(world.now + MINUTE);
    expect(world.slack.workspace.posts.map(({ message }) => said(message['blocks']))).toEqual([1]);
    expect(world.slack.posted.map(({ message }) => said(message))).toEqual([1]);
    for (const { by, message } of world.others.got) {
      const { html: _, ...plain } = by === 'email' ? message : { ...message, html: '' };
      expect(said(plain), by).toBe(1);
      if (by === 'email') expect(said(message.html)).toBe(1);
    }
    expect(world.others.got).toHaveLength(4);

    world.alert(world.change(mention, { fired: 1, pending: { stage: 'escalate1', since: DUE } }), 'escalate1');
    await world.until(world.now + MINUTE);
    for (const { by, message } of world.others.got.slice(4)) expect(said(message), by).toBe(0);
    const [living, reminder] = world.slack.workspace.posts;
    expect([said(living?.message['blocks']), said(reminder?.message['blocks'])]).toEqual([1, 0]);
  });
});
