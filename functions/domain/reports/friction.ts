import { MOMENTS, type Moment } from '../scoring/moment.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Measured } from './measured.ts';
import { type Portion, portionOf } from './portion.ts';

/** How much a negative mention of each severity weighs. */
const SEVERITY_WEIGHTS: Readonly<Record<SeverityLevel, number>> = {
  none: 0,
  low: 1,
  medium: 2,
  high: 3,
  critical: 4,
};

/** How a moment of truth rubs: negatives x mean severity x overdue share. */
export interface MomentFriction {
  readonly negatives: number;
  /** Mean weight of their severities, 0 to 4; absent where there are none. */
  readonly severity?: number;
  /** Of their clocks that were due, those that are overdue and unanswered. */
  readonly overdue: Portion;
  /** Absent where none of them was due. */
  readonly score?: number;
}

/** A moment in this range and in the one of the same length before it. */
export interface FrictionLine extends MomentFriction {
  /** `-` for mentions that tell of none. */
  readonly moment: Moment | '-';
  readonly before: MomentFriction;
  /** Score minus the score before; absent where either is. */
  readonly change?: number;
}

/** Adds up the negatives of each moment. */
export class FrictionTally {
  readonly #moments = new Map<Moment | '-', { negatives: number; weight: number; overdue: number; decided: number }>();

  add({ facts, clocks }: Measured): void {
    if (facts.sentiment !== 'negative') return;
    const moment = facts.moment ?? '-';
    const sums = this.#moments.get(moment) ?? { negatives: 0, weight: 0, overdue: 0, decided: 0 };
    this.#moments.set(moment, sums);
    sums.negatives += 1;
    sums.weight += SEVERITY_WEIGHTS[facts.severity];
    for (const { bucket } of clocks) {
      if (bucket === 'overdue') sums.overdue += 1;
      if (bucket === 'met' || bucket === 'late' || bucket === 'overdue') sums.decided += 1;
    }
  }

  of(moment: Moment | '-'): MomentFriction {
    const { negatives = 0, weight = 0, overdue = 0, decided = 0 } = this.#moments.get(moment) ?? {};
    return {
      negatives,
      ...(negatives > 0 && { severity: weight / negatives }),
      overdue: portionOf(overdue, decided),
      // Weight is negatives x mean severity.
      ...(decided > 0 && { score: (weight * overdue) / decided }),
    };
  }
}

/** The moments that somebody complained of, now or before, in the order in which customers go through them. */
export function frictionLines(now: FrictionTally, before: FrictionTally): readonly FrictionLine[] {
  return ([...MOMENTS, '-'] as const).flatMap((moment) => {
    const [present, past] = [now.of(moment), before.of(moment)];
    if (present.negatives === 0 && past.negatives === 0) return [];
    const isBoth = present.score !== undefined && past.score !== undefined;
    const change = isBoth ? { change: (present.score ?? 0) - (past.score ?? 0) } : {};
    return [{ moment, ...present, before: past, ...change }];
  });
}
