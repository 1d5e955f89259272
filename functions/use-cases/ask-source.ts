import type { Validators } from '../domain/mentions/coverage.ts';
import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../domain/mentions/reading.ts';
import type { Source } from '../domain/mentions/source.ts';
import { contentHash } from '../domain/shared/hash.ts';
import type { Http, HttpFailure, HttpResponse, Known, Secrets, SourceReader } from '../ports.ts';

export interface AskDeps {
  readonly http: Http;
  readonly secrets: Secrets;
}

export interface Answer {
  readonly read: Reading | SourceProblem;
  /** To keep for the next time that this address is asked. */
  readonly validators?: Validators;
  /** The answer says the same as the last one to this address. */
  readonly unchanged: boolean;
}

/** Sends one planned request, with its token and the validators of the last answer, and reads what comes back. */
export async function askSource(
  source: Source,
  reader: SourceReader,
  asked: PlannedRequest,
  known: Known,
  held: Validators | undefined,
  { http, secrets }: AskDeps,
): Promise<Answer> {
  const token = source.tokenSecret === undefined ? undefined : await secrets.read(source.tokenSecret);
  const authorised = token === undefined ? asked : reader.authorise(asked, token);
  const answer = await http.send({ ...authorised, headers: { ...authorised.headers, ...conditions(held) } });
  const read = reader.read(asked, answer, known);
  if (isProblem(read)) return { read, unchanged: false };
  if (read.unchanged) return { read, unchanged: true };
  const validators = { ...validatorsOf(answer), digest: digestOf(read) };
  return { read, validators, unchanged: held?.digest === validators.digest };
}

function conditions(held: Validators | undefined): Record<string, string> {
  return {
    ...(held?.etag === undefined ? {} : { 'if-none-match': held.etag }),
    ...(held?.lastModified === undefined ? {} : { 'if-modified-since': held.lastModified }),
  };
}

function validatorsOf(answer: HttpResponse | HttpFailure): Validators {
  if ('failed' in answer) return {};
  const { etag, 'last-modified': lastModified } = answer.headers;
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}

/** Feeds carry a time of making that changes with each answer: only what was read of it counts. */
const digestOf = (read: Reading): string =>
  contentHash(JSON.stringify([read.observations, read.responses, read.entries, read.refused]));
