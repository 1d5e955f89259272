import type { Duration, Instant } from '../shared/time.ts';

/** What a forecast needs of one response clock that somebody is to answer, and whose answer we could see. */
export interface ForecastClock {
  /** `brand/origin/id` of its mention. */
  readonly mention: string;
  readonly cycle: number;
  readonly owner?: string;
  /** In whose open time its deadline counts; absent: that of its owner's policy. */
  readonly calendar?: string;
  /** Since when the team could have answered: the customer's post, or when we found it, whichever is later. */
  readonly knownAt: Instant;
  readonly dueAt: Instant;
  readonly respondedAt?: Instant;
  /** When a mention that was taken back went: nobody will answer it. */
  readonly endedAt?: Instant;
}

/** Milliseconds of the open time of a clock's calendar between two instants; negative where the second is earlier. */
export type OpenBetween = (clock: Pick<ForecastClock, 'owner' | 'calendar'>, from: Instant, to: Instant) => Duration;

/** Whether somebody waited for an answer at that instant, and was known to us. */
export const isOpenAt = ({ knownAt, respondedAt, endedAt }: ForecastClock, at: Instant): boolean =>
  knownAt <= at && !(respondedAt !== undefined && respondedAt <= at) && !(endedAt !== undefined && endedAt <= at);
