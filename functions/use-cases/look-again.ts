import type { Mention } from '../domain/mentions/mention.ts';
import type { Observation, ResponseTruth } from '../domain/mentions/observation.ts';
import { isProblem, type PlannedRequest, type Reading, type ResponseSighting } from '../domain/mentions/reading.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { ReaderFor, SourceStore } from '../ports/sources.ts';
import { type AskDeps, askSource } from './ask-source.ts';
import { type TurnDeps, takeTurn } from './turn-at-source.ts';

export interface LookDeps extends AskDeps, TurnDeps {
  readonly sources: Pick<SourceStore, 'find' | 'saveProgress'>;
  readonly readerFor: ReaderFor;
}

/** What one look at a mention's thread showed. */
export interface Look {
  readonly lookedAt: Instant;
  /** Every answer by the brand to the mention itself. */
  readonly responses: readonly ResponseSighting[];
  /** What the thread as a whole says. */
  readonly word: ResponseTruth;
  /** The mention as it reads now, where the thread showed it. */
  readonly seen?: Observation;
  /** The source says that there is no such mention. */
  readonly gone?: true;
  /** The source could not be read: nothing was learnt, of the mention or of anything else. */
  readonly failed?: true;
  /** Nothing was asked: one of us is finding out whether the source answers again. */
  readonly isTried?: true;
}

/** A thread is a handful of answers; more than this is somebody's loop. */
const MAX_REQUESTS = 6;

/**
 * Reads one mention's thread at its source, right before an alert: is there a response that no poll has seen yet?
 * Undefined where the source cannot show one mention. Never throws for what the source does: one that cannot be read is
 * an `unknown` with its reason. A look that is not urgent leaves the last requests that the source allows to those that are.
 */
export async function lookAgain(
  mention: Mention,
  settings: Settings,
  deps: LookDeps,
  isUrgent = true,
): Promise<Look | undefined> {
  const lookedAt = deps.now();
  const unknown = (reason: string): Look => ({ lookedAt, responses: [], word: { truth: 'unknown', reason } });
  const found = await sourceOf(mention, settings, deps);
  if (found === undefined) return unknown(`source ${mention.sourceId} is no longer watched`);
  const { source, progress } = found;
  const reader = await deps.readerFor(source);
  const waiting: PlannedRequest[] = [...reader.thread(mention.observation, progress.cursor)];
  if (waiting.length === 0) return undefined;
  // Whether a server that was down is still left alone its turn knows: another source may have found it up again since.
  const isRest = progress.waitAsked && progress.lastProblem !== 'outage';
  if (isRest && (progress.pausedUntil ?? 0) > lookedAt) {
    return { ...unknown(`${reader.label} asked us to wait`), failed: true };
  }
  const { length: requests } = waiting;
  const turn = await takeTurn({ source, label: reader.label, settings, requests, isUrgent }, deps);
  if ('problem' in turn)
    return { ...unknown(turn.line), failed: true, ...(turn.isTried && { isTried: true as const }) };

  let look = unknown(`${reader.label} did not show the thread`);
  let { cursor } = progress;
  for (let count = 0; count < MAX_REQUESTS; count += 1) {
    const asked = waiting.shift();
    if (asked === undefined) break;
    const known = { now: deps.now(), cursor };
    const { read } = await askSource(reader, asked, known, undefined, { ...deps, turn });
    if (isProblem(read)) {
      const word = { truth: 'unknown', reason: read.line } as const;
      return { ...look, word, ...(read.problem === 'gone' ? { gone: true as const } : { failed: true as const }) };
    }
    cursor = { ...cursor, ...read.cursor };
    await keepBookmarks(source.id, read.cursor, deps.sources);
    const seen = read.observations.find(({ id }) => id === mention.externalId);
    look = {
      ...look,
      responses: [...look.responses, ...answersTo(mention.externalId, read)],
      ...(read.verdict?.id === mention.externalId && { word: read.verdict.response }),
      ...(seen !== undefined && { seen }),
    };
    if (read.next !== undefined) waiting.push(read.next);
  }
  return look;
}

/**
 * What of a reading answers the mention: what was written to it and, where the connector takes an answer anywhere below
 * it for a response, what was written there. All of them, for the first one may have answered an earlier cycle.
 */
function answersTo(id: string, { responses, observations, verdict }: Reading): readonly ResponseSighting[] {
  const parents = new Map(observations.map((seen) => [seen.id, seen.parentId]));
  const isAnswered = verdict?.id === id && verdict.response.truth === 'replied';
  return responses.filter(({ parentId }) => parentId === id || (isAnswered && leadsTo(id, parentId, parents)));
}

function leadsTo(id: string, from: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const passed = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !passed.has(at); at = parents.get(at)) {
    if (at === id) return true;
    passed.add(at);
  }
  return false;
}

const ATTEMPTS = 5;

/** What a look has learnt of the source itself, such as what reading it has cost; once more after a lost race. */
async function keepBookmarks(
  sourceId: string,
  bookmarks: Readonly<Record<string, string>>,
  sources: LookDeps['sources'],
): Promise<void> {
  if (Object.keys(bookmarks).length === 0) return;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await sources.find(sourceId);
    if (found === undefined) return;
    const { version, cursor, ...others } = found.progress;
    const progress = { ...others, cursor: { ...cursor, ...bookmarks }, version: version + 1 };
    if ((await sources.saveProgress(progress)) === 'saved') return;
  }
  // An alert that is due matters more than the count of the few posts of one look.
}

/** Where the mention was found or, if that source is no longer watched, another one that reads the same place. */
async function sourceOf(mention: Mention, settings: Settings, { sources, readerFor }: LookDeps) {
  // Many mentions of one source fall due at once. Whether it may be asked at all its turn knows, as of now.
  const found = await sources.find(mention.sourceId, 'recent');
  if (found !== undefined) return found;
  for (const source of settings.sources.filter(({ brand }) => brand === mention.brand)) {
    const { origin } = await readerFor(source);
    if (origin === mention.origin) return sources.find(source.id, 'recent');
  }
  return undefined;
}
