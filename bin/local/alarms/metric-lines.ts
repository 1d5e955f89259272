import type { Instant } from '../../../functions/domain/shared/time.ts';
import type { FunctionLog } from '../local-event.ts';
import type { MetricStore } from './metric-store.ts';

interface EmbeddedMetrics {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit?: string }[];
    }[];
  };
  readonly [member: string]: unknown;
}

/** Counts lines of a log group, where one of the terms stands in them: `?"one term" ?"another"`. */
export interface LineFilter {
  readonly functionName: string;
  readonly terms: readonly string[];
  readonly namespace: string;
  readonly metric: string;
}

/** The terms of a filter pattern that asks for any of them. */
export const anyTermOf = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/\?"([^"]+)"/gu)].map(([, term = '']) => term);

/**
 * Takes the figures out of a line in the embedded metric format; any other line has none. Where time runs `speed` times
 * as fast, what this machine takes for a step looks that much longer: lengths count as what they took of real time.
 */
export function putEmbedded({ line, at }: Pick<FunctionLog, 'line' | 'at'>, metrics: MetricStore, speed = 1): void {
  if (!line.startsWith('{"_aws"')) return;
  const read = JSON.parse(line) as EmbeddedMetrics;
  for (const { Namespace: namespace, Dimensions, Metrics } of read._aws.CloudWatchMetrics) {
    for (const names of Dimensions) {
      const dimensions = Object.fromEntries(names.map((name) => [name, String(read[name])]));
      for (const { Name: name, Unit: unit } of Metrics) {
        const shrink = unit === 'Milliseconds' ? Math.max(1, speed) : 1;
        for (const value of [read[name]].flat()) {
          if (typeof value === 'number') metrics.put({ namespace, name, dimensions }, at, value / shrink);
        }
      }
    }
  }
}

export function putFiltered(
  { line, functionName }: Pick<FunctionLog, 'line' | 'functionName'>,
  at: Instant,
  filters: readonly LineFilter[],
  metrics: MetricStore,
): void {
  for (const filter of filters) {
    if (filter.functionName !== functionName || !filter.terms.some((term) => line.includes(term))) continue;
    metrics.put({ namespace: filter.namespace, name: filter.metric, dimensions: {} }, at, 1);
  }
}
