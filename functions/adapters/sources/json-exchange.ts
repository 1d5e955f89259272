import type { PlannedRequest, Purpose, SourceProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports.ts';
import { jsonOf, problemOf } from './answer.ts';

/** Plans a GET of a JSON API; parameters without a value are left out. */
export function getJson(
  address: string,
  query: Readonly<Record<string, string | undefined>>,
  purpose: Purpose,
  notes: Readonly<Record<string, string>> = {},
): PlannedRequest {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return { method: 'GET', url: url.href, headers: { accept: 'application/json' }, purpose, notes };
}

/** The JSON of a good answer, `unchanged` for a 304, or one line; `problemIn` knows the source's own errors. */
export function jsonAnswer(
  who: string,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: Instant,
  problemIn: typeof problemOf = problemOf,
): { readonly json: unknown } | SourceProblem | 'unchanged' {
  if (!('failed' in answer) && answer.status === 304) return 'unchanged';
  return problemIn(who, asked, answer, now) ?? jsonOf(who, 'failed' in answer ? '' : answer.body);
}
