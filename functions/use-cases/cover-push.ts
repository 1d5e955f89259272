import { type Instant, MINUTE } from '../domain/shared/time.ts';
import type { SourceStore } from '../ports.ts';

export interface CoverPushDeps {
  readonly sources: Pick<SourceStore, 'find' | 'saveProgress'>;
}

/** A busy sender must not cost a write for each mention. */
const NOTED_EVERY = 15 * MINUTE;

/**
 * Notes that a source sends: covered since its first push, and when it last did. Nobody can tell a silent sender from a
 * broken one, so silence opens no gap. A lost race is left to its winner, who noted the same.
 */
export async function coverPush(sourceId: string, receivedAt: Instant, { sources }: CoverPushDeps): Promise<void> {
  const found = await sources.find(sourceId);
  if (found === undefined) return;
  const { coveredSince = receivedAt, lastChangeAt, version, ...others } = found.progress;
  const isFirst = found.progress.coveredSince === undefined || receivedAt < coveredSince;
  if (!isFirst && lastChangeAt !== undefined && receivedAt - lastChangeAt < NOTED_EVERY) return;
  await sources.saveProgress({
    ...others,
    coveredSince: Math.min(coveredSince, receivedAt),
    lastChangeAt: Math.max(lastChangeAt ?? receivedAt, receivedAt),
    version: version + 1,
  });
}
