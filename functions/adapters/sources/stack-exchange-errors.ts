import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { DAY, SECOND } from '../../domain/shared/time.ts';
import type { problemOf } from './answer.ts';
import { namedProblemOf } from './error-word.ts';
import { valueAt } from './fields.ts';

/** The API's own names for what went wrong; most come with a status of 400, throttling too. */
const PROBLEMS: Readonly<Record<string, SourceProblem['problem']>> = {
  throttle_violation: 'rateLimited',
  temporarily_unavailable: 'outage',
  internal_error: 'outage',
  access_token_required: 'unauthorised',
  invalid_access_token: 'unauthorised',
  access_denied: 'unauthorised',
  key_required: 'unauthorised',
  no_method: 'notFound',
};

export function stackExchangeProblemOf(...given: Parameters<typeof problemOf>): SourceProblem | undefined {
  const [, , answer, now] = given;
  const problem = namedProblemOf(given, ['error_name'], PROBLEMS);
  if (problem?.problem !== 'rateLimited' || problem.retryAt !== undefined || 'failed' in answer) return problem;
  // "too many requests from this IP, more requests available in 65 seconds"
  const [, seconds] = /available in (\d{1,6}) second/u.exec(answer.body) ?? [];
  return seconds === undefined ? problem : { ...problem, retryAt: now + Number(seconds) * SECOND };
}

/**
 * A good answer may ask to be left alone: `backoff`, in seconds, of the method that was asked; or altogether, where the
 * day's quota is used up until midnight UTC.
 */
export function waitOf(json: unknown, now: Instant): Pick<Reading, 'waitUntil' | 'partWaitUntil'> {
  const backoff = valueAt(json, 'backoff');
  return {
    ...(typeof backoff === 'number' && backoff > 0 && { partWaitUntil: now + backoff * SECOND }),
    ...(valueAt(json, 'quota_remaining') === 0 && { waitUntil: (Math.floor(now / DAY) + 1) * DAY }),
  };
}
