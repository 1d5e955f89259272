import { neverPolled, type SourceProgress } from '../domain/mentions/coverage.ts';
import { pollGroup } from '../domain/mentions/poll-group.ts';
import { isPolled, type Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { sourceFees } from '../domain/settings/source-fees.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReaderFor, SourceStore } from '../ports/sources.ts';

export interface ReplayDeps {
  readonly sources: Pick<SourceStore, 'find' | 'saveProgress'>;
  readonly mentions: Pick<MentionStore, 'dueBefore'>;
  readonly queues: Pick<Queues, 'sendPolls' | 'sendDue'>;
  readonly readerFor: ReaderFor;
  readonly now: Now;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Replay {
  readonly settings: Settings;
  readonly from: Instant;
  /** @default all that are polled and cost nothing */
  readonly ids: readonly string[];
  readonly dryRun: boolean;
}

/** What became of one source. `short`: it is read again, and shows less than was asked for. */
export interface ReplayedSource {
  readonly sourceId: string;
  readonly outcome: 'again' | 'short' | 'notPolled' | 'costsMoney' | 'notDeployed' | 'busy';
  /** How far back it shows anything, where that is known. */
  readonly shows?: Duration;
}

export interface Replayed {
  readonly sources: readonly ReplayedSource[];
  /** Entries that were due since then, are not done, and were handed on at once. */
  readonly due: number;
}

/** Somebody polls it at the same moment: their note wins, and ours is made anew. */
const TRIES = 4;

/**
 * Has every source read again as far back as it shows anything, whatever is known of it, and hands on what was due since
 * `from` and is not done. Everything downstream knows what it has: nothing is stored, decided or told twice.
 */
export async function replaySources({ settings, from, ids, dryRun }: Replay, deps: ReplayDeps): Promise<Replayed> {
  const costly = new Set(sourceFees(settings.sources).map(({ sourceId }) => sourceId));
  const wanted = ids.length === 0 ? settings.sources : settings.sources.filter(({ id }) => ids.includes(id));
  const sources: ReplayedSource[] = [];
  for (const [index, source] of wanted.entries()) {
    deps.onProgress?.(index, wanted.length);
    const isNamed = ids.includes(source.id);
    if (!isPolled(source)) sources.push({ sourceId: source.id, outcome: 'notPolled' });
    else if (costly.has(source.id) && !isNamed) sources.push({ sourceId: source.id, outcome: 'costsMoney' });
    else sources.push(await readAgain(source, from, dryRun, deps));
  }
  deps.onProgress?.(wanted.length, wanted.length);
  return { sources, due: ids.length > 0 ? 0 : await handOn(settings.shards, from, dryRun, deps) };
}

async function readAgain(source: Source, from: Instant, dryRun: boolean, deps: ReplayDeps): Promise<ReplayedSource> {
  const { id: sourceId } = source;
  const { capabilities } = await deps.readerFor(source);
  const { forgetsAfter: shows } = capabilities;
  const isShort = shows !== undefined && deps.now() - shows > from;
  const outcome = isShort ? 'short' : 'again';
  const told = { sourceId, ...(shows !== undefined && { shows }) };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const found = await deps.sources.find(sourceId);
    if (found === undefined) return { ...told, outcome: 'notDeployed' };
    if (dryRun) return { ...told, outcome };
    const { progress = neverPolled(sourceId) } = found;
    if ((await deps.sources.saveProgress(fromTheStart(progress, capabilities.paging))) !== 'saved') continue;
    await deps.queues.sendPolls([{ sourceId, group: pollGroup(source) }]);
    return { ...told, outcome };
  }
  return { ...told, outcome: 'busy' };
}

/**
 * Since when it is covered stays, so that nothing counts as history. A walk down from the newest goes to the end where
 * the last one is unfinished; one that goes forward begins without a bookmark.
 */
function fromTheStart(progress: SourceProgress, paging: 'newestFirst' | 'forward'): SourceProgress {
  const { pausedUntil, waitAsked, wholeReadDueAt, ...others } = progress;
  return {
    ...others,
    validators: {},
    ...(paging === 'forward' ? { cursor: {} } : { unfinished: true as const }),
    version: progress.version + 1,
  };
}

async function handOn(shards: number, from: Instant, dryRun: boolean, deps: ReplayDeps): Promise<number> {
  const at = deps.now();
  let handed = 0;
  for (let shard = 0; shard < shards; shard += 1) {
    for await (const message of deps.mentions.dueBefore(shard, at)) {
      if (message.dueAt < from) continue;
      if (!dryRun) await deps.queues.sendDue([{ message, delay: 0 }]);
      handed += 1;
    }
  }
  return handed;
}
