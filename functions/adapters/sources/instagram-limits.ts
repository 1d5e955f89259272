import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports.ts';
import { jsonOf, problemOf } from './answer.ts';
import { numberAt, recordOf, textAt, valueAt } from './fields.ts';

/** Codes for "too many requests"; they come with a 400 or 403. */
const LIMITS = new Set([4, 17, 32, 613, 80_002]);
const NOT_THERE = 33;
/** Shares of what may be used, in percent, from which on we leave the rest alone. */
const ENOUGH = 95;

/** What the Graph API says of an answer that is no success, `{error: {code, error_subcode, type}}`; its codes say more than the status. */
export const graphProblemOf: typeof problemOf = (who, asked, answer, now): SourceProblem | undefined => {
  const problem = problemOf(who, asked, answer, now);
  if (problem === undefined || 'failed' in answer) return problem;
  const read = jsonOf('', answer.body);
  const error = isProblem(read) ? undefined : recordOf(valueAt(read.json, 'error'));
  const code = numberAt(error, 'code') ?? Number.NaN;
  if (error === undefined || !Number.isInteger(code)) return problem;
  const said = `${who} answered ${answer.status} (code ${code}${typeOf(error)})`;
  if (LIMITS.has(code)) {
    return { problem: 'rateLimited', line: `${said}: too many requests`, retryAt: now + (regainIn(answer) ?? HOUR) };
  }
  if (code === 190 || code === 102)
    return { problem: 'unauthorised', line: `${said}: the access token has ended or was withdrawn` };
  if (code === 10 || (code >= 200 && code < 300))
    return { problem: 'unauthorised', line: `${said}: the token lacks a permission` };
  if (code === 100 && error['error_subcode'] === NOT_THERE) {
    return asked.purpose === 'thread'
      ? { problem: 'gone', line: `${said}: the comment is no longer there` }
      : { problem: 'notFound', line: `${said}: there is no such account, or the token may not see it` };
  }
  if (code === 1 || code === 2) return { problem: 'outage', line: said };
  return { ...problem, line: problem.line.replace(`${who} answered ${answer.status}`, said) };
};

function typeOf(error: unknown): string {
  const type = textAt(error, 'type');
  return type !== undefined && /^\w{1,40}$/u.test(type) ? `, ${type}` : '';
}

/** What a good answer says of the share that is used: near its end we wait before we are told to. */
export function waitOf(answer: HttpResponse | HttpFailure, now: Instant): Pick<Reading, 'waitUntil'> {
  if ('failed' in answer) return {};
  const shares = usesIn(answer).flatMap((use) =>
    ['call_count', 'total_time', 'total_cputime'].map((name) => numberAt(use, name) ?? 0),
  );
  const isNearEnd = shares.some((share) => share >= ENOUGH);
  return isNearEnd ? { waitUntil: now + (regainIn(answer) ?? 15 * MINUTE) } : {};
}

function usesIn({ headers }: HttpResponse): readonly unknown[] {
  const [app, business] = ['x-app-usage', 'x-business-use-case-usage'].map((name) => {
    const read = jsonOf('', headers[name] ?? '{}');
    return isProblem(read) ? {} : (recordOf(read.json) ?? {});
  });
  return [app, ...Object.values(business ?? {}).flat()];
}

/** Minutes, where the header says how many. */
function regainIn(answer: HttpResponse): number | undefined {
  const minutes = usesIn(answer).map((use) => numberAt(use, 'estimated_time_to_regain_access') ?? 0);
  const longest = Math.max(0, ...minutes.filter(Number.isFinite));
  return longest > 0 ? longest * MINUTE : undefined;
}
