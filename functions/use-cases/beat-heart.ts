import type { Duration } from '../domain/shared/time.ts';
import { MINUTE } from '../domain/shared/time.ts';
import type { Http } from '../ports/http.ts';
import type { Now } from '../ports/now.ts';
import type { Pulse } from '../ports/operation.ts';

interface Deps {
  readonly pulse: Pick<Pulse, 'dispatchedAt' | 'lastCheck'>;
  readonly http: Http;
  readonly now: Now;
}

/** `ill`: something of ours does not run as it should, and the one who listens is to notice the silence. */
export type Beat =
  | { readonly beat: 'sent' }
  | { readonly beat: 'ill'; readonly reason: string }
  | { readonly beat: 'notTaken'; readonly reason: string };

const LATE: Duration = 5 * MINUTE;
/** Three turns of check-sources. */
const UNCHECKED: Duration = 45 * MINUTE;

/**
 * Tells somebody outside, after a sweep that went well, that all is well; silence tells them the rest: that of an
 * account, a Region or a person who switched the alarms off as well. Never throws: a sweep must not fail for it.
 */
export async function beatHeart(address: string, oldestAge: Duration, { pulse, http, now }: Deps): Promise<Beat> {
  const [dispatchedAt = 0, check] = await Promise.all([pulse.dispatchedAt(), pulse.lastCheck()]);
  const at = now();
  const ill = (reason: string): Beat => ({ beat: 'ill', reason });
  if (oldestAge > LATE) return ill('what is due is not done');
  if (at - dispatchedAt > LATE) return ill('no polls are dispatched');
  if (check === undefined || at - check.at > UNCHECKED) return ill('sources are not checked');
  if (check.isProbeLate) return ill('the daily probe is not back');
  const answer = await http.send({ method: 'GET', url: address, headers: {} });
  if ('failed' in answer) return { beat: 'notTaken', reason: answer.failed };
  if (answer.status >= 400) return { beat: 'notTaken', reason: `it answers ${answer.status}` };
  return { beat: 'sent' };
}
