import { ReceiverRefused, ReceiverUnavailable } from '../../domain/alerts/receiver-unavailable.ts';
import { type Duration, HOUR, SECOND } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';

const LONGEST_WAIT: Duration = HOUR;
/** A server that says one of these may take the same request later. */
const LATER = new Set([408, 425, 429]);

/** Returns when a receiver has taken the message; throws what its answer means otherwise. Bodies stand in no error. */
export function takenOrThrown(receiver: string, answer: HttpResponse | HttpFailure): void {
  if ('failed' in answer) throw new ReceiverUnavailable(answer.failed, 0, { isDoubtful: true });
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return;
  const said = `${receiver} answers ${status}`;
  if (LATER.has(status) || status >= 500)
    throw new ReceiverUnavailable(said, waitOf(headers['retry-after']), { isDoubtful: status >= 500 });
  throw new ReceiverRefused(said);
}

/** Whole seconds are all that is understood; a date would be by the receiver's clock. */
const waitOf = (retryAfter: string | undefined): Duration =>
  retryAfter !== undefined && /^\d{1,6}$/u.test(retryAfter) ? Math.min(LONGEST_WAIT, Number(retryAfter) * SECOND) : 0;
