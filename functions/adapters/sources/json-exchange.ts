import type { PlannedRequest, Purpose, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import type { Known } from '../../ports/sources.ts';
import { jsonOf, problemOf, UNCHANGED } from './answer.ts';
import type { Exchange } from './connector.ts';
import { said } from './said.ts';

type Value = string | number | undefined;

/** Parameters of an address, why it is asked, and what its reading needs: all that a request is, beside the address. */
export type Asking = readonly [
  /** A list stands there once for each of its values. */
  query: Readonly<Record<string, Value | readonly string[]>>,
  purpose: Purpose,
  notes?: Readonly<Record<string, Value>>,
];

/** Plans a GET of a JSON API; parameters and notes without a value are left out. */
export function getJson(address: string, ...[query, purpose, notes = {}]: Asking): PlannedRequest {
  const url = new URL(address);
  for (const [name, given] of Object.entries(query)) {
    url.searchParams.delete(name);
    for (const value of [given].flat()) if (value !== undefined) url.searchParams.append(name, String(value));
  }
  const kept = Object.fromEntries(Object.entries(said(notes)).map(([name, value]) => [name, String(value)]));
  return { method: 'GET', url: url.href, headers: { accept: 'application/json' }, purpose, notes: kept };
}

/** A parameter of an address that was asked for. */
export const parameterOf = (url: string, name: string): string | undefined =>
  URL.canParse(url) ? (new URL(url).searchParams.get(name) ?? undefined) : undefined;

/** Where an answer says that its list goes on; undefined where it stood already: a server that repeats itself ends the walk. */
export const furtherPlace = ({ url }: PlannedRequest, name: string, place: string | undefined): string | undefined =>
  place === parameterOf(url, name) ? undefined : place;

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
