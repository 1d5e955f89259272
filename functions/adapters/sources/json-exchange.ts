import type { PlannedRequest, Purpose, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse, Known } from '../../ports.ts';
import { jsonOf, problemOf, UNCHANGED } from './answer.ts';
import type { Exchange } from './connector.ts';

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

/** Everything that the reading of an answer rests on. */
export interface Of<Source> {
  readonly source: Source;
  readonly asked: PlannedRequest;
  readonly json: unknown;
  readonly known: Known;
}

/** How a connector reads an answer that holds JSON; `problemIn` knows the source's own errors. */
interface JsonReading {
  readonly who: string;
  readonly problemIn?: typeof problemOf;
  readonly read: (json: unknown) => Reading | SourceProblem;
}

/** Reads the JSON of a good answer; a 304, a failure, and a body that is none end by themselves. */
export function readJson(
  { who, problemIn, read }: JsonReading,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: Instant,
): Reading | SourceProblem {
  const found = jsonAnswer(who, asked, answer, now, problemIn);
  if (found === 'unchanged') return UNCHANGED;
  return isProblem(found) ? found : read(found.json);
}

/** The same for an exchange that somebody recorded, at a time that nobody knows. */
export const readRecorded = (reading: JsonReading, exchange: Exchange): Reading | SourceProblem =>
  readJson(reading, { purpose: 'intake' }, { headers: {}, ...exchange }, 0);

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
