import { isDeepStrictEqual } from 'node:util';
import type { WholeRead } from '../../functions/domain/mentions/absence.ts';
import type { Gap, SourceProgress } from '../../functions/domain/mentions/coverage.ts';
import { pollGroup } from '../../functions/domain/mentions/poll-group.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { fnv1a } from '../../functions/domain/shared/hash.ts';
import type { SourceStore } from '../../functions/ports/sources.ts';

export interface InMemorySourceStore extends SourceStore {
  readonly allGaps: () => readonly Gap[];
}

/** Keeps to test/support/source-store-contract.ts, as the real one does. */
export function inMemorySourceStore(initial: readonly Source[] = []): InMemorySourceStore {
  const sources = new Map(initial.map((source) => [source.id, source]));
  const progress = new Map<string, SourceProgress>();
  const gaps = new Map<string, Gap>();
  const wholeReads = new Map<string, WholeRead>();
  let minuteDone: number | undefined;
  const gapKey = (gap: Gap): string => `${gap.sourceId} ${gap.from}`;

  return {
    allGaps: () => [...gaps.values()],
    find: async (sourceId) => {
      const source = sources.get(sourceId);
      return source && structuredClone({ source, progress: progress.get(sourceId) ?? noProgress(sourceId) });
    },
    saveProgress: async (next) => {
      if (next.version - 1 !== (progress.get(next.sourceId)?.version ?? 0)) return 'conflict';
      progress.set(next.sourceId, structuredClone(next));
      return 'saved';
    },
    apply: async (wanted) => {
      const listed = new Set(wanted.map((source) => source.id));
      const added = wanted.filter((source) => !sources.has(source.id));
      const changed = wanted.filter(
        (source) => sources.has(source.id) && !isDeepStrictEqual(sources.get(source.id), source),
      );
      const removed = [...sources.keys()].filter((sourceId) => !listed.has(sourceId));
      for (const sourceId of removed) sources.delete(sourceId);
      for (const source of [...added, ...changed]) sources.set(source.id, source);
      return { added: added.map(({ id }) => id), changed: changed.map(({ id }) => id), removed };
    },
    dueAtMinute: async function* (minute, slowerThan) {
      for (const source of sources.values()) {
        if (source.tier > (slowerThan ?? 0) && minute % source.tier === fnv1a(source.id) % source.tier) {
          yield { sourceId: source.id, group: pollGroup(source) };
        }
      }
    },
    watermark: async () => minuteDone,
    advanceWatermark: async (from, to) => {
      if (minuteDone !== from) return 'conflict';
      minuteDone = to;
      return 'saved';
    },
    openGap: async (gap) => {
      if (!gaps.has(gapKey(gap))) gaps.set(gapKey(gap), gap);
    },
    closeGap: async (gap) => {
      gaps.set(gapKey(gap), gap);
    },
    gaps: async (sourceId, from, to) =>
      [...gaps.values()]
        .filter((gap) => gap.sourceId === sourceId && gap.from < to && (gap.to === undefined || gap.to > from))
        .sort((a, b) => a.from - b.from),
    wholeRead: async (sourceId) => structuredClone(wholeReads.get(sourceId)),
    saveWholeRead: async (read) => {
      wholeReads.set(read.sourceId, structuredClone(read));
    },
  };
}

const noProgress = (sourceId: string): SourceProgress => ({
  sourceId,
  cursor: {},
  validators: {},
  lastEntryCount: 0,
  failures: 0,
  version: 0,
});
