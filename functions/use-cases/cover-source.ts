import type { SourceProgress } from '../domain/mentions/coverage.ts';
import type { SourceProblem } from '../domain/mentions/reading.ts';
import type { Source } from '../domain/mentions/source.ts';
import { HOUR, type Instant, MINUTE } from '../domain/shared/time.ts';
import type { Now, SourceStore } from '../ports.ts';

interface Deps {
  readonly sources: SourceStore;
  readonly now: Now;
}

/** What a poll learnt about its source, as far as it got. */
export type Learnt = Pick<SourceProgress, 'cursor' | 'validators' | 'lastEntryCount'>;

/** A source that keeps failing is asked ever less often, down to once in this time. */
const LONGEST_PAUSE = 6 * HOUR;
/** Failures that are forgiven before a source is left alone for a while. */
const FREE_FAILURES = 2;

/** Keeps what a good poll learnt, closing the gap that failures had opened. Nothing learnt, nothing written. */
export async function recordSuccess(
  source: Source,
  before: SourceProgress,
  learnt: Learnt,
  { sources, now }: Deps,
): Promise<void> {
  const at = now();
  if (before.failingSince !== undefined) {
    await sources.closeGap({
      sourceId: source.id,
      from: before.failingSince,
      to: at,
      reason: before.lastFailure ?? 'unknown',
    });
  }
  const changed = JSON.stringify(learnt) !== JSON.stringify(learntBefore(before));
  if (!changed && before.failures === 0 && before.coveredSince !== undefined) return;
  const { failingSince: _since, lastFailure: _failure, pausedUntil: _pause, ...kept } = before;
  await sources.saveProgress({
    ...kept,
    ...learnt,
    coveredSince: before.coveredSince ?? at,
    failures: 0,
    ...(changed ? { lastChangeAt: at } : {}),
    version: before.version + 1,
  });
}

const learntBefore = ({ cursor, validators, lastEntryCount }: SourceProgress): Learnt => ({
  cursor,
  validators,
  lastEntryCount,
});

/**
 * Notes a failed poll: the gap begins where the last good poll may have been, one period ago, and further polls wait
 * as long as the source asks, or ever longer. A lost race is left to its winner: it polled the same source just now.
 */
export async function recordFailure(
  source: Source,
  before: SourceProgress,
  learnt: Learnt,
  problem: SourceProblem,
  { sources, now }: Deps,
): Promise<void> {
  const at = now();
  const failures = before.failures + 1;
  const failingSince = before.failingSince ?? at - source.tier * MINUTE;
  const pausedUntil = pauseUntil(at, failures, problem);
  await sources.openGap({ sourceId: source.id, from: failingSince, reason: problem.line });
  await sources.saveProgress({
    ...before,
    ...learnt,
    failures,
    failingSince,
    lastFailure: problem.line,
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    version: before.version + 1,
  });
}

function pauseUntil(at: Instant, failures: number, problem: SourceProblem): Instant | undefined {
  if (problem.retryAt !== undefined) return Math.min(problem.retryAt, at + LONGEST_PAUSE);
  if (failures <= FREE_FAILURES) return undefined;
  return at + Math.min(LONGEST_PAUSE, MINUTE * 2 ** (failures - FREE_FAILURES));
}
