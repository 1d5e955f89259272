import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { DAY, SECOND } from '../../domain/shared/time.ts';
import { problemOf } from './answer.ts';
import { errorWord, withWord } from './error-word.ts';
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
  const [who, , answer, now] = given;
  const problem = problemOf(...given);
  if (problem === undefined || 'failed' in answer) return problem;
  const name = errorWord(answer, 'error_name');
  if (name === undefined) return problem;
  const line = withWord(problem, name);
  const kind = Object.hasOwn(PROBLEMS, name) ? PROBLEMS[name] : undefined;
  if (kind === undefined) return { ...problem, line };
  if (kind !== 'rateLimited') return { problem: kind, line };
  // "too many requests from this IP, more requests available in 65 seconds"
  const [, seconds] = /available in (\d{1,6}) second/u.exec(answer.body) ?? [];
  const retryAt = problem.retryAt ?? (seconds === undefined ? undefined : now + Number(seconds) * SECOND);
  const limited = { problem: kind, line: `${who} answered ${answer.status} (${name}): too many requests` };
  return retryAt === undefined ? limited : { ...limited, retryAt };
}

/** A good answer may ask to be left alone: `backoff` in seconds, or a quota that is used up until midnight UTC. */
export function waitOf(json: unknown, now: Instant): Pick<Reading, 'waitUntil'> {
  const backoff = valueAt(json, 'backoff');
  const waits = [
    ...(typeof backoff === 'number' && backoff > 0 ? [now + backoff * SECOND] : []),
    ...(valueAt(json, 'quota_remaining') === 0 ? [(Math.floor(now / DAY) + 1) * DAY] : []),
  ];
  return waits.length === 0 ? {} : { waitUntil: Math.max(...waits) };
}
