import { healthOfSender, lastHeardOf } from '../domain/mentions/sender-health.ts';
import type { Source, SourceOf } from '../domain/mentions/source.ts';
import type { SourceHealth } from '../domain/mentions/source-health.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { SourceStore } from '../ports/sources.ts';

export interface WatchSenderDeps {
  readonly sources: Pick<SourceStore, 'find' | 'saveProgress' | 'openGap'>;
}

/** A sender whose silence says something, for its owner has said how often it is heard from. */
export const isWatchedSender = (source: Source): source is SourceOf<'push'> =>
  source.kind === 'push' && source.heardEvery !== undefined;

/**
 * Listens whether a sender still sends. Its silence opens a gap from when it was last heard; the next push closes it
 * (cover-push.ts). Nobody polls a sender, so this is where its silence is noticed; done twice it changes nothing.
 */
export async function watchSender(
  { id: sourceId, heardEvery }: SourceOf<'push'>,
  now: Instant,
  { sources }: WatchSenderDeps,
): Promise<SourceHealth> {
  const found = await sources.find(sourceId);
  // Its settings are not applied yet.
  if (found === undefined) return { state: 'neverRead', isTrouble: false };
  const { progress } = found;
  const health = healthOfSender(progress, heardEvery, now);
  const from = lastHeardOf(progress);
  const { line } = health;
  const next = { ...progress, version: progress.version + 1 };
  if (from === undefined) {
    if (progress.awaitedSince === undefined) await sources.saveProgress({ ...next, awaitedSince: now });
    return health;
  }
  if (line === undefined) return health;
  if (progress.failingSince === undefined) {
    const saved = await sources.saveProgress({ ...next, failingSince: from, lastFailure: line });
    // It was just heard.
    if (saved === 'conflict') return { state: 'read', isTrouble: false };
  }
  // After the progress, which fixes where the gap begins; again each time, should we have died in between.
  await sources.openGap({ sourceId, from: progress.failingSince ?? from, reason: line });
  return health;
}
