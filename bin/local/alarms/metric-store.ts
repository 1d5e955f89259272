import { type Duration, HOUR, type Instant } from '../../../functions/domain/shared/time.ts';

/** Which series: CloudWatch tells them apart by namespace, name and dimensions. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface Point {
  readonly at: Instant;
  readonly value: number;
}

/** The longest that an alarm of ours looks back, and an hour. */
const KEPT: Duration = 3 * HOUR;

/** What was measured lately, as CloudWatch would have it. */
export class MetricStore {
  readonly #series = new Map<string, Point[]>();

  put(id: MetricId, at: Instant, value: number): void {
    const key = keyOf(id);
    const points = this.#series.get(key) ?? [];
    while ((points[0]?.at ?? at) < at - KEPT) points.shift();
    points.push({ at, value });
    this.#series.set(key, points);
  }

  /** Values of `[from, to)`. */
  values(id: MetricId, from: Instant, to: Instant): readonly number[] {
    const points = this.#series.get(keyOf(id)) ?? [];
    return points.filter(({ at }) => at >= from && at < to).map(({ value }) => value);
  }
}

const keyOf = ({ namespace, name, dimensions }: MetricId): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** One statistic over the values of a period; undefined where there are none. */
export function statisticOf(statistic: string, values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sum = values.reduce((total, value) => total + value, 0);
  const percentile = /^p(\d{1,2}(?:\.\d+)?)$/u.exec(statistic)?.[1];
  if (percentile !== undefined) {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.ceil((Number(percentile) / 100) * sorted.length) - 1)];
  }
  switch (statistic) {
    case 'Sum':
      return sum;
    case 'Average':
      return sum / values.length;
    case 'Maximum':
      return Math.max(...values);
    case 'Minimum':
      return Math.min(...values);
    case 'SampleCount':
      return values.length;
    default:
      throw new Error(`the local run does not know the statistic ${statistic}`);
  }
}
