import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { METRICS } from '../../functions/contracts/metric-names.ts';
import type { DeadLetterQueue, House } from '../building-blocks/house.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';
import type { MonitorSettings } from '../monitor-settings.ts';
import type { Polling } from '../stages/polling.ts';
import type { Pushing } from '../stages/pushing.ts';
import type { Slack } from '../stages/slack.ts';
import type { FunctionErrors } from './function-errors.ts';
import { measured } from './measured.ts';
import { OperatorAlarm, type OperatorAlarmProps } from './operator-alarm.ts';
import { OperatorTopic } from './operator-topic.ts';

export interface AlarmsProps {
  readonly house: House;
  readonly due: WorkQueue;
  readonly polling: Polling;
  readonly pushing: Pushing | undefined;
  readonly slack: Slack;
  readonly errors: FunctionErrors;
  readonly settings: Pick<MonitorSettings, 'operatorEmails' | 'operatorBudget' | 'caps'>;
}

const MINUTE = Duration.minutes(1);
/** Those who look at it come by every quarter of an hour. */
const QUARTER = Duration.minutes(15);

/**
 * Ten alarms over ten metrics: AWS bills an alarm by the metrics it reads and gives ten. Buttons add one over two, a push
 * webhook one over three, a cap on money one. Throttles have none of their own but at doors that people knock at: what is
 * fed by a queue or a schedule shows them as work that waits (due-waiting), that is late (clocks-late) or does not run.
 */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];
  readonly topic: OperatorTopic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { house, due, polling, pushing, slack, errors, settings } = props;
    this.topic = new OperatorTopic(this, 'Topic', house, settings);
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
        metric: due.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: MINUTE }),
        // Messages wait here up to two minutes on purpose.
        threshold: 300,
        periods: { looked: 3, bad: 3 },
        missingData: 'notBreaching',
        impact: 'Stages that are due are not decided: warnings and breaches reach nobody.',
        runbook: 'due-waiting',
      }),
      this.#alarm('ClocksLate', {
        // Each sweep that ends writes it: none at all means that no sweep ends.
        metric: measured(house, 'sweep-clocks', METRICS.oldestDueAge, 'Maximum', MINUTE),
        threshold: Duration.minutes(5).toMilliseconds(),
        periods: { looked: 5, bad: 5 },
        missingData: 'breaching',
        impact: 'No sweep ends, or what it finds due is not done: warnings and breaches reach nobody.',
        runbook: 'clocks-late',
      }),
      this.#alarm('DispatchNotRunning', {
        metric: polling.dispatchPolls.metricInvocations({ statistic: 'Sum', period: MINUTE }),
        threshold: 1,
        comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
        periods: { looked: 5, bad: 5 },
        missingData: 'breaching',
        impact: 'No source is polled: new mentions and responses are not seen.',
        runbook: 'dispatch-not-running',
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
      this.#alarm('CoverageGaps', {
        metric: measured(house, 'check-sources', METRICS.sourcesUncovered, 'Maximum', QUARTER),
        threshold: 1,
        periods: { looked: 4, bad: 1 },
        missingData: 'notBreaching',
        impact: 'A source was not covered for a day, or shows no longer what was missed: mentions are being lost.',
        runbook: 'coverage-gaps',
      }),
      this.#alarm('FunctionsFailing', {
        metric: errors.metric,
        threshold: 1,
        // What failed once was tried again; a function that is broken fails on.
        periods: { looked: 3, bad: 3 },
        missingData: 'notBreaching',
        impact: 'A function has failed in each of three stretches of five minutes: part of the work is not done.',
        runbook: 'functions-failing',
      }),
      this.#alarm('ProbeLost', {
        metric: measured(house, 'check-sources', METRICS.probeLate, 'Maximum', QUARTER),
        threshold: 1,
        periods: { looked: 3, bad: 2 },
        // Nobody says that it came back: the check itself does not run.
        missingData: 'breaching',
        impact: 'A made-up mention did not come through to the receiver of alerts in time: real ones may not either.',
        runbook: 'probe-lost',
      }),
      this.#alarm('AlertsLate', {
        metric: measured(house, 'deliver-alerts', METRICS.alertLateness, 'p99'),
        threshold: MINUTE.toMilliseconds(),
        missingData: 'notBreaching',
        impact: 'Alerts leave a minute or more after their instant: people have less time than the policy promises.',
        runbook: 'alerts-late',
      }),
      ...(slack.actionsUrl ? [this.#alarm('ButtonsFailing', buttonsFailing(slack))] : []),
      ...(pushing ? [this.#alarm('PushesFailing', pushesFailing(house, pushing))] : []),
      ...(settings.caps ? [this.#alarm('MoneyNearlySpent', moneyNearlySpent(house))] : []),
    ];
  }

  #alarm(id: string, props: Omit<OperatorAlarmProps, 'operator'>): OperatorAlarm {
    return new OperatorAlarm(this, id, { ...props, operator: this.topic });
  }
}

/** Nobody presses again for us. */
const buttonsFailing = ({ slackActions }: Slack): Omit<OperatorAlarmProps, 'operator'> => ({
  metric: new MathExpression({
    label: 'Presses not taken',
    expression: 'FILL(errors, 0) + FILL(throttles, 0)',
    usingMetrics: {
      errors: slackActions.metricErrors({ statistic: 'Sum' }),
      throttles: slackActions.metricThrottles({ statistic: 'Sum' }),
    },
    period: Duration.minutes(5),
  }),
  threshold: 1,
  missingData: 'notBreaching',
  impact: 'Button presses in Slack fail: claims and snoozes are not taken.',
  runbook: 'buttons-failing',
});

/** The sender hears of it and comes back, but only for as long as it cares to. */
const pushesFailing = (house: House, { receivePush }: Pushing): Omit<OperatorAlarmProps, 'operator'> => ({
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
});

const moneyNearlySpent = (house: House): Omit<OperatorAlarmProps, 'operator'> => ({
  metric: measured(house, 'check-sources', METRICS.capUsed, 'Maximum', QUARTER),
  threshold: 80,
  missingData: 'notBreaching',
  impact: 'Four fifths of a monthly cap are used: at its end that source is not read, or no second opinion is asked.',
  runbook: 'money-nearly-spent',
});

/** SQS sends no data for a queue that has been idle for hours, so what is missing counts as none. */
const waitingIn = (queue: DeadLetterQueue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
