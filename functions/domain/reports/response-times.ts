import type { Duration, Instant } from '../shared/time.ts';
import type { ClockFacts } from './clocks-of.ts';

/** A wait that has ended, or one that still goes on and is at least this long. */
export interface Wait {
  readonly length: Duration;
  readonly ended: boolean;
}

/** A percentile of waits; `atLeast`: somebody in it still waits, so that the true figure can only be higher. */
export interface WaitFigure {
  readonly value: Duration;
  readonly atLeast: boolean;
}

/** Median and nine in ten of some waits; absent where there were none. */
export interface WaitFigures {
  readonly p50?: WaitFigure;
  readonly p90?: WaitFigure;
  /** How many waits these are of. */
  readonly waits: number;
}

/** Nobody may look fast by not answering: an open clock counts with its age so far, one that ended without answer with its whole length. */
export function waitOf(clock: Pick<ClockFacts, 'respondedAt' | 'endedAt'>, since: Instant, now: Instant): Wait {
  const end = clock.respondedAt ?? clock.endedAt ?? now;
  return { length: Math.max(0, end - since), ended: clock.respondedAt !== undefined };
}

export function waitFigures(waits: readonly Wait[]): WaitFigures {
  const ordered = waits.toSorted((a, b) => a.length - b.length || Number(b.ended) - Number(a.ended));
  const [p50, p90] = [percentileOf(ordered, 0.5), percentileOf(ordered, 0.9)];
  return { ...(p50 && { p50 }), ...(p90 && { p90 }), waits: waits.length };
}

/**
 * Nearest-rank percentile (Hyndman & Fan, 1996, type 1) over ended and open waits together, which stand in order of
 * length. A wait up to this rank that is still open may yet outgrow the others: then the figure is a lower bound.
 */
function percentileOf(ordered: readonly Wait[], share: number): WaitFigure | undefined {
  const rank = Math.max(0, Math.ceil(share * ordered.length) - 1);
  const found = ordered[rank];
  if (found === undefined) return undefined;
  return { value: found.length, atLeast: ordered.slice(0, rank + 1).some((wait) => !wait.ended) };
}
