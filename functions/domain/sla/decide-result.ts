import type { HistoryEvent } from '../mentions/history.ts';
import type { Clock, Stage } from './clock.ts';
import type { OpenTime } from './open-time.ts';

/** The same `clock` object and no events = nothing new, nothing to write. */
export interface Decided {
  readonly clock: Clock;
  readonly events: readonly HistoryEvent[];
  /** To be sent now. `again`: decided earlier and not known to be delivered. */
  readonly alert?: { readonly stage: Stage; readonly again: boolean };
}

export type RefusedName =
  /** The cycle has ended; its verdict does not change by this. */
  | 'closed'
  /** Nobody asked for an answer; after an edit, score and match the mention again and open a clock. */
  | 'excluded'
  | 'olderThanMention'
  | 'inTheFuture'
  /** A claim or snooze that is over before it begins. */
  | 'expired'
  | 'noClaim'
  | 'claimHolds'
  | 'notPending'
  /** Nothing is snoozed or paused at that time. */
  | 'notPaused'
  /** The calendar has no open time left to move the deadline by. */
  | 'noOpenTime';

export interface Refused {
  readonly refused: RefusedName;
  /** One line for a person. */
  readonly why: string;
}

export type Decision = Decided | Refused;

export interface DecideContext {
  /** Open time of the calendar that the clock is pinned to. */
  readonly openTime: OpenTime;
  /** Open time of the delivery hours that the clock is pinned to. @default at any time */
  readonly delivery?: OpenTime | undefined;
}
