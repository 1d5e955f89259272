import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { METRICS } from '../../functions/contracts/metric-names.ts';
import type { DeadLetterQueue, House } from '../building-blocks/house.ts';
import { MonitorTopic } from '../building-blocks/monitor-topic.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';
import type { ClockWatch } from '../stages/clock-watch.ts';
import type { Polling } from '../stages/polling.ts';
import type { Pushing } from '../stages/pushing.ts';
import type { Slack } from '../stages/slack.ts';
import { measured } from './measured.ts';
import { OperatorAlarm, type OperatorAlarmProps } from './operator-alarm.ts';

export interface AlarmsProps {
  readonly house: House;
  readonly due: WorkQueue;
  readonly polling: Polling;
  readonly pushing: Pushing | undefined;
  readonly clocks: ClockWatch;
  readonly slack: Slack;
  readonly emails: readonly string[];
}

/**
 * Eight alarms over eight metrics: AWS bills an alarm by the metrics it reads and gives ten. A push webhook adds one over
 * three. Errors of single functions are not alarmed: each ends, retried in vain, in a dead-letter queue
 * that is. Buttons and webhooks are the exceptions: nobody retries for us there.
 */
export class Alarms extends Construct {
  readonly topic: MonitorTopic;
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { house, due, polling, pushing, clocks, slack, emails } = props;
    this.topic = new MonitorTopic(this, 'Topic', house, 'ReplyWatch operator');
    for (const address of emails) this.topic.email(address);
    this.#letAlarmsPublish();
    const minute = Duration.minutes(1);
    const notRunning = {
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: { looked: 5, bad: 5 },
      missingData: 'breaching',
    } as const;

    this.all = [
      this.#alarm('DeadLetters', {
        metric: waitingIn(house.deadLetters),
        threshold: 1,
        missingData: 'notBreaching',
        impact: 'Polls, due stages or alerts failed every retry and wait to be looked at; people may miss alerts.',
        runbook: 'dead-letters',
      }),
      this.#alarm('Undelivered', {
        metric: waitingIn(house.undelivered),
        threshold: 1,
        missingData: 'notBreaching',
        impact:
          'Slack, an e-mail or a webhook subscriber did not take an alert, or a scheduled run failed every retry.',
        runbook: 'undelivered',
      }),
      this.#alarm('DueWaiting', {
        metric: due.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: minute }),
        // Messages wait here up to two minutes on purpose.
        threshold: 300,
        periods: { looked: 3, bad: 3 },
        missingData: 'notBreaching',
        impact: 'Stages that are due are not decided: warnings and breaches reach nobody.',
        runbook: 'due-waiting',
      }),
      this.#alarm('DispatchNotRunning', {
        metric: polling.dispatchPolls.metricInvocations({ statistic: 'Sum', period: minute }),
        ...notRunning,
        impact: 'No source is polled: new mentions and responses are not seen.',
        runbook: 'dispatch-not-running',
      }),
      this.#alarm('SweepNotRunning', {
        metric: clocks.sweepClocks.metricInvocations({ statistic: 'Sum', period: minute }),
        ...notRunning,
        impact: 'No clock is watched: no warning and no breach is told.',
        runbook: 'sweep-not-running',
      }),
      this.#alarm('SourcesInTrouble', {
        metric: measured(house, 'check-sources', METRICS.sourcesInTrouble, 'Maximum'),
        threshold: 1,
        // Many sources take turns: each is looked at within the hour, and keeps the alarm up that long.
        periods: { looked: 12, bad: 1 },
        missingData: 'notBreaching',
        impact:
          'At least one source fails, answers none, is not there, changed its shape or went stale; another mail names it.',
        runbook: 'sources-in-trouble',
      }),
      ...(pushing ? [this.#alarm('PushesFailing', pushesFailing(house, pushing))] : []),
      this.#alarm('AlertsLate', {
        metric: measured(house, 'deliver-alerts', METRICS.alertLateness, 'p99'),
        threshold: minute.toMilliseconds(),
        missingData: 'notBreaching',
        impact: 'Alerts leave a minute or more after their instant: people have less time than the policy promises.',
        runbook: 'alerts-late',
      }),
      this.#alarm('ButtonsFailing', {
        metric: slack.slackActions.metricErrors({ statistic: 'Sum' }),
        threshold: 1,
        missingData: 'notBreaching',
        impact: 'Button presses in Slack fail: claims and snoozes are not taken.',
        runbook: 'buttons-failing',
      }),
    ];
  }

  #alarm(id: string, props: Omit<OperatorAlarmProps, 'operator'>): OperatorAlarm {
    return new OperatorAlarm(this, id, { ...props, operator: this.topic });
  }

  /** A topic with a policy of its own loses the default one, by which alarms of the account could publish. */
  #letAlarmsPublish(): void {
    const stack = Stack.of(this);
    const alarms = stack.formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: `${stack.stackName}-*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { ArnLike: { 'aws:SourceArn': alarms }, StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
    );
  }
}

/** The sender hears of it and comes back, but only for as long as it cares to. */
function pushesFailing(house: House, { receivePush }: Pushing): Omit<OperatorAlarmProps, 'operator'> {
  return {
    metric: new MathExpression({
      label: 'Pushes not taken',
      expression: 'FILL(failed, 0) + FILL(errors, 0) + FILL(throttles, 0)',
      usingMetrics: {
        failed: measured(house, 'receive-push', METRICS.pushesFailed, 'Sum'),
        errors: receivePush.metricErrors({ statistic: 'Sum' }),
        throttles: receivePush.metricThrottles({ statistic: 'Sum' }),
      },
      period: Duration.minutes(5),
    }),
    threshold: 1,
    missingData: 'notBreaching',
    impact: 'The push webhook turns good requests away: mentions reach us only if their senders try again.',
    runbook: 'pushes-failing',
  };
}

/** SQS sends no data for a queue that has been idle for hours, so what is missing counts as none. */
const waitingIn = (queue: DeadLetterQueue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
