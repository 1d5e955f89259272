import type { Duration, Instant } from '../../shared/time.ts';
import type { RequestLimits } from '../sources/kind-of-source.ts';

/** How requests are spread: so many at once, then one for each `refill`. Whole milliseconds, so that sums are exact. */
export interface Bucket {
  readonly capacity: number;
  readonly refill: Duration;
}

/** Share of a limit that may be asked at once. */
const AT_ONCE = 1 / 4;

/**
 * A quarter of the limit may be asked at once, the other three quarters come back over its time: so no stretch of that
 * length holds more than the limit, wherever the source lets it begin.
 */
export function bucketFor({ requests, per }: RequestLimits): Bucket {
  const capacity = Math.max(1, Math.floor(requests * AT_ONCE));
  return { capacity, refill: Math.ceil(per / Math.max(1, requests - capacity)) };
}

/** `fullAt`: the instant at which everything taken so far has come back. It never moves back. */
export type Taken = { readonly fullAt: Instant } | { readonly until: Instant };

/**
 * Takes tokens, or says from when on they are there. The bucket is one instant (a generic cell rate algorithm), so it
 * refills by itself. A worker whose clock is ahead by d can take what d brings once, not once for each change of
 * worker: what was taken is remembered as an instant that no other worker's clock moves back.
 * @param kept tokens that are to be left for whoever is more urgent
 */
export function take(fullAt: Instant | undefined, tokens: number, now: Instant, bucket: Bucket, kept = 0): Taken {
  const { capacity, refill } = bucket;
  const most = Math.max(1, capacity - kept);
  const after = Math.max(now, fullAt ?? now) + Math.min(Math.max(1, tokens), most) * refill;
  const until = after - most * refill;
  return until <= now ? { fullAt: after } : { until };
}
