import { type Duration, HOUR, type Instant } from '../../shared/time.ts';
import { afterFailure, afterSuccess, type Breaker, CLOSED, passThrough } from './circuit-breaker.ts';
import { type Bucket, take } from './token-bucket.ts';

/**
 * What all workers know together of one credential or, where a source wants none, of one server: what was asked of it,
 * when it wants to be left alone, whether it answers. Written only when that changes.
 */
export interface RequestBudget {
  /** Kind of the source, and the secret's name or the server: `mastodon#social.example`. */
  readonly id: string;
  /** Token bucket: when all that was taken has come back. Absent while nothing was taken. */
  readonly fullAt?: Instant;
  /** The source asked us not to ask before. */
  readonly pausedUntil?: Instant;
  /** One line: how it asked. */
  readonly pauseReason?: string;
  /** Parts of the API (PlannedRequest.part) that the source asked us to leave alone, each until when. */
  readonly parts?: Readonly<Record<string, Instant>>;
  readonly breaker: Breaker;
  readonly version: number;
}

export const freshBudget = (id: string): RequestBudget => ({ id, breaker: CLOSED, version: 0 });

/** The longest that a source may ask us to wait. */
const LONGEST_WAIT: Duration = 6 * HOUR;

/**
 * Why nobody may ask just now. `limit` is our own counting, `pause` the source's wish, `breaker` that it keeps failing,
 * `probe` that one of us is finding out whether it still does.
 */
export type Reason = 'limit' | 'pause' | 'breaker' | 'probe';

/** `budget` is another one when it has to be saved before anything is asked. */
export type Entry =
  | { readonly go: true; readonly isProbe: boolean; readonly budget: RequestBudget }
  | { readonly go: false; readonly why: Reason; readonly until: Instant };

export interface Asking {
  readonly now: Instant;
  /** How many requests are about to be sent. */
  readonly requests: number;
  /** Absent: what the settings can ask is far below what the source allows, so nobody counts. */
  readonly bucket?: Bucket | undefined;
  /** A look before an alert is worth more than a poll: polls leave some tokens to looks. */
  readonly isUrgent: boolean;
}

/** Share of a bucket's capacity that polls leave to what is urgent. */
const KEPT = 1 / 4;

/** Whether requests may be sent now. Pauses come first, then the breaker; a token is taken only when both let us go. */
export function enter(budget: RequestBudget, { now, requests, bucket, isUrgent }: Asking): Entry {
  const { pausedUntil } = budget;
  if (pausedUntil !== undefined && pausedUntil > now) return { go: false, why: 'pause', until: pausedUntil };
  const passage = passThrough(budget.breaker, now, isUrgent);
  if ('until' in passage) return { go: false, why: passage.isTried ? 'probe' : 'breaker', until: passage.until };
  const { breaker, isProbe } = passage;
  const passed = breaker === budget.breaker ? budget : { ...budget, breaker };
  if (bucket === undefined) return { go: true, isProbe, budget: passed };
  const kept = isUrgent ? 0 : Math.floor(bucket.capacity * KEPT);
  const taken = take(budget.fullAt, requests, now, bucket, kept);
  if ('until' in taken) return { go: false, why: 'limit', until: taken.until };
  return { go: true, isProbe, budget: { ...passed, fullAt: taken.fullAt } };
}

/** The source asked to be left alone until then; a shorter wish never ends a longer one. */
export function afterPause(budget: RequestBudget, until: Instant, reason: string, now: Instant): RequestBudget {
  const pausedUntil = Math.min(until, now + LONGEST_WAIT);
  if (pausedUntil <= Math.max(now, budget.pausedUntil ?? now)) return budget;
  return { ...budget, pausedUntil, pauseReason: reason };
}

/** The same for one part of its API: the others may be asked meanwhile. */
export function afterPartPause(budget: RequestBudget, part: string, until: Instant, now: Instant): RequestBudget {
  const pausedUntil = Math.min(until, now + LONGEST_WAIT);
  if (pausedUntil <= Math.max(now, budget.parts?.[part] ?? now)) return budget;
  const others = Object.entries(budget.parts ?? {}).filter(([, ends]) => ends > now);
  return { ...budget, parts: { ...Object.fromEntries(others), [part]: pausedUntil } };
}

export function afterGoodAnswer(budget: RequestBudget): RequestBudget {
  const breaker = afterSuccess(budget.breaker);
  return breaker === budget.breaker ? budget : { ...budget, breaker };
}

export function afterBadAnswer(budget: RequestBudget, line: string, isProbe: boolean, now: Instant): RequestBudget {
  const breaker = afterFailure(budget.breaker, line, isProbe, now);
  return breaker === budget.breaker ? budget : { ...budget, breaker };
}

/** How a credential or server fares, for people: `open` rests after failures, `probing` is being tried by one worker. */
export interface BudgetCondition {
  readonly id: string;
  readonly state: 'asking' | 'paused' | 'open' | 'probing';
  /** Until when nobody (or, when probing, nobody else) asks. */
  readonly until?: Instant;
  readonly reason?: string;
  readonly failures: number;
}

export function conditionOf({ id, pausedUntil, pauseReason, breaker }: RequestBudget, now: Instant): BudgetCondition {
  const { failures, openUntil, probeUntil, lastFailure } = breaker;
  if (pausedUntil !== undefined && pausedUntil > now) {
    return { id, state: 'paused', until: pausedUntil, ...(pauseReason && { reason: pauseReason }), failures };
  }
  const reason = lastFailure === undefined ? {} : { reason: lastFailure };
  if (openUntil === undefined) return { id, state: 'asking', ...reason, failures };
  const isProbing = probeUntil !== undefined && probeUntil > now;
  return { id, state: isProbing ? 'probing' : 'open', until: isProbing ? probeUntil : openUntil, ...reason, failures };
}
