import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { DAY, SECOND } from '../../domain/shared/time.ts';
import { jsonOf, problemOf } from './answer.ts';
import { textAt, valueAt } from './fields.ts';

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
  const read = jsonOf(who, answer.body);
  const name = isProblem(read) ? undefined : textAt(read.json, 'error_name');
  if (isProblem(read) || name === undefined || !/^[a-z_]{1,60}$/u.test(name)) return problem;
  const line = problem.line.replace(` answered ${answer.status}`, ` answered ${answer.status} (${name})`);
  const kind = PROBLEMS[name];
  if (kind === undefined) return { ...problem, line };
  // "too many requests from this IP, more requests available in 65 seconds"
  const [, seconds] = /available in (\d{1,6}) second/u.exec(textAt(read.json, 'error_message') ?? '') ?? [];
  const retryAt = problem.retryAt ?? (seconds === undefined ? undefined : now + Number(seconds) * SECOND);
  const wait = kind === 'rateLimited' && retryAt !== undefined ? { retryAt } : {};
  return {
    problem: kind,
    line: kind === 'rateLimited' ? `${who} answered ${answer.status} (${name}): too many requests` : line,
    ...wait,
  };
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
