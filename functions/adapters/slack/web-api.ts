import { SlackRefused, SlackUnavailable } from '../../domain/alerts/slack-unavailable.ts';
import { type Duration, SECOND } from '../../domain/shared/time.ts';
import type { SlackApp } from '../../ports/slack.ts';
import { exchange } from './exchange.ts';

export interface WebApiOptions {
  /** Ends without a slash. @default https://slack.com/api */
  readonly address?: string | undefined;
  /** @default 8 s */
  readonly timeout?: Duration;
}

/** Words by which Slack says that it may work later. */
const LATER = new Set([
  'ratelimited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
const POSTS = new Set(['chat.postMessage']);
/** Methods that Slack reads from a form: their JSON is not looked at. */
const FORMS = new Set(['conversations.history', 'conversations.replies']);

/** Slack's Web API. Tokens are secrets: none stands in an error. Source: https://docs.slack.dev/apis/web-api */
export function webApi({ address = 'https://slack.com/api', timeout = 8 * SECOND }: WebApiOptions = {}): SlackApp {
  return {
    async call(method, token, body) {
      if (!/^[\x21-\x7E]{10,300}$/u.test(token)) throw new SlackRefused('invalid_auth');
      const isForm = FORMS.has(method);
      const answer = await exchange(
        `${address}/${method}`,
        {
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
          authorization: `Bearer ${token}`,
        },
        isForm ? form(body) : JSON.stringify(body),
        timeout,
      );
      if (answer.status === 429) throw new SlackUnavailable('Slack: too many calls (429)', answer.wait);
      // A server that fails may have posted all the same.
      const isDoubtful = POSTS.has(method);
      if (answer.status !== 200) throw new SlackUnavailable(`Slack: ${answer.status}`, answer.wait, { isDoubtful });
      const said = objectIn(answer.text);
      if (said === undefined) throw new SlackUnavailable('Slack: an answer that is not JSON', 0, { isDoubtful });
      if (said['ok'] === true) return said;
      const word = wordOf(said['error']);
      if (LATER.has(word))
        throw new SlackUnavailable(`Slack: ${word}`, answer.wait, { isDoubtful: isDoubtful && word !== 'ratelimited' });
      throw new SlackRefused(word);
    },
  };
}

const form = (body: Readonly<Record<string, unknown>>): string =>
  new URLSearchParams(Object.entries(body).map(([name, value]): [string, string] => [name, String(value)])).toString();

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const wordOf = (error: unknown): string =>
  typeof error === 'string' && /^\w{1,60}$/u.test(error) ? error : 'unknown_error';
