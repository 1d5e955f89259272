import type { Duration, Instant } from '../shared/time.ts';
import type { MentionFacts } from './facts.ts';

/** A wait that has ended, or one that still goes on and is at least this long. */
export interface Wait {
  readonly length: Duration;
  readonly ended: boolean;
}

/** A percentile of waits; `atLeast`: the wait at this rank still goes on, so the true figure can only be higher. */
export interface WaitFigure {
  readonly value: Duration;
  readonly atLeast: boolean;
}

/** Nobody may look fast by not answering: an open clock counts with its age so far. */
export function waitOf(facts: Pick<MentionFacts, 'startedAt' | 'respondedAt' | 'endedAt'>, now: Instant): Wait {
  const end = facts.respondedAt ?? facts.endedAt ?? now;
  return { length: Math.max(0, end - facts.startedAt), ended: facts.respondedAt !== undefined };
}

/**
 * Nearest-rank percentile (Hyndman & Fan, 1996, type 1) over ended and open waits together; `share` 0.5 is the median.
 * An open wait stands at its age so far, which is the least that it can become.
 */
export function percentileOf(waits: readonly Wait[], share: number): WaitFigure | undefined {
  const ordered = waits.toSorted((a, b) => a.length - b.length || Number(b.ended) - Number(a.ended));
  const rank = Math.max(0, Math.ceil(share * ordered.length) - 1);
  const found = ordered[rank];
  if (found === undefined) return undefined;
  // A shorter wait that is still open may yet outgrow this one: then the figure is a lower bound too.
  const open = ordered.slice(0, rank + 1).some((wait) => !wait.ended);
  return { value: found.length, atLeast: open };
}
