import type { Duration, Instant } from '../shared/time.ts';
import type { Seen } from './clock-seen.ts';

/** A step on the clock's ladder. `escalate1` is the first escalation after the breach. */
export type StageKey = 'warn' | `warn${number}` | 'breach' | `escalate${number}`;

/** Every warning is `warn`, every escalation is `escalate`. */
export const STAGE_KINDS = ['warn', 'breach', 'escalate'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export function stageKind(key: StageKey): StageKind {
  if (key === 'breach') return key;
  return key.startsWith('warn') ? 'warn' : 'escalate';
}

export interface Stage {
  readonly key: StageKey;
  /** When it falls due. */
  readonly at: Instant;
  /** Told then and not at `at`, for that is outside of the delivery hours; or nobody came by while they were open. */
  readonly heldUntil?: Instant;
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

/** What a cycle is by itself, and all that is kept of one that a later cycle has followed. */
export interface Cycle {
  /** 1 for the first response, 2 and up for next responses. */
  readonly cycle: number;
  readonly status: ClockStatus;
  /** Where the customer's clock starts: published, or discovered where the published time is unknown. */
  readonly startedAt: Instant;
  readonly dueAt?: Instant;
  /** In order of time; `fired` of them are done with. */
  readonly ladder: readonly Stage[];
  readonly fired: number;
  /** The deadline had already passed when we first saw the mention. */
  readonly lateDiscovered: boolean;
  /** Deadline of the team clock (discovery plus target) of a late-discovered mention: escalations count from it. */
  readonly teamDueAt?: Instant;
  /** When the response that ended this cycle was posted. */
  readonly respondedAt?: Instant;
  /** When the customer raised the stars after that response. */
  readonly recoveredAt?: Instant;
  /** Snoozes `[from, until)`; they have moved `dueAt`, which was `unpausedDueAt` before the first. */
  readonly pauses?: readonly (readonly [Instant, Instant])[];
  readonly unpausedDueAt?: Instant;
  readonly snoozedUntil?: Instant;
  /**
   * Set by a recompute whose deadline the present calendar alone cannot tell: at the first instant this much of the
   * target was used; the rest counts from there.
   */
  readonly counted?: readonly [at: Instant, used: Duration];
}

/** When people may be told. Deadline and verdict never depend on it. */
export interface DeliveryHours {
  /** Id of the calendar outside whose open time stages are held until it opens. */
  readonly calendar: string;
  /** Kinds of stage that are told at any time. */
  readonly urgent: readonly StageKind[];
}

/** What of the policy a clock still needs after it was opened. Pinned: a changed policy cannot move an open clock. */
export interface ClockPlan {
  readonly warnBefore: readonly Duration[];
  readonly escalateAfter: readonly Duration[];
  readonly owner: string;
  readonly escalateTo: readonly string[];
  readonly botsCount: boolean;
  /** Target of the cycles after the first. @default the clock's target */
  readonly nextTarget?: Duration;
  /** @default at any time */
  readonly deliver?: DeliveryHours;
}

/** What a cycle has to be answered within: those after the first may have a target of their own. */
export const targetIn = (cycle: number, target: Duration, plan: ClockPlan): Duration =>
  cycle > 1 ? (plan.nextTarget ?? target) : target;

/** The newest response cycle of one mention. Everything that is needed to go on is here: policy and ladder are pinned. */
export interface Clock extends Cycle {
  /** Why it is excluded or withdrawn. */
  readonly reason?: string;
  readonly policy?: { readonly id: string; readonly version: string };
  /** Of the first cycle; `targetIn` tells that of a later one. */
  readonly target?: Duration;
  readonly calendar?: string;
  readonly plan?: ClockPlan;
  readonly pending?: PendingAlert;
  readonly claim?: Claim;
  /** When the mention went, where it is withdrawn. */
  readonly endedAt?: Instant;
  /** Responses posted earlier are no answer to this mention; absent = `startedAt`. */
  readonly answersFrom?: Instant;
  /** What the source has told: status, cycle and verdicts are computed from it. */
  readonly seen?: Seen;
  /** The cycles before this one, oldest first. */
  readonly earlier?: readonly Cycle[];
  /** The source cannot tell at present whether somebody has answered. */
  readonly unknown?: { readonly reason: string; readonly since: Instant };
  /** A response waits for the source's approval; not a response yet. */
  readonly responsePendingSince?: Instant;
  /** What of the time zone database the deadline was computed with. */
  readonly tz?: string;
}
