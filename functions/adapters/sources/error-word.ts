import { isProblem, type ProblemKind, type SourceProblem } from '../../domain/mentions/reading.ts';
import { SECOND } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import { jsonOf, problemAs, problemOf } from './answer.ts';
import { textAt, wholeAt } from './fields.ts';

/** The JSON of an answer that is no success; undefined where it holds none. */
export function errorJson(answer: HttpResponse | HttpFailure): unknown {
  const read = jsonOf('', 'failed' in answer ? '' : answer.body);
  return isProblem(read) ? undefined : read.json;
}

/** What a source writes under a path of it; that may hold anything. */
export const errorText = (answer: HttpResponse | HttpFailure, ...path: readonly string[]): string | undefined =>
  textAt(errorJson(answer), ...path);

/** The one word by which a source names an error. Longer texts are none. */
export function errorWord(answer: HttpResponse | HttpFailure, ...path: readonly string[]): string | undefined {
  const word = errorText(answer, ...path);
  return word !== undefined && /^[A-Za-z][A-Za-z_-]{0,59}$/u.test(word) ? word : undefined;
}

/**
 * What a source says of an answer that is no success, by its own words for errors: the word stands beside the status,
 * and where `kinds` know it, it tells more than the status.
 */
export function namedProblemOf(
  [who, asked, answer, now]: Parameters<typeof problemOf>,
  path: readonly string[],
  kinds: Readonly<Record<string, ProblemKind>>,
): SourceProblem | undefined {
  const problem = problemOf(who, asked, answer, now);
  const word = problem === undefined ? undefined : errorWord(answer, ...path);
  if (problem === undefined || word === undefined || 'failed' in answer) return problem;
  const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
  return problemAs(kind ?? problem.problem, `${who} answered ${answer.status} (${word})`, answer, now);
}

/** The same where a source that asks to wait may say for how many seconds in its body; its headers count before that. */
export function waitingProblemOf(
  [who, asked, answer, now]: Parameters<typeof problemOf>,
  path: readonly string[],
): SourceProblem | undefined {
  const problem = problemOf(who, asked, answer, now);
  const seconds = wholeAt(errorJson(answer), ...path);
  if (problem?.problem !== 'rateLimited' || problem.retryAt !== undefined || seconds === undefined) return problem;
  return { ...problem, retryAt: now + Math.max(0, seconds) * SECOND };
}
