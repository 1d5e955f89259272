import type { PlannedRequest, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports.ts';
import { jsonOf, problemOf, retryAtOf } from './answer.ts';
import { textAt } from './fields.ts';

/** What XRPC servers say beside statuses: `{error, message}`, and a web page when a wall in front of them answers. */
export function blueskyProblemOf(
  who: string,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: Instant,
): SourceProblem | undefined {
  const problem = problemOf(who, asked, answer, now);
  if (problem === undefined || 'failed' in answer) return problem;
  const { status, headers, body } = answer;
  const error = errorIn(body);
  const line = problem.line.replace(
    ` answered ${status}`,
    ` answered ${status}${error === undefined ? '' : ` (${error})`}`,
  );
  if (status === 403 && body.trimStart().startsWith('<')) return shutOut(who, answer, now);
  if (status !== 400) return { ...problem, line };
  if (error === 'RateLimitExceeded') {
    const retryAt = retryAtOf(headers, now);
    return { problem: 'rateLimited', line, ...(retryAt === undefined ? {} : { retryAt }) };
  }
  if (asked.purpose === 'thread' && error === 'NotFound') {
    return { problem: 'gone', line: `${who} answered 400 (NotFound): the mention is no longer there` };
  }
  if (asked.purpose === 'lookup') {
    return { problem: 'notFound', line: `${who} answered 400: there is no account of this name` };
  }
  if (error === 'ExpiredToken' || error === 'InvalidToken') return { problem: 'unauthorised', line };
  return { problem: 'shape', line };
}

/** The wall in front of the service: for those who do not log in it is closed to searches, for others it opens again. */
function shutOut(who: string, { headers }: HttpResponse, now: Instant): SourceProblem {
  const retryAt = retryAtOf(headers, now);
  return {
    problem: 'rateLimited',
    line: `${who} answered 403 with a web page: it is closed to us for now, and to searches without a login always`,
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

function errorIn(body: string): string | undefined {
  const read = jsonOf('', body);
  const error = isProblem(read) ? undefined : textAt(read.json, 'error');
  return error !== undefined && /^[A-Za-z]{1,60}$/u.test(error) ? error : undefined;
}
