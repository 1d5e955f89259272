import { SlackUnavailable } from '../../domain/alerts/slack-unavailable.ts';
import { type Duration, SECOND } from '../../domain/shared/time.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** How long Slack asked us to wait; 0 when it did not say. */
  readonly wait: Duration;
}

/** One POST to Slack. Throws SlackUnavailable when no answer came; addresses and tokens stand in no error. */
export async function exchange(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeout: Duration,
): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body,
      // Slack never redirects; whoever does would be handed our customers' words.
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    return { status: response.status, text: await response.text(), wait: waitOf(response.headers.get('retry-after')) };
  } catch (error) {
    // Neither the message nor the cause is kept: both can hold the address.
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const problem = isLate ? `Slack: no answer in ${timeout / SECOND} s` : 'Slack: no connection';
    throw new SlackUnavailable(problem, 0, { isDoubtful: true });
  }
}

/** Slack writes whole seconds. */
const waitOf = (retryAfter: string | null): Duration =>
  retryAfter !== null && /^\d{1,5}$/u.test(retryAfter) ? Number(retryAfter) * SECOND : 0;
