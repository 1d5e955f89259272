import { type Duration, SECOND } from '../shared/time.ts';

/**
 * How many discovery lags fell into each bucket, by the bucket's number. Bucket 0 is below a second; bucket n above it
 * ends at 2^(n/4) seconds, so that a figure read from it is at most 2^(1/8), 9.1 %, away from the true one.
 * Two are merged by adding their counts, in any order.
 */
export type LagHistogram = Readonly<Record<string, number>>;

/** The lags of the newest mentions: `recent` fills up, then takes the place of `before`. */
export interface Lags {
  readonly recent: LagHistogram;
  readonly before?: LagHistogram;
}

/** Mentions after which the older half is forgotten: figures are of the newest 200 to 400. */
const GENERATION = 200;
const PER_DOUBLING = 4;

const bucketOf = (lag: Duration): number => (lag < SECOND ? 0 : 1 + Math.floor(PER_DOUBLING * Math.log2(lag / SECOND)));

/** The middle of a bucket, in the sense of ratios. */
const lagOf = (bucket: number): Duration => (bucket === 0 ? 0 : SECOND * 2 ** ((bucket - 0.5) / PER_DOUBLING));

export const totalOf = (histogram: LagHistogram): number =>
  Object.values(histogram).reduce((sum, count) => sum + count, 0);

export function merged(a: LagHistogram, b: LagHistogram): LagHistogram {
  const sum: Record<string, number> = { ...a };
  for (const [bucket, count] of Object.entries(b)) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

/** The lags with those of one poll added; a mention that is dated in the future was found at once. */
export function withLags(lags: Lags | undefined, found: readonly Duration[]): Lags {
  const counted: Record<string, number> = {};
  for (const lag of found) {
    const bucket = bucketOf(Math.max(0, lag));
    counted[bucket] = (counted[bucket] ?? 0) + 1;
  }
  const recent = merged(lags?.recent ?? {}, counted);
  if (totalOf(recent) >= GENERATION) return { recent: {}, before: recent };
  return { recent, ...(lags?.before !== undefined && { before: lags.before }) };
}

export const histogramOf = ({ recent, before = {} }: Lags): LagHistogram => merged(before, recent);

/** Nearest rank, as in reports; undefined where nothing was counted. */
export function lagQuantile(histogram: LagHistogram, share: number): Duration | undefined {
  const rank = Math.max(1, Math.ceil(share * totalOf(histogram)));
  const buckets = Object.entries(histogram)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .toSorted(([a], [b]) => a - b);
  let reached = 0;
  for (const [bucket, count] of buckets) {
    reached += count;
    if (reached >= rank) return Math.round(lagOf(bucket));
  }
  return undefined;
}

/** Half, and nine in ten, of so many mentions. */
export interface LagFigures {
  readonly p50: Duration;
  readonly p90: Duration;
  readonly mentions: number;
}

/** Undefined where nothing was counted. */
export function lagFigures(lags: Lags | undefined): LagFigures | undefined {
  const histogram = lags === undefined ? {} : histogramOf(lags);
  const [p50, p90] = [lagQuantile(histogram, 0.5), lagQuantile(histogram, 0.9)];
  return p50 === undefined || p90 === undefined ? undefined : { p50, p90, mentions: totalOf(histogram) };
}
