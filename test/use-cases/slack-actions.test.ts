import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSlackNews } from '../../functions/adapters/runtime/slack-news.ts';
import { incomingWebhook } from '../../functions/adapters/slack/incoming-webhook.ts';
import { sign, verifySignature } from '../../functions/adapters/slack/verify-signature.ts';
import { webApi } from '../../functions/adapters/slack/web-api.ts';
import { actionValue } from '../../functions/domain/alerts/action-value.ts';
import type { PeopleAction } from '../../functions/domain/alerts/people-action.ts';
import { slackMessage } from '../../functions/domain/alerts/slack-message.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { actOnMention } from '../../functions/use-cases/act-on-mention.ts';
import { answerSlackAction } from '../../functions/use-cases/slack-actions.ts';
import { aClockedMention, anAlert, aRunningClock, at, DUE } from '../domain/alerts/builders.ts';
import { aPress, pressBody } from '../domain/alerts/slack-press.ts';
import { inMemoryQueues } from '../support/in-memory-queues.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { alertSettings, memoryMentions } from './alert-ports.ts';

const PRESSED = at('2026-11-23T12:50:00.250Z');
const NOW = at('2026-11-23T12:50:01Z');
const SECRET = 'invented-signing-secret';

function acting(mentions: ReturnType<typeof memoryMentions>, settings = alertSettings()) {
  const queues = inMemoryQueues();
  const deps = {
    readSettings: async () => settings,
    secrets: { read: async () => SECRET },
    isSigned: verifySignature,
    queues,
    app: webApi(),
    slack: incomingWebhook({ timeout: 2_000 }),
    now: () => NOW,
  };
  const request = (body: string, signature = sign(String(NOW / 1_000), body, SECRET)) => ({
    timestamp: String(NOW / 1_000),
    signature,
    body,
  });
  /** What comes of a press: the answer to Slack, or what the queue's worker makes of it. */
  const press = async (body: string, signature?: string) => {
    const answer = await answerSlackAction(request(body, signature), deps);
    const work = queues.slack.shift()?.message;
    if (work?.kind !== 'act') return answer;
    const { brand, origin, externalId, kind: _, ...deed } = work;
    const key = { brand, origin, externalId };
    return { status: answer.status, ...(await actOnMention({ key, ...deed } as PeopleAction, settings, mentions)) };
  };
  return { press, request, deps, queues };
}

