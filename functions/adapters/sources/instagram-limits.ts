import { isProblem, type SourceProblem } from '../../domain/mentions/reading.ts';
import { HOUR } from '../../domain/shared/time.ts';
import { jsonOf, problemOf } from './answer.ts';
import { numberAt, recordOf, textAt, valueAt } from './fields.ts';
import { regainIn } from './usage-wait.ts';

/** Codes for "too many requests"; they come with a 400 or 403. */
const LIMITS = new Set([4, 17, 32, 613, 80_002]);
const NOT_THERE = 33;

/** What the Graph API says of an answer that is no success, `{error: {code, error_subcode, type}}`; its codes say more than the status. */
export const graphProblemOf: typeof problemOf = (who, asked, answer, now): SourceProblem | undefined => {
  const problem = problemOf(who, asked, answer, now);
  if (problem === undefined || 'failed' in answer) return problem;
  const read = jsonOf('', answer.body);
  const error = isProblem(read) ? undefined : recordOf(valueAt(read.json, 'error'));
  const code = numberAt(error, 'code') ?? Number.NaN;
  if (error === undefined || !Number.isInteger(code)) return problem;
  const [type] = /^\w{1,40}$/u.exec(textAt(error, 'type') ?? '') ?? [];
  const said = `${who} answered ${answer.status} (code ${code}${type === undefined ? '' : `, ${type}`})`;
  if (LIMITS.has(code)) {
    return { problem: 'rateLimited', line: `${said}: too many requests`, retryAt: now + (regainIn(answer) ?? HOUR) };
  }
  const isEnded = code === 190 || code === 102;
  if (isEnded || code === 10 || (code >= 200 && code < 300)) {
    const what = isEnded ? 'the access token has ended or was withdrawn' : 'the token lacks a permission';
    return { problem: 'unauthorised', line: `${said}: ${what}` };
  }
  if (code === 100 && error['error_subcode'] === NOT_THERE) {
    return asked.purpose === 'thread'
      ? { problem: 'gone', line: `${said}: the comment is no longer there` }
      : { problem: 'notFound', line: `${said}: there is no such account, or the token may not see it` };
  }
  if (code === 1 || code === 2) return { problem: 'outage', line: said };
  return { ...problem, line: problem.line.replace(`${who} answered ${answer.status}`, said) };
};
