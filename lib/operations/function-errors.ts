import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../functions/contracts/environment.ts';
import { METRICS } from '../../functions/contracts/metric-names.ts';
import type { House } from '../building-blocks/house.ts';
import type { MonitorFunction } from '../building-blocks/monitor-function.ts';

/** What Lambda itself writes into the log of a run that failed, was cut off or broke. */
const FAILED_RUN = ['Invoke Error', 'Task timed out', 'Runtime exited', 'Uncaught Exception'];

/**
 * Failed runs of all functions as one figure, read from their logs: an alarm over their own metrics would read, and be
 * billed for, one for each function.
 */
export class FunctionErrors extends Construct {
  readonly metric: Metric;
  readonly #counted: { readonly metricNamespace: string; readonly metricName: string };

  constructor(scope: Construct, id: string, { stackName }: House) {
    super(scope, id);
    this.#counted = { metricNamespace: stackName, metricName: METRICS.functionErrors };
    this.metric = new Metric({
      namespace: stackName,
      metricName: METRICS.functionErrors,
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
  }

  countThoseOf({ functionOf, logGroup }: MonitorFunction<FunctionName>): void {
    new MetricFilter(this, functionOf, {
      logGroup,
      ...this.#counted,
      metricValue: '1',
      filterPattern: FilterPattern.anyTerm(...FAILED_RUN),
    });
  }
}
