import type { Duration } from '../shared/time.ts';
import type { Measured, MeasuredClock } from './measured.ts';

/** One response clock with all that figures take of it. What is told of a mention once is on one of its rows only. */
export interface MeasuredRow extends MeasuredClock {
  /** The first clock of its mention: whoever counts mentions counts these. */
  readonly isFirst: boolean;
  /** Posted to discovered; on the first clock. */
  readonly lag?: Duration;
  /** Whether the customer came back within 14 days; on the first clock. */
  readonly cameBack?: boolean;
  /** What was noted of our newest response (`MentionFacts.hints`); on the newest clock that was answered. */
  readonly hints?: string;
}

export function rowsOf({ facts, clocks, lag, cameBack }: Measured): readonly MeasuredRow[] {
  const { hints } = facts;
  const answered = clocks.findLastIndex(({ isAnswered }) => isAnswered);
  const read = answered === -1 ? clocks.length - 1 : answered;
  return clocks.map((clock, index) => {
    const isFirst = index === 0;
    return {
      ...clock,
      isFirst,
      ...(isFirst && lag !== undefined && { lag }),
      ...(isFirst && cameBack !== undefined && { cameBack }),
      ...(index === read && hints !== undefined && { hints }),
    };
  });
}
