import { SlackRefused, SlackUnavailable } from '../../domain/alerts/slack-unavailable.ts';
import { type Duration, SECOND } from '../../domain/shared/time.ts';
import type { SlackSender } from '../../ports/slack.ts';
import { exchange } from './exchange.ts';

export interface WebhookOptions {
  /** @default 8 s */
  readonly timeout?: Duration;
}

/** Posts messages to Slack's incoming webhooks. Their addresses are secrets: none stands in an error. */
export function incomingWebhook({ timeout = 8 * SECOND }: WebhookOptions = {}): SlackSender {
  return {
    async post(webhookAddress, message) {
      if (!URL.canParse(webhookAddress)) throw new SlackRefused('the secret holds no webhook address');
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const { status, text, wait } = await exchange(webhookAddress, headers, JSON.stringify(message), timeout);
      if (status === 200) return;
      // Slack answers with one word.
      const word = /^[\w ]{1,60}$/u.exec(text.trim())?.[0];
      if (status === 429) throw new SlackUnavailable('Slack: too many messages (429)', wait);
      if (status >= 500) {
        throw new SlackUnavailable(`Slack: ${status}${word === undefined ? '' : ` ${word}`}`, wait, {
          isDoubtful: true,
        });
      }
      throw new SlackRefused(word ?? String(status), status);
    },
  };
}
