import type { Instant } from '../shared/time.ts';
import { type Bucket, bucketOf } from '../sla/verdict.ts';
import type { MentionFacts } from './facts.ts';
import { percentileOf, type WaitFigure, waitOf } from './response-times.ts';
import type { BucketCounts } from './rollup.ts';

/** The figures of one group of mentions. A share is absent where there is nothing to take a share of. */
export interface Figures {
  readonly mentions: number;
  readonly counts: BucketCounts;
  /** met / (met + late + overdue), 0 to 1: silence counts against it. */
  readonly attainment?: number;
  /** Answered / (answered + overdue), 0 to 1, whether in time or not. */
  readonly responseRate?: number;
  /** Publication (or discovery) to response, on the customer's clock, open ones included. */
  readonly response: { readonly p50?: WaitFigure; readonly p90?: WaitFigure };
  /** Publication to discovery: how far behind our own eyes are. */
  readonly discoveryLag: { readonly p50?: WaitFigure; readonly p90?: WaitFigure };
}

const NO_COUNTS: BucketCounts = { met: 0, late: 0, overdue: 0, inWindow: 0, notAnswerable: 0, excluded: 0 };
const CLOCKED: ReadonlySet<Bucket> = new Set(['met', 'late', 'overdue', 'inWindow']);

export function figuresOf(facts: readonly MentionFacts[], now: Instant): Figures {
  const counts = countBuckets(facts, now);
  const answered = counts.met + counts.late;
  const decided = answered + counts.overdue;
  const waits = facts.filter((one) => CLOCKED.has(bucketOf(one, now))).map((one) => waitOf(one, now));
  const lags = facts
    .filter((one) => !one.fromBrand && one.discoveredAt >= one.postedAt)
    .map((one) => ({ length: one.discoveredAt - one.postedAt, ended: true }));
  return {
    mentions: facts.filter((one) => !one.fromBrand).length,
    counts,
    ...(decided === 0 ? {} : { attainment: counts.met / decided, responseRate: answered / decided }),
    response: percentiles(waits),
    discoveryLag: percentiles(lags),
  };
}

export function countBuckets(facts: readonly MentionFacts[], now: Instant): BucketCounts {
  const counts = { ...NO_COUNTS };
  for (const one of facts) counts[bucketOf(one, now)] += 1;
  return counts;
}

function percentiles(waits: Parameters<typeof percentileOf>[0]): { p50?: WaitFigure; p90?: WaitFigure } {
  const [p50, p90] = [percentileOf(waits, 0.5), percentileOf(waits, 0.9)];
  return { ...(p50 === undefined ? {} : { p50 }), ...(p90 === undefined ? {} : { p90 }) };
}
