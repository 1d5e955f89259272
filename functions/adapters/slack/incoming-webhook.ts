import { SlackUnavailable } from '../../domain/alerts/slack-unavailable.ts';
import { type Duration, SECOND } from '../../domain/shared/time.ts';
import type { SlackSender } from '../../ports.ts';

export interface WebhookOptions {
  /** @default 10 s */
  readonly timeout?: Duration;
}

/** Posts messages to Slack's incoming webhooks. Their addresses are secrets: none stands in an error. */
export function incomingWebhook({ timeout = 10 * SECOND }: WebhookOptions = {}): SlackSender {
  return {
    async post(webhookAddress, message) {
      if (!URL.canParse(webhookAddress)) throw new Error('Slack: the secret holds no webhook address');
      const answer = await send(webhookAddress, JSON.stringify(message), timeout);
      if (answer.status === 200) return;
      if (answer.status === 429) {
        throw new SlackUnavailable('Slack: too many messages (429)', waitOf(answer.retryAfter));
      }
      if (answer.status >= 500)
        throw new SlackUnavailable(`Slack: ${answer.status}${answer.word}`, waitOf(answer.retryAfter));
      throw new Error(`Slack refused the message: ${answer.status}${answer.word}`);
    },
  };
}

interface Answer {
  readonly status: number;
  /** ` invalid_payload`: Slack answers with one word. */
  readonly word: string;
  readonly retryAfter: string | null;
}

async function send(address: string, body: string, timeout: Duration): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      // Slack never redirects; whoever does would be handed our customers' words.
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const word = /^[\w ]{1,60}$/u.exec((await response.text()).trim())?.[0];
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, word: word === undefined ? '' : ` ${word}`, retryAfter };
  } catch (error) {
    // Neither the message nor the cause is kept: both can hold the address.
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new SlackUnavailable(late ? `Slack: no answer in ${timeout / SECOND} s` : 'Slack: no connection', 0);
  }
}

/** Slack writes whole seconds. */
const waitOf = (retryAfter: string | null): Duration =>
  retryAfter !== null && /^\d{1,5}$/u.test(retryAfter) ? Number(retryAfter) * SECOND : 0;
