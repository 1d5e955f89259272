import { type Duration, HOUR, type Instant, MINUTE } from '../shared/time.ts';
import type { Refusals, SourceProgress } from './coverage.ts';

/** Unchanged polls write nothing; that they went well is noted once in this time. */
export const READ_NOTED_EVERY: Duration = 6 * HOUR;
/** Periods that a source may miss beside that before it counts as stale. */
const PERIODS_MISSED = 3;
/** How long a source may fail before somebody has to look: hiccups end by themselves. */
const FAILING_AFTER: Duration = 30 * MINUTE;
/** Refused entries that are no longer somebody's single broken post. */
const DRIFT_COUNT = 3;
const DRIFT_SHARE = 0.2;

/** What is the matter with a source, the worst first found. `read` and `waiting` need nobody. */
export type SourceState =
  | 'read'
  | 'waiting'
  | 'neverRead'
  | 'failing'
  | 'emptied'
  | 'notFound'
  | 'changedShape'
  | 'stale'
  | 'silent';

export interface SourceHealth {
  readonly state: SourceState;
  /** When it began. */
  readonly since?: Instant;
  /** One line: what the source said, or what could not be read. No ids, texts or authors of mentions. */
  readonly line?: string;
  /** The operator has to look. */
  readonly isTrouble: boolean;
}

/** How a source stands, from what its polls noted. `periodMinutes`: how far apart they are. */
export function healthOf(progress: SourceProgress, periodMinutes: number, now: Instant): SourceHealth {
  const { failingSince: since, lastFailure: line = 'unknown', refusals, coveredSince, pausedUntil = 0 } = progress;
  if (since !== undefined) {
    // The gap begins a period before the first failure, and of a period that long one failure is still a hiccup.
    const patience = progress.failures > 1 ? FAILING_AFTER : FAILING_AFTER + 2 * periodMinutes * MINUTE;
    return { state: failureOf(progress), since, line, isTrouble: now - since >= patience };
  }
  if (refusals !== undefined && isDrift(refusals)) {
    return { state: 'changedShape', since: refusals.since, line: refusalWords(refusals), isTrouble: true };
  }
  if (coveredSince === undefined) return { state: 'neverRead', isTrouble: true };
  const readAt = lastReadOf(progress) ?? coveredSince;
  if (now - readAt > READ_NOTED_EVERY + PERIODS_MISSED * periodMinutes * MINUTE) {
    return { state: 'stale', since: readAt, line: 'no poll of it has ended since', isTrouble: true };
  }
  const isWaiting = progress.waitAsked === true && pausedUntil > now;
  return { state: isWaiting ? 'waiting' : 'read', isTrouble: false };
}

/** The newest complete read that is known of: it may have been read since, without anything new. */
export function lastReadOf({ readAt, lastChangeAt }: SourceProgress): Instant | undefined {
  if (readAt === undefined || lastChangeAt === undefined) return readAt ?? lastChangeAt;
  return Math.max(readAt, lastChangeAt);
}

function failureOf({ lastProblem }: SourceProgress): SourceState {
  if (lastProblem === 'emptied' || lastProblem === 'notFound') return lastProblem;
  return lastProblem === 'shape' ? 'changedShape' : 'failing';
}

/** Whether so much of an answer could not be understood that its shape must have changed. */
export const isDrift = ({ count, entries }: Refusals): boolean =>
  count > 0 && (count >= entries || (count >= DRIFT_COUNT && count >= DRIFT_SHARE * entries));

const refusalWords = ({ count, entries, firstReason }: Refusals): string =>
  `${count} of ${entries} entries could not be read: ${firstReason}`;

/** A reason without what stands in brackets or quotation marks: ids there may name their author. */
export const withoutIds = (reason: string): string =>
  reason.replace(/(?<!\s)\s*\([^)]*\)?/gu, '').replace(/"[^"]*"?|“[^”]*”?/gu, '…');

/**
 * How long until what was posted since the last read is lost for good; negative = it is lost. `forgetsAfter` is the
 * source's own (Capabilities).
 */
export const historyLeft = (
  { failingSince, ...progress }: SourceProgress,
  forgetsAfter: Duration,
  now: Instant,
): Duration | undefined => {
  const coveredUntil = failingSince ?? lastReadOf(progress);
  return coveredUntil === undefined ? undefined : coveredUntil + forgetsAfter - now;
};
