import { DAY, type Duration, type Instant, MINUTE, utcDay } from '../shared/time.ts';
import type { MentionFacts } from './facts.ts';

/** Every clocked mention is in exactly one bucket. Attainment = met / (met + late + overdue). */
export interface BucketCounts {
  readonly met: number;
  readonly late: number;
  /** Unanswered past the deadline: silence counts against us. */
  readonly overdue: number;
  readonly inWindow: number;
  readonly notAnswerable: number;
  readonly excluded: number;
}

/**
 * All facts of one brand's mentions of one UTC day of posting, recomputed from the day index, never incremented. Facts
 * and not sums of them: percentiles, open clocks and any range or grouping stay exact. docs/adr/015-rollups.md
 */
export interface DayRollup {
  readonly brand: string;
  /** `yyyymmdd` */
  readonly day: string;
  /** When the index began to be read for it. */
  readonly readAt: Instant;
  /** Without what the brand itself wrote. */
  readonly facts: readonly MentionFacts[];
}

/** What is known of a day's rollup without reading it. */
export interface RollupHead {
  readonly day: string;
  readonly readAt: Instant;
  readonly mentions: number;
  /** Names what is stored, for the store. */
  readonly version: string;
}

/** Mentions of today and of the two days before change all the time: reports read those from the index. */
const LIVE_DAYS = 3;

/** From a mark to the save that it announces, and until the index shows it: minutes at the very most. */
export const MARK_SETTLES: Duration = 15 * MINUTE;

/** The last instant of posting, exclusive, of days that are settled: a change of one of these is marked. */
export const settledBefore = (now: Instant): Instant => Math.floor(now / DAY) * DAY - (LIVE_DAYS - 1) * DAY;

/** Whether a rollup has all that its day holds: read after its day had settled, and after what was marked since. */
export function isWhole({ day, readAt }: Pick<RollupHead, 'day' | 'readAt'>, markedAt: Instant | undefined): boolean {
  const settledAt = startOfDay(day) + LIVE_DAYS * DAY;
  return readAt >= settledAt + MARK_SETTLES && (markedAt === undefined || readAt >= markedAt + MARK_SETTLES);
}

/** Of a UTC day `yyyymmdd`. */
export const startOfDay = (day: string): Instant => Date.UTC(+day.slice(0, 4), +day.slice(4, 6) - 1, +day.slice(6, 8));

/** UTC days that `[from, to)` touches. */
export function daysBetween(from: Instant, to: Instant): readonly string[] {
  const days: string[] = [];
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) days.push(utcDay(day));
  return days;
}
