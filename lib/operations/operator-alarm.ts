import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** The heading of docs/RUNBOOK.md that tells what to do. A test checks that each exists. */
export type RunbookAnchor =
  | 'dead-letters'
  | 'undelivered'
  | 'due-waiting'
  | 'dispatch-not-running'
  | 'clocks-late'
  | 'sources-in-trouble'
  | 'coverage-gaps'
  | 'functions-failing'
  | 'probe-lost'
  | 'money-nearly-spent'
  | 'pushes-failing'
  | 'alerts-late'
  | 'buttons-failing';

export interface OperatorAlarmProps {
  readonly metric: IMetric;
  readonly threshold: number;
  /** @default at the threshold or above it */
  readonly comparison?: ComparisonOperator;
  /** How many of the newest periods are looked at, and how many of them must be bad. @default 1 of 1 */
  readonly periods?: { readonly looked: number; readonly bad: number };
  /** What no data means. `breaching` for what must run: "never ran" sends no data. */
  readonly missingData: 'breaching' | 'notBreaching';
  /** What it does to the people who rely on us. */
  readonly impact: string;
  readonly runbook: RunbookAnchor;
  readonly operator: ITopic;
}

/** An alarm to the operator about our own system; its message says what is at stake and where to read on. */
export class OperatorAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: OperatorAlarmProps) {
    const { looked, bad } = props.periods ?? { looked: 1, bad: 1 };
    super(scope, id, {
      alarmName: `${Stack.of(scope).stackName}-${props.runbook}`,
      alarmDescription: `${props.impact} Runbook: docs/RUNBOOK.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: props.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: looked,
      datapointsToAlarm: bad,
      treatMissingData: props.missingData === 'breaching' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(props.operator);
    this.addAlarmAction(tell);
    this.addOkAction(tell);
  }
}
