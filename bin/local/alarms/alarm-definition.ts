import { Refusal, shown } from '../../../functions/domain/shared/refusal.ts';
import { type Duration, SECOND } from '../../../functions/domain/shared/time.ts';
import type { StackResource } from '../stack.ts';
import type { MetricId } from './metric-store.ts';

interface MetricStat {
  readonly Metric: {
    readonly Namespace: string;
    readonly MetricName: string;
    readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  };
  readonly Stat: string;
  readonly Period: number;
}

/** As the template has an alarm: one metric, or several under an expression. */
export interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription?: string;
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData?: string;
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Dimensions?: MetricStat['Metric']['Dimensions'];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
  readonly Metrics?: readonly {
    readonly Id: string;
    readonly Expression?: string;
    readonly MetricStat?: MetricStat;
  }[];
  readonly AlarmActions?: readonly string[];
  readonly OKActions?: readonly string[];
}

export interface AlarmTerm extends MetricId {
  readonly statistic: string;
}

/** An alarm as the local run evaluates it. */
export interface AlarmDefinition {
  /** Without the stack's name: the anchor of its chapter in the runbook. */
  readonly name: string;
  readonly fullName: string;
  readonly description: string;
  readonly isBad: (value: number) => boolean;
  readonly looked: number;
  readonly bad: number;
  readonly missing: 'breaching' | 'notBreaching';
  readonly period: Duration;
  /** Added up; where there are several, one without values counts as none. */
  readonly terms: readonly AlarmTerm[];
  readonly tell: readonly string[];
  readonly tellOver: readonly string[];
}

const SUM = /^FILL\((\w+), 0\)(?: \+ FILL\((\w+), 0\))*$/u;

/** Refuses what it could only pretend to evaluate. */
export function alarmDefinition(
  { logicalId, properties }: StackResource<AlarmProperties>,
  shortName: (name: string) => string,
): AlarmDefinition {
  const path = `Resources.${logicalId}.Properties`;
  const stats = properties.Metrics === undefined ? [singleOf(properties)] : statsOf(properties.Metrics, path);
  const [first] = stats;
  if (first === undefined) throw new Refusal(path, 'reads no metric', 'give it one');
  const { AlarmName, AlarmDescription = '', EvaluationPeriods: looked, TreatMissingData } = properties;
  return {
    name: shortName(AlarmName),
    fullName: AlarmName,
    description: AlarmDescription,
    isBad: comparison(properties, path),
    looked,
    bad: properties.DatapointsToAlarm ?? looked,
    missing: missingOf(TreatMissingData, path),
    period: first.Period * SECOND,
    terms: stats.map(({ Metric, Stat }) => ({
      namespace: Metric.Namespace,
      name: Metric.MetricName,
      dimensions: Object.fromEntries((Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, Value])),
      statistic: Stat,
    })),
    tell: properties.AlarmActions ?? [],
    tellOver: properties.OKActions ?? [],
  };
}

function singleOf(given: AlarmProperties): MetricStat {
  const { Namespace = '', MetricName = '', Dimensions = [], Statistic, ExtendedStatistic, Period = 60 } = given;
  return { Metric: { Namespace, MetricName, Dimensions }, Stat: Statistic ?? ExtendedStatistic ?? 'Average', Period };
}

function statsOf(metrics: NonNullable<AlarmProperties['Metrics']>, path: string): readonly MetricStat[] {
  const expression = metrics.find(({ Expression }) => Expression !== undefined)?.Expression;
  if (expression !== undefined && !SUM.test(expression)) {
    const mend = 'add metrics up with FILL(x, 0) + ..., or teach bin/local/alarms/alarm-definition.ts';
    throw new Refusal(`${path}.Metrics`, `the local run does not know ${shown(expression)}`, mend);
  }
  return metrics.flatMap(({ MetricStat: stat }) => (stat === undefined ? [] : [stat]));
}

function comparison({ ComparisonOperator: operator, Threshold }: AlarmProperties, path: string) {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return (value: number): boolean => value >= Threshold;
    case 'GreaterThanThreshold':
      return (value: number): boolean => value > Threshold;
    case 'LessThanThreshold':
      return (value: number): boolean => value < Threshold;
    case 'LessThanOrEqualToThreshold':
      return (value: number): boolean => value <= Threshold;
    default:
      throw new Refusal(
        `${path}.ComparisonOperator`,
        `${shown(operator)} is not run locally`,
        'use a plain comparison',
      );
  }
}

function missingOf(given: string | undefined, path: string): AlarmDefinition['missing'] {
  if (given === 'breaching' || given === 'notBreaching') return given;
  throw new Refusal(`${path}.TreatMissingData`, `is ${shown(given)}`, 'say breaching or notBreaching');
}
