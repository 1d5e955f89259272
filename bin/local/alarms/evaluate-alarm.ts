import type { Instant } from '../../../functions/domain/shared/time.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import { type MetricStore, statisticOf } from './metric-store.ts';

export type AlarmState = 'OK' | 'ALARM';

export interface Evaluation {
  readonly state: AlarmState;
  /** One line: how many of the periods looked at are bad, and the newest value. */
  readonly reason: string;
}

/**
 * M of the N newest whole periods, as CloudWatch counts them. Simpler than it in two things: it looks at no older data
 * where some is missing, and a period that began before the run did says nothing.
 */
export function evaluateAlarm(
  alarm: AlarmDefinition,
  metrics: MetricStore,
  now: Instant,
  runningSince: Instant,
): Evaluation {
  const { period, looked, bad: enough, missing } = alarm;
  const end = Math.floor(now / period) * period;
  const starts = Array.from({ length: looked }, (_, index) => end - (index + 1) * period);
  const values = starts.map((from) => valueIn(alarm, metrics, from));
  const isBad = (value: number | undefined, index: number): boolean => {
    if ((starts[index] ?? 0) < runningSince) return value !== undefined && alarm.isBad(value);
    return value === undefined ? missing === 'breaching' : alarm.isBad(value);
  };
  const bad = values.filter(isBad).length;
  return { state: bad >= enough ? 'ALARM' : 'OK', reason: `${bad} of ${looked} bad, newest ${values[0] ?? 'missing'}` };
}

function valueIn({ terms, period }: AlarmDefinition, metrics: MetricStore, from: Instant): number | undefined {
  const values = terms.map((term) => statisticOf(term.statistic, metrics.values(term, from, from + period)));
  const [only] = values;
  return values.length === 1 ? only : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
