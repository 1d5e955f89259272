import type { PlannedRequest, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { MINUTE } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import { jsonOf, problemOf, retryAtOf } from './answer.ts';
import { recordOf, textAt, valueAt } from './fields.ts';

/** Words for "too many requests" in Google's errors, which often come with 403 instead of 429. */
const QUOTA =
  /^(quotaExceeded|dailyLimitExceeded(Unreg)?|rateLimitExceeded|userRateLimitExceeded|RATE_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED)$/u;
/** Google says nowhere when a quota is full again: so long we leave it alone. */
const QUOTA_WAIT = 15 * MINUTE;

/** What Google's APIs say of an answer that is no success, `{error: {code, status, errors: [{reason}], details: [{reason}]}}`. */
export function googleProblemOf(
  who: string,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: Instant,
): SourceProblem | undefined {
  const problem = problemOf(who, asked, answer, now);
  if (problem === undefined || 'failed' in answer) return problem;
  const reasons = googleReasons(answer.body);
  const named = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  if (answer.status === 429 || reasons.some((reason) => QUOTA.test(reason))) {
    return {
      problem: 'rateLimited',
      line: `${who} answered ${answer.status}${named}: its quota is used up`,
      retryAt: retryAtOf(answer.headers, now) ?? now + QUOTA_WAIT,
    };
  }
  return { ...problem, line: problem.line.replace(` answered ${answer.status}`, ` answered ${answer.status}${named}`) };
}

/** The reasons that an error names, most telling first, each once; words of Google's own only. */
export function googleReasons(body: string): readonly string[] {
  const read = jsonOf('', body);
  const error = isProblem(read) ? undefined : recordOf(valueAt(read.json, 'error'));
  const listed = [error?.['errors'], error?.['details']].flatMap((list) => (Array.isArray(list) ? list : []));
  const words = [...listed.map((entry: unknown) => textAt(entry, 'reason')), textAt(error, 'status')];
  return [...new Set(words)].filter((word) => word !== undefined && /^[A-Za-z_]{1,60}$/u.test(word)) as string[];
}
