import { type Duration, type Instant, MINUTE } from '../../shared/time.ts';

/** What is remembered of failures in a row, whoever met them. Closed while `openUntil` is absent. */
export interface Breaker {
  readonly failures: number;
  /** Nobody asks before; from then on one does. */
  readonly openUntil?: Instant;
  /** One worker is asking, alone, until then at the latest. */
  readonly probeUntil?: Instant;
  /** From then on a look before an alert may ask although the pause is not over; absent where the pause ends first. */
  readonly lookFrom?: Instant;
  /** One line: what the last failure was. */
  readonly lastFailure?: string;
}

export const CLOSED: Breaker = { failures: 0 };

/** Failures in a row that open a breaker. */
const OPENS_AT = 5;
const FIRST_PAUSE: Duration = MINUTE;
const LONGEST_PAUSE: Duration = 30 * MINUTE;
/** A probe that has not been heard of for so long has died: an answer takes ten seconds, and so does a token for it. */
const PROBE_LEASE: Duration = MINUTE;
/** After a failure looks before alerts leave a server alone for so long: they ask one at a time, twelve times an hour at most. */
const LOOKS_REST: Duration = 5 * MINUTE;

export type Passage =
  /** `breaker` is another one when this worker is the probe: it has to be saved before anything is asked. */
  | { readonly go: true; readonly isProbe: boolean; readonly breaker: Breaker }
  /** `isTried`: who asks now could, were it not for the probe that is out already. */
  | { readonly until: Instant; readonly isTried: boolean };

/**
 * Whether somebody may ask now. Of all who ask once the pause is over, the first becomes the probe. A look before an alert
 * may become it sooner: that nobody can tell is not said while the answer may stand there and a poll could wait.
 */
export function passThrough(breaker: Breaker, now: Instant, isUrgent: boolean): Passage {
  const { openUntil, probeUntil, lookFrom } = breaker;
  if (openUntil === undefined) return { go: true, isProbe: false, breaker };
  const restUntil = isUrgent && lookFrom !== undefined ? Math.min(openUntil, lookFrom) : openUntil;
  const until = Math.max(restUntil, probeUntil ?? restUntil);
  if (now < until) return { until, isTried: now >= restUntil };
  return { go: true, isProbe: true, breaker: { ...breaker, probeUntil: now + PROBE_LEASE } };
}

/** Any good answer closes the breaker: whoever brought it, it is proof. */
export const afterSuccess = (breaker: Breaker): Breaker => (breaker.failures === 0 ? breaker : CLOSED);

/**
 * Counts a failure. While the breaker is open only its probe's counts: the others asked before it opened, and say
 * nothing new. That of a look that came before the pause was over makes the pause no longer.
 */
export function afterFailure(breaker: Breaker, line: string, isProbe: boolean, now: Instant): Breaker {
  const { openUntil } = breaker;
  if (openUntil !== undefined && !isProbe) return breaker;
  if (openUntil !== undefined && now < openUntil) {
    return { failures: breaker.failures, lastFailure: line, openUntil, lookFrom: now + LOOKS_REST };
  }
  const failures = breaker.failures + 1;
  if (failures < OPENS_AT) return { failures, lastFailure: line };
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - OPENS_AT));
  return {
    failures,
    lastFailure: line,
    openUntil: now + pause,
    ...(pause > LOOKS_REST && { lookFrom: now + LOOKS_REST }),
  };
}
