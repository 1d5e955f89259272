import type { SourceProgress, Validators } from '../domain/mentions/coverage.ts';
import { isProblem, type PlannedRequest, type SourceProblem } from '../domain/mentions/reading.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { MentionStore, Now, Queues, ReaderFor, ReadSettings, SourceReader, SourceStore } from '../ports.ts';
import { type AskDeps, askSource } from './ask-source.ts';
import { type Learnt, recordFailure, recordSuccess } from './cover-source.ts';
import { inParallel } from './in-parallel.ts';
import { recordResponse } from './record-response.ts';
import { takeInMention } from './take-in-mention.ts';

export interface PollDeps extends AskDeps {
  readonly sources: SourceStore;
  readonly mentions: MentionStore;
  readonly queues: Pick<Queues, 'sendDue'>;
  readonly readSettings: ReadSettings;
  readonly readerFor: ReaderFor;
  readonly now: Now;
  /** Version of the time zone database that deadlines are computed with. */
  readonly tz: string;
}

/** What a poll did, in counts: fit to be logged. */
export interface PollSummary {
  readonly sourceId: string;
  readonly outcome: 'read' | 'paused' | 'failed' | 'noSuchSource';
  readonly requests: number;
  readonly discovered: number;
  readonly changed: number;
  readonly responses: number;
  readonly refused: number;
  /** One line: what went wrong, or why entries were refused. */
  readonly reason?: string;
}

/** One poll follows at most this many answers of each request; forward bookmarks go on from there next time. */
const MAX_PAGES = 12;
const AT_ONCE = 8;
/** Problems of the whole source: its other requests would only meet the same. */
const NOT_NOW: ReadonlySet<SourceProblem['problem']> = new Set(['rateLimited', 'unauthorised', 'outage']);

/**
 * Reads one source: what is new or changed becomes a mention with its clock, what the brand posted stops clocks.
 * The bookmark moves only after everything before it is stored; an unchanged answer writes nothing.
 */
export async function pollSource(sourceId: string, deps: PollDeps): Promise<PollSummary> {
  const nothing = { sourceId, requests: 0, discovered: 0, changed: 0, responses: 0, refused: 0 };
  const found = await deps.sources.find(sourceId);
  if (found === undefined) return { ...nothing, outcome: 'noSuchSource' };
  const { source, progress } = found;
  if ((progress.pausedUntil ?? 0) > deps.now()) return { ...nothing, outcome: 'paused' };

  const poll = new Poll(source, deps.readerFor(source), progress, deps);
  let problem: SourceProblem | undefined;
  for (const request of poll.reader.begin(progress.cursor)) {
    const met = await poll.follow(request);
    problem ??= met;
    if (met !== undefined && NOT_NOW.has(met.problem)) break;
  }
  if (problem === undefined) await recordSuccess(source, progress, poll.learnt(), deps);
  else await recordFailure(source, progress, poll.learnt(), problem, deps);
  const reason = problem?.line ?? poll.firstRefusal;
  return {
    ...nothing,
    ...poll.counts,
    outcome: problem === undefined ? 'read' : 'failed',
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The state of one poll while its answers are followed. */
class Poll {
  readonly source: Source;
  readonly reader: SourceReader;
  readonly counts = { requests: 0, discovered: 0, changed: 0, responses: 0, refused: 0 };
  firstRefusal: string | undefined;
  readonly #before: SourceProgress;
  readonly #deps: PollDeps;
  #cursor: Record<string, string>;
  readonly #validators: Record<string, Validators>;
  #entries: number | undefined;

  constructor(source: Source, reader: SourceReader, before: SourceProgress, deps: PollDeps) {
    this.source = source;
    this.reader = reader;
    this.#before = before;
    this.#deps = deps;
    this.#cursor = { ...before.cursor };
    this.#validators = { ...before.validators };
  }

  /** What this poll learnt about the source; equal to what was known when nothing changed. */
  learnt(): Learnt {
    return {
      cursor: this.#cursor,
      validators: this.#validators,
      lastEntryCount: this.#entries ?? this.#before.lastEntryCount,
    };
  }

  /** Follows one request and its further pages; answers the problem that ended it, if one did. */
  async follow(first: PlannedRequest): Promise<SourceProblem | undefined> {
    let asked: PlannedRequest | undefined = first;
    for (let page = 0; asked !== undefined && page < MAX_PAGES; page += 1) {
      const now = this.#deps.now();
      const held = this.#before.validators[asked.url];
      const answer = await askSource(this.source, this.reader, asked, { now, cursor: this.#cursor }, held, this.#deps);
      this.counts.requests += 1;
      const { read } = answer;
      if (isProblem(read)) return read;
      if (read.unchanged) return undefined;
      const emptied = this.#emptied(asked, read.entries);
      if (emptied !== undefined && read.next === undefined) return emptied;
      const fresh = answer.unchanged ? 0 : await this.#store(read);
      this.#cursor = { ...this.#cursor, ...read.cursor };
      if (asked.notes['page'] === '1') this.#entries = Math.max(this.#entries ?? 0, read.entries);
      if (page === 0 && answer.validators !== undefined) this.#validators[asked.url] = answer.validators;
      const knownFromHere = this.reader.capabilities.paging === 'newestFirst' && fresh === 0 && read.entries > 0;
      asked = knownFromHere && asked.purpose !== 'lookup' ? undefined : read.next;
    }
    return undefined;
  }

  /** A newest-first feed that held entries and now holds none has failed in a way that looks like success. */
  #emptied(asked: PlannedRequest, entries: number): SourceProblem | undefined {
    const had = this.#before.lastEntryCount;
    const feed = this.reader.capabilities.paging === 'newestFirst' && asked.purpose === 'intake';
    if (!feed || entries > 0 || had === 0 || asked.notes['page'] !== '1') return undefined;
    return { problem: 'shape', line: `${this.reader.label} held ${had} entries before and now answers none` };
  }

  /** Stores what an answer says; how many mentions were new or changed. */
  async #store(read: Exclude<Awaited<ReturnType<typeof askSource>>['read'], SourceProblem>): Promise<number> {
    const { reader, source, counts } = this;
    const settings = await this.#deps.readSettings();
    const firstRead = this.#before.coveredSince === undefined;
    const mentions = read.observations.filter((seen) => !seen.fromBrand);
    const taken = await inParallel(mentions, AT_ONCE, (seen) =>
      takeInMention(seen, { source, origin: reader.origin, settings, firstRead }, this.#deps),
    );
    const stopped = await inParallel(read.responses, AT_ONCE, (seen) =>
      recordResponse(
        { brand: source.brand, origin: reader.origin, externalId: seen.parentId },
        seen,
        settings,
        this.#deps,
      ),
    );
    counts.discovered += taken.filter((done) => done === 'discovered').length;
    counts.changed += taken.filter((done) => done === 'changed').length;
    counts.responses += stopped.filter((done) => done === 'recorded').length;
    counts.refused += read.refused.count;
    this.firstRefusal ??= read.refused.firstReason;
    return taken.filter((done) => done !== 'known').length;
  }
}
