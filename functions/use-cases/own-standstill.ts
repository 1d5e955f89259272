import type { SourceProgress } from '../domain/mentions/coverage.ts';
import { type Instant, MINUTE } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { SourceStore } from '../ports/sources.ts';

/** Missed minutes that are no hiccup any more: a schedule may skip a run, or come late. */
const MISSED_MINUTES = 5;

/** Since when nothing was dispatched, where `minute` follows a standstill; undefined where it does not. */
export const idleSince = (lastMinute: number | undefined, minute: number): Instant | undefined =>
  lastMinute !== undefined && minute - lastMinute > MISSED_MINUTES ? (lastMinute + 1) * MINUTE : undefined;

/**
 * Keeps the stretch in which we did not run as a gap of a source that was covered before it. Written with the poll that
 * ends it, and again by its repetition: under the same beginning it is the same gap. One that is open already says more.
 */
export async function recordIdleness(
  { sourceId, coveredSince, failingSince }: SourceProgress,
  since: Instant,
  { sources, now }: { readonly sources: Pick<SourceStore, 'closeGap'>; readonly now: Now },
): Promise<void> {
  const to = now();
  const wasCovered = coveredSince !== undefined && coveredSince <= since && failingSince === undefined;
  if (wasCovered && to > since) await sources.closeGap({ sourceId, from: since, to, reason: 'we did not run' });
}
