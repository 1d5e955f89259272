import type { Validators } from '../domain/mentions/coverage.ts';
import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../domain/mentions/reading.ts';
import { contentHash } from '../domain/shared/hash.ts';
import type { Access, Http, HttpFailure, HttpResponse, Known, Secrets, SourceReader } from '../ports.ts';

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

/**
 * Sends one planned request, with its credentials and the validators of the last answer, and reads what comes back.
 * A secret that nobody has set is a problem of this source, in the words of the refusal; nothing is sent then.
 */
export async function askSource(
  reader: SourceReader,
  asked: PlannedRequest,
  known: Known,
  held: Validators | undefined,
  deps: AskDeps,
): Promise<Answer> {
  const answer = await send(reader, asked, held, { ...deps, now: known.now });
  if ('problem' in answer) return { read: answer, unchanged: false };
  const read = reader.read(asked, answer, known);
  if (isProblem(read)) return { read, unchanged: false };
  if (read.unchanged) return { read, unchanged: true };
  const validators = { ...validatorsOf(answer), digest: digestOf(read) };
  return { read, validators, unchanged: held?.digest === validators.digest };
}

/** Sends a request with its credentials; once more with fresh ones when the server no longer takes a token that we kept. */
async function send(
  reader: SourceReader,
  asked: PlannedRequest,
  held: Validators | undefined,
  access: Access,
): Promise<HttpResponse | HttpFailure | SourceProblem> {
  for (let isRetry = false; ; isRetry = true) {
    const authorised = await reader.authorise(asked, access);
    if (isProblem(authorised)) return authorised;
    const { request, forget, isSpent } = authorised;
    const answer = await access.http.send({ ...request, headers: { ...request.headers, ...conditions(held) } });
    if ('failed' in answer || forget === undefined) return answer;
    if (answer.status !== 401 && isSpent?.(answer) !== true) return answer;
    forget();
    if (isRetry) return answer;
  }
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
