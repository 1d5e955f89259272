import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../../functions/contracts/environment.ts';
import type { MetricName } from '../../functions/contracts/metric-names.ts';
import type { House } from '../building-blocks/house.ts';

/** A metric that a function writes itself: Powertools gives it the function's name as its one dimension, `service`. */
export function measured(
  house: House,
  by: FunctionName,
  metricName: MetricName,
  statistic: string,
  period = Duration.minutes(5),
): Metric {
  return new Metric({
    namespace: house.stackName,
    metricName,
    dimensionsMap: { service: by },
    statistic,
    period,
  });
}
