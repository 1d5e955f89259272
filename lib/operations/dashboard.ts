import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { FunctionName } from '../../functions/contracts/environment.ts';
import { METRICS } from '../../functions/contracts/metric-names.ts';
import type { House } from '../building-blocks/house.ts';
import type { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';
import { measured } from './measured.ts';

export interface OperationsDashboardProps {
  readonly house: House;
  readonly alarms: readonly Alarm[];
  readonly queues: Readonly<Record<string, WorkQueue>>;
  readonly functions: readonly MonitorFunction<FunctionName>[];
}

/** One page for the operator, in data-flow order: is anything wrong, is it polled, is it decided in time, what fails. */
export class OperationsDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { house, alarms, queues, functions }: OperationsDashboardProps) {
    const perQueue = (read: (queue: WorkQueue) => IMetric) => Object.values(queues).map(read);
    super(scope, id, {
      dashboardName: Stack.of(scope).stackName,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 3 })],
        [
          graph('Found by polls', [
            measured(house, 'poll-source', METRICS.mentionsFound, 'Sum'),
            measured(house, 'poll-source', METRICS.responsesFound, 'Sum'),
            measured(house, 'poll-source', METRICS.pollsFailed, 'Sum'),
            measured(house, 'poll-source', METRICS.pollsDeferred, 'Sum'),
            measured(house, 'check-sources', METRICS.sourcesInTrouble, 'Maximum'),
          ]),
          graph('Clocks', [
            measured(house, 'sweep-clocks', METRICS.clocksSwept, 'Sum'),
            measured(house, 'deliver-alerts', METRICS.alertsPublished, 'Sum'),
          ]),
          graph('Lateness, ms', [
            measured(house, 'deliver-alerts', METRICS.alertLateness, 'p99'),
            measured(house, 'sweep-clocks', METRICS.oldestDueAge, 'Maximum'),
          ]),
        ],
        [
          graph(
            'Oldest message, s',
            perQueue(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' })),
          ),
          graph('Set aside for the operator', [
            house.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
            house.undelivered.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
          ]),
          graph(
            'Errors',
            functions.map((each) => each.metricErrors({ statistic: 'Sum', label: each.functionOf })),
          ),
        ],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: 8, height: 6 });
