import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { House } from '../building-blocks/house.ts';
import { MonitorTopic } from '../building-blocks/monitor-topic.ts';
import type { MonitorSettings } from '../monitor-settings.ts';

type Settings = Pick<MonitorSettings, 'operatorEmails' | 'operatorBudget'>;

/** Where alarms, the check of the sources and AWS Budgets tell the operator. */
export class OperatorTopic extends MonitorTopic {
  constructor(scope: Construct, id: string, house: House, { operatorEmails, operatorBudget }: Settings) {
    super(scope, id, house, 'ReplyWatch operator');
    for (const address of operatorEmails) this.email(address);
    const { account, stackName } = Stack.of(this);
    const alarms = Stack.of(this).formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: `${stackName}-*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    // A topic with a policy of its own loses the default one, by which alarms of the account could publish.
    this.#let('cloudwatch', { ArnLike: { 'aws:SourceArn': alarms }, StringEquals: { 'aws:SourceAccount': account } });
    if (operatorBudget === undefined) return;
    this.#let('budgets', { StringEquals: { 'aws:SourceAccount': account } });
    this.#watchAccount(operatorBudget, `${stackName}-month`);
  }

  /** AWS Budgets over the whole account, which costs nothing: at four fifths, and when the month looks like passing it. */
  #watchAccount(dollarsPerMonth: number, budgetName: string): void {
    const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'SNS', address: this.topicArn }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: dollarsPerMonth, unit: 'USD' },
      },
      notificationsWithSubscribers: [tell('ACTUAL', 80), tell('FORECASTED', 100)],
    });
  }

  #let(service: string, conditions: Record<string, unknown>): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions,
      }),
    );
  }
}