describe('a button pressed in Slack', () => {
  it('claims for as long as the policy says, without moving the deadline', async () => {
    const mention = aClockedMention();
    const store = memoryMentions(mention);

    const answer = await acting(store).press(pressBody('claim'));

    expect(answer).toEqual({
      status: 200,
      text: 'Claimed by mira until 15:50 CET. The clock runs on: due 14:30 CET.',
      changed: true,
      isDone: true,
    });
    expect(store.get(mention)).toMatchObject({
      clock: { claim: { by: 'mira', until: PRESSED + 2 * HOUR }, dueAt: DUE },
      history: [{ at: PRESSED, what: 'claimed' }],
      version: mention.version + 1,
    });
  });

  it('snoozes and moves the deadline by the open time of the pause', async () => {
    const mention = aClockedMention();
    const store = memoryMentions(mention);

    const answer = await acting(store).press(pressBody('snooze'));

    // Of the four hours, 3 h 9 min 59.75 s are open: 2 h 30 min of them fit in today after 14:30, the rest is tomorrow's.
    expect(answer.text).toBe('Snoozed by mira until 17:50 CET; due Tue 24 Nov 09:39 CET.');
    expect(store.get(mention)?.clock.snoozedUntil).toBe(PRESSED + 4 * HOUR);
  });

  it('takes a mention out when it is not relevant', async () => {
    const mention = aClockedMention();
    const store = memoryMentions(mention);

    expect((await acting(store).press(pressBody('notRelevant'))).text).toBe(
      'Marked as not relevant by mira: no answer is needed.',
    );
    expect(store.get(mention)?.clock).toMatchObject({ status: 'excluded', reason: 'not relevant: from Slack' });
  });

  it.each([
    ['in time', aRunningClock(), 'met'],
    ['after the deadline', aRunningClock({ dueAt: PRESSED - 1 }), 'late'],
  ])('marks as answered %s', async (words, clock, status) => {
    const mention = aClockedMention({ clock });
    const store = memoryMentions(mention);

    expect((await acting(store).press(pressBody('answered'))).text).toBe(`Marked as answered by mira: ${words}.`);
    expect(store.get(mention)?.clock.status).toBe(status);
  });

  it.each(['claim', 'snooze', 'notRelevant', 'answered'])(
    'of %s counts once, however often Slack delivers it',
    async (kind) => {
      const store = memoryMentions(aClockedMention());
      const { press } = acting(store);
      const first = await press(pressBody(kind));
      const again = await press(pressBody(kind));

      expect(first).toMatchObject({ changed: true });
      expect(again).toEqual({ ...first, changed: false });
      expect(store.saves).toBe(1);
    },
  );

  it('decides anew when somebody else was quicker', async () => {
    const mention = aClockedMention();
    const store = memoryMentions(mention);
    store.beforeSave = () =>
      store.put({ ...mention, clock: { ...mention.clock, status: 'met' }, version: mention.version + 1 });

    expect(await acting(store).press(pressBody('claim'))).toEqual({
      status: 200,
      text: 'Nothing left to do: it was answered in time.',
      changed: false,
      isDone: false,
    });
  });

  it.each<[Partial<Mention['clock']>, string]>([
    [{ status: 'late' }, 'Nothing left to do: it was answered after the deadline.'],
    [{ status: 'withdrawn' }, 'Nothing left to do: it is gone from its source.'],
    [{ status: 'excluded', reason: 'five *stars*' }, 'Nothing left to do: no answer is needed (five *stars*).'],
    [{ cycle: 2 }, 'That message is about an earlier answer; please use the newest one about this mention.'],
    [
      { startedAt: PRESSED + 1 },
      "That did not work: 2026-11-23T12:50:00.250Z is before the clock's start 2026-11-23T12:50:00.251Z.",
    ],
  ])('finds a clock with %j and says why nothing was done', async (over, text) => {
    const store = memoryMentions(aClockedMention({ clock: aRunningClock(over) }));

    expect(await acting(store).press(pressBody('answered'))).toEqual({
      status: 200,
      text,
      changed: false,
      isDone: false,
    });
    expect(store.saves).toBe(0);
  });

  it('on a mention that is no longer stored is answered kindly', async () => {
    expect(await acting(memoryMentions()).press(pressBody('claim'))).toEqual({
      status: 200,
      text: 'This mention is no longer stored; nothing was changed.',
      changed: false,
      isDone: false,
    });
  });

  it('on a mention that never holds still asks for another press', async () => {
    const mention = aClockedMention();
    const racing = { find: async () => mention, save: async () => 'conflict' as const };
    const claim = { key: mention, by: 'mira', at: PRESSED, does: 'claim' } as const;

    expect((await actOnMention(claim, alertSettings(), racing)).text).toBe(
      'Too much is happening to this mention at once; please press again.',
    );
  });

  it('on the link is nothing to us', async () => {
    expect(await acting(memoryMentions()).press(pressBody('open'))).toEqual({
      status: 200,
      text: '',
      outcome: 'nothing',
    });
  });

  it('that Slack did not sign changes nothing: 401', async () => {
    const store = memoryMentions(aClockedMention());

    expect(await acting(store).press(pressBody('claim'), 'v0=00')).toEqual({
      status: 401,
      text: 'slack-actions: not signed by Slack within the last five minutes',
      outcome: 'refused',
    });
    expect(store.saves).toBe(0);
  });

  it('while buttons are off is refused: 401', async () => {
    const { slackSigningSecret: _, ...settings } = alertSettings();

    expect((await acting(memoryMentions(), settings).press(pressBody('claim'))).status).toBe(401);
  });

  it('that is malformed is refused in one line: 400', async () => {
    expect(await acting(memoryMentions()).press('payload=%7B')).toEqual({
      status: 400,
      text: 'payload: "{" is not JSON; press the button of an alert in Slack',
      outcome: 'refused',
    });
  });

  it('is in the queue when Slack is answered, with what it takes to carry it out', async () => {
    const { request, deps, queues } = acting(memoryMentions());

    expect(await answerSlackAction(request(pressBody('claim')), deps)).toEqual({
      status: 200,
      text: '',
      outcome: 'queued',
    });
    expect(queues.slack).toEqual([
      {
        message: {
          kind: 'act',
          brand: 'kettle',
          origin: 'app-store:us:1234',
          externalId: '4711',
          cycle: 1,
          by: 'mira',
          at: PRESSED,
          does: 'claim',
        },
      },
    ]);
    expect(parseSlackNews(JSON.stringify(queues.slack[0]?.message))).toEqual(queues.slack[0]?.message);
  });
});

describe('a window', () => {
  let slack: SlackDouble;
  let now = NOW;
  beforeEach(async () => {
    now = NOW;
    slack = await startSlackDouble(() => now);
  });
  afterEach(() => slack.close());

  const asking = () => {
    const trigger = slack.workspace.newTrigger();
    const body = pressBody('more', {
      trigger_id: trigger,
      response_url: slack.webhook('answer'),
      message: { blocks: slackMessage(anAlert(), { buttons: 'app' }).blocks },
      actions: [{ action_id: 'more', action_ts: '1795438200.250000', selected_option: { value: 'askNote' } }],
    });
    const { request, deps } = acting(memoryMentions(), alertSettings({ slackBotToken: 'SLACK_BOT_TOKEN' }));
    const secrets = { read: async (name: string) => (name === 'SLACK_BOT_TOKEN' ? slack.token : SECRET) };
    return { request: request(body), deps: { ...deps, secrets, app: webApi({ address: slack.api }) } };
  };

  it('is opened at once, for its trigger lives three seconds', async () => {
    const { request, deps } = asking();

    expect(await answerSlackAction(request, deps)).toEqual({ status: 200, text: '', outcome: 'opened' });
    expect(slack.workspace.views).toEqual([expect.objectContaining({ callback_id: 'askNote' })]);
  });

  it('whose trigger has expired asks the person to press again', async () => {
    const { request, deps } = asking();
    now += 3_001;

    expect((await answerSlackAction(request, deps)).outcome).toBe('tooLate');
    expect(slack.workspace.views).toEqual([]);
  });

  it('that is sent with a mistake stays open and says which', async () => {
    const view = {
      callback_id: 'askNote',
      private_metadata: JSON.stringify({ value: actionValue({ key: aClockedMention(), cycle: 1 }), at: NOW }),
    };
    const body = aPress({ type: 'view_submission', view });
    const { request, deps } = acting(memoryMentions());

    expect(await answerSlackAction(request(body), deps)).toEqual({
      status: 200,
      text: '{"response_action":"errors","errors":{"reason":"Write a note"}}',
      outcome: 'invalid',
    });
  });
});
