import type { SourceProgress } from '../domain/mentions/coverage.ts';
import { withLags } from '../domain/mentions/lag-histogram.ts';
import { HEARD_NOTED_EVERY } from '../domain/mentions/sender-health.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';
import type { SourceStore } from '../ports/sources.ts';

export interface CoverPushDeps {
  readonly sources: Pick<SourceStore, 'find' | 'saveProgress' | 'closeGap'>;
}

/** One sign of life of a sender. */
export interface Heard {
  readonly at: Instant;
  /** Of a mention that it made known, where that is exact. */
  readonly publishedAt?: Instant;
}

const ATTEMPTS = 5;

/**
 * Notes that a source sends: covered since its first push, when it last did, and how long its mentions take; a gap that
 * its silence had opened is closed. One write for all that was heard together, none where that adds nothing.
 */
export async function coverPush(sourceId: string, heard: readonly Heard[], { sources }: CoverPushDeps): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await sources.find(sourceId);
    const next = found && withHeard(found.progress, heard);
    if (found === undefined || next === undefined) return;
    const { failingSince: from, lastFailure: reason = 'unknown' } = found.progress;
    // Before the progress forgets where the gap began: a crash in between closes it once more.
    const to = spokeAgainAt(found.progress, heard);
    if (from !== undefined && to !== undefined) await sources.closeGap({ sourceId, from, to, reason });
    if ((await sources.saveProgress(next)) === 'saved') return;
  }
  // Whoever won all these races noted the same; what is lost is the lag of some mentions.
}

/** What is known with that; undefined where it is not worth a write. */
function withHeard(before: SourceProgress, heard: readonly Heard[]): SourceProgress | undefined {
  const first = Math.min(...heard.map(({ at }) => at));
  const last = Math.max(...heard.map(({ at }) => at));
  const { coveredSince = first, lastChangeAt, awaitedSince, ...others } = before;
  const lags = lagsOf(heard, coveredSince);
  const isFirst = before.coveredSince === undefined || first < coveredSince;
  const isNoted = lastChangeAt !== undefined && last - lastChangeAt < HEARD_NOTED_EVERY;
  const isBack = spokeAgainAt(before, heard) !== undefined;
  if (!isFirst && isNoted && !isBack && lags.length === 0) return undefined;
  const { failingSince, lastFailure, ...well } = others;
  return {
    ...(isBack ? well : others),
    coveredSince: Math.min(coveredSince, first),
    lastChangeAt: Math.max(lastChangeAt ?? last, last),
    ...(lags.length > 0 && { lags: withLags(before.lags, lags) }),
    version: before.version + 1,
  };
}

/** The first sign after a silence; messages from before it may come late. */
function spokeAgainAt({ failingSince }: SourceProgress, heard: readonly Heard[]): Instant | undefined {
  if (failingSince === undefined) return undefined;
  const after = heard.map(({ at }) => at).filter((at) => at > failingSince);
  return after.length === 0 ? undefined : Math.min(...after);
}

/** As of polls: only of mentions posted since the source is covered. */
const lagsOf = (heard: readonly Heard[], coveredSince: Instant): readonly Duration[] =>
  heard.flatMap(({ at, publishedAt }) =>
    publishedAt === undefined || publishedAt < coveredSince ? [] : [at - publishedAt],
  );
