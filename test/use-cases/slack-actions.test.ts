import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incomingWebhook } from '../../functions/adapters/slack/incoming-webhook.ts';
import { sign, verifySignature } from '../../functions/adapters/slack/verify-signature.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { answerSlackAction } from '../../functions/use-cases/slack-actions.ts';
import { aClockedMention, aRunningClock, at, DUE } from '../domain/alerts/builders.ts';
import { pressBody } from '../domain/alerts/slack-press.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { alertSettings, memoryMentions } from './alert-ports.ts';

const PRESSED = at('2026-11-23T12:50:00.250Z');
const NOW = at('2026-11-23T12:50:01Z');
const SECRET = 'invented-signing-secret';

function acting(mentions: ReturnType<typeof memoryMentions>, settings = alertSettings()) {
  const deps = {
    readSettings: async () => settings,
    secrets: { read: async () => SECRET },
    isSigned: verifySignature,
    mentions,
    slack: incomingWebhook({ timeout: 2_000 }),
    now: () => NOW,
  };
  const press = (body: string, signature = sign(String(NOW / 1_000), body, SECRET)) =>
    answerSlackAction({ timestamp: String(NOW / 1_000), signature, body }, deps);
  return { press, deps };
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

      expect(first.changed).toBe(true);
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
    });
  });

  it.each<[Partial<Mention['clock']>, string]>([
    [{ status: 'late' }, 'Nothing left to do: it was answered after the deadline.'],
    [{ status: 'withdrawn' }, 'Nothing left to do: it is gone from its source.'],
    [{ status: 'excluded', reason: 'five *stars*' }, 'Nothing left to do: no answer is needed (five ∗stars∗).'],
    [{ cycle: 2 }, 'That message is about an earlier answer; please use the newest one about this mention.'],
    [
      { startedAt: PRESSED + 1 },
      "That did not work: 2026-11-23T12:\u206050:00.250Z is before the clock's start 2026-11-23T12:\u206050:00.251Z.",
    ],
  ])('finds a clock with %j and says why nothing was done', async (over, text) => {
    const store = memoryMentions(aClockedMention({ clock: aRunningClock(over) }));

    expect(await acting(store).press(pressBody('answered'))).toEqual({ status: 200, text, changed: false });
    expect(store.saves).toBe(0);
  });

  it('on a mention that is no longer stored is answered kindly', async () => {
    expect(await acting(memoryMentions()).press(pressBody('claim'))).toEqual({
      status: 200,
      text: 'This mention is no longer stored; nothing was changed.',
      changed: false,
    });
  });

  it('on a mention that never holds still asks for another press', async () => {
    const mention = aClockedMention();
    const { deps } = acting(memoryMentions(mention));
    const body = pressBody('claim');
    const request = { timestamp: String(NOW / 1_000), signature: sign(String(NOW / 1_000), body, SECRET), body };
    const racing = { find: async () => mention, save: async () => 'conflict' as const };

    expect((await answerSlackAction(request, { ...deps, mentions: racing })).text).toBe(
      'Too much is happening to this mention at once; please press again.',
    );
  });

  it('on the link is nothing to us', async () => {
    expect(await acting(memoryMentions()).press(pressBody('open'))).toEqual({ status: 200, text: '', changed: false });
  });

  it('that Slack did not sign changes nothing: 401', async () => {
    const store = memoryMentions(aClockedMention());

    expect(await acting(store).press(pressBody('claim'), 'v0=00')).toEqual({
      status: 401,
      text: 'slack-actions: not signed by Slack within the last five minutes',
      changed: false,
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
      changed: false,
    });
  });

  describe('with an address for the answer', () => {
    let slack: SlackDouble;
    const answers: unknown[] = [];
    beforeEach(async () => {
      answers.length = 0;
      slack = await startSlackDouble();
    });
    afterEach(() => slack.close());

    const pressing = (store: ReturnType<typeof memoryMentions>) => {
      const { deps } = acting(store);
      const body = pressBody('claim', { response_url: slack.webhook('answer') });
      const recording = { post: async (_: string, message: unknown) => void answers.push(message) };
      const request = { timestamp: String(NOW / 1_000), signature: sign(String(NOW / 1_000), body, SECRET), body };
      return {
        told: () => answerSlackAction(request, { ...deps, slack: recording }),
        untold: () => answerSlackAction(request, deps),
      };
    };

    it('tells the channel what changed, and only the person what did not', async () => {
      const { told } = pressing(memoryMentions(aClockedMention()));
      await told();
      await told();

      const text = 'Claimed by mira until 15:50 CET. The clock runs on: due 14:30 CET.';
      expect(answers).toEqual([
        { text, response_type: 'in_channel', replace_original: false },
        { text, response_type: 'ephemeral', replace_original: false },
      ]);
    });

    it('is carried out even when the words about it do not arrive', async () => {
      slack.answerNext({ status: 500, word: 'down' });
      const store = memoryMentions(aClockedMention());

      expect((await pressing(store).untold()).changed).toBe(true);
      expect(slack.requests()).toBe(1);
      expect(store.saves).toBe(1);
    });
  });
});
