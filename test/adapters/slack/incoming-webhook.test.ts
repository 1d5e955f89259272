import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenLocally } from '../../../bin/local/listening.ts';
import { incomingWebhook } from '../../../functions/adapters/slack/incoming-webhook.ts';
import { slackMessage } from '../../../functions/domain/alerts/slack-message.ts';
import { SlackUnavailable } from '../../../functions/domain/alerts/slack-unavailable.ts';
import { anAlert } from '../../domain/alerts/builders.ts';
import { type SlackDouble, startSlackDouble } from '../../support/slack-double.ts';

const message = slackMessage(anAlert(), { buttons: 'presses' });
const failure = (posted: Promise<void>): Promise<unknown> =>
  posted.then(
    () => 'posted',
    (error: unknown) => error,
  );

describe('an incoming webhook', () => {
  let slack: SlackDouble;
  beforeEach(async () => {
    slack = await startSlackDouble();
  });
  afterEach(() => slack.close());

  it('takes the message as it is', async () => {
    await incomingWebhook().post(slack.webhook('B1'), message);

    expect(slack.posted).toEqual([{ path: '/services/T000/B000/B1', message }]);
  });

  it.each([
    [{ status: 429, word: 'rate_limited', retryAfter: 30 }, 'Slack: too many messages (429)', 30_000],
    [{ status: 429, word: '' }, 'Slack: too many messages (429)', 0],
    [{ status: 503, word: 'down', retryAfter: 5 }, 'Slack: 503 down', 5_000],
    [{ status: 500, word: '<html>long page</html>' }, 'Slack: 500', 0],
  ])('that answers %j can be asked again', async (answer, words, waitMs) => {
    slack.answerNext(answer);

    const error = await failure(incomingWebhook().post(slack.webhook('B1'), message));

    expect(error).toBeInstanceOf(SlackUnavailable);
    expect(error).toMatchObject({ message: words, waitMs });
  });

  it.each([
    [{ status: 400, word: 'invalid_payload' }, 'Slack refused the message: 400 invalid_payload'],
    [{ status: 403, word: 'action_prohibited' }, 'Slack refused the message: 403 action_prohibited'],
    [{ status: 404, word: 'channel_not_found' }, 'Slack refused the message: 404 channel_not_found'],
    [{ status: 410, word: 'channel_is_archived' }, 'Slack refused the message: 410 channel_is_archived'],
    [{ status: 204, word: '' }, 'Slack refused the message: 204'],
  ])("that answers %j is told in Slack's own word", async (answer, words) => {
    slack.answerNext(answer);

    const error = await failure(incomingWebhook().post(slack.webhook('B1'), message));

    expect(error).not.toBeInstanceOf(SlackUnavailable);
    expect(error).toMatchObject({ message: words });
  });

  it('is told by the double when a message breaks a limit', async () => {
    const tooMany = { text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) };

    await expect(incomingWebhook().post(slack.webhook('B1'), tooMany)).rejects.toThrow('400 invalid_blocks');
    await expect(incomingWebhook().post(slack.webhook('B1'), {})).rejects.toThrow('400 no_text');
  });

  it('follows no redirect and repeats its address in no error', async () => {
    slack.answerNext({ status: 302, word: '' });

    const redirected = await failure(incomingWebhook().post(slack.webhook('SECRETPART'), message));
    const unreachable = await failure(incomingWebhook().post('http://127.0.0.1:1/services/SECRETPART', message));
    const noAddress = await failure(incomingWebhook().post('SECRETPART', message));

    expect(slack.requests()).toBe(1);
    expect(redirected).toMatchObject({ message: 'Slack: no connection' });
    for (const error of [redirected, unreachable, noAddress]) {
      expect(error).toBeInstanceOf(Error);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('SECRETPART');
    }
  });

  it('that does not answer in time can be asked again', async () => {
    const silent = await listenLocally(createServer(() => {}));

    const error = await failure(incomingWebhook({ timeout: 50 }).post(`${silent.origin}/`, message));
    await silent.close();

    expect(error).toBeInstanceOf(SlackUnavailable);
    expect(error).toMatchObject({ message: 'Slack: no answer in 0.05 s', waitMs: 0 });
  });
});
