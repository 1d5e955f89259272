import type { Validators } from '../domain/mentions/coverage.ts';
import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../domain/mentions/reading.ts';
import { contentHash } from '../domain/shared/hash.ts';
import type { SpendStore } from '../ports/budgets.ts';
import type { Http, HttpFailure, HttpResponse } from '../ports/http.ts';
import type { Secrets } from '../ports/settings.ts';
import type { Access, Known, SourceReader } from '../ports/sources.ts';
import type { Turn } from './turn-at-source.ts';

/** What asking takes, whoever asks. */
export interface AskDeps {
  readonly http: Http;
  readonly secrets: Secrets;
  readonly spending: SpendStore;
}

/** The same, once a credential or server has let us in. */
export interface AskInTurnDeps extends AskDeps {
  readonly turn: Turn;
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
  deps: AskInTurnDeps,
): Promise<Answer> {
  const refused = await deps.turn.before(asked.part);
  if (refused !== undefined) return { read: refused, unchanged: false };
  const answer = await send(reader, asked, held, { ...deps, now: known.now });
  const read = 'problem' in answer ? answer : reader.read(asked, answer, known);
  if (!('notAsked' in read)) await deps.turn.after(read, asked.part);
  if ('problem' in answer || isProblem(read)) return { read, unchanged: false };
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
    const { request, forget, isSpent, settle } = authorised;
    const answer = await access.http.send({ ...request, headers: { ...request.headers, ...conditions(held) } });
    await settle?.(answer);
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
