import type { Duration, Instant } from '../shared/time.ts';

/** A step on the clock's ladder. `escalate1` is the first escalation after the breach. */
export type StageKey = 'warn' | `warn${number}` | 'breach' | `escalate${number}`;

export interface Stage {
  readonly key: StageKey;
  readonly at: Instant;
  readonly owner: string;
}

/** An alert that is decided and not yet known to be delivered: the due index keeps listing its mention until it is. */
export interface PendingAlert {
  readonly stage: StageKey;
  readonly since: Instant;
}

export interface Claim {
  readonly by: string;
  readonly until: Instant;
}

export type ClockStatus =
  /** Waiting for a response: in window, or overdue once `dueAt` has passed. */
  | 'running'
  /** Response visible at or before the deadline. */
  | 'met'
  /** Response visible after the deadline. */
  | 'late'
  /** The mention is gone from its source. */
  | 'withdrawn'
  /** No policy asks for an answer, or a person said that none is needed. */
  | 'excluded';

/** One response cycle of one mention. Everything that is needed to go on is here: policy and ladder are pinned. */
export interface Clock {
  /** 1 for the first response, 2 and up for next responses. */
  readonly cycle: number;
  readonly status: ClockStatus;
  /** Why it is excluded or withdrawn. */
  readonly reason?: string;
  readonly policy?: { readonly id: string; readonly version: string };
  /** Where the customer's clock starts: published, or discovered where the published time is unknown. */
  readonly startedAt: Instant;
  readonly target?: Duration;
  readonly calendar?: string;
  readonly dueAt?: Instant;
  /** In order of time; `fired` of them are done with. */
  readonly ladder: readonly Stage[];
  readonly fired: number;
  readonly pending?: PendingAlert;
  readonly claim?: Claim;
  readonly snoozedUntil?: Instant;
  /** The deadline had already passed when we first saw the mention. */
  readonly lateDiscovered: boolean;
  /** When the response that ended this cycle was posted. */
  readonly respondedAt?: Instant;
  /** What of the time zone database the deadline was computed with. */
  readonly tz?: string;
}
