import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Template } from './assembly.ts';

/** Types that the local run gives life to. */
const RUN = [
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Url',
  'AWS::Logs::MetricFilter',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
] as const;

/** Types without a local effect, each with the reason why leaving it out cannot hide a mistake that the run would show. */
const NO_LOCAL_EFFECT: Readonly<Record<string, string>> = {
  'AWS::Budgets::Budget': 'watches the bill of an account',
  'AWS::CDK::Metadata': 'tells AWS which constructs a stack uses',
  'AWS::CloudWatch::CompositeAlarm': 'no metrics service here',
  'AWS::CloudWatch::Dashboard': 'a page of the AWS console',
  'AWS::Lambda::LayerVersionPermission': 'one account locally',
  'AWS::Logs::LogGroup': 'lines of functions go to the run’s own log',
  'AWS::SSM::Parameter': 'tells commands where a deployed stack is; here the data folder does',
  'AWS::Scheduler::ScheduleGroup': 'only names its schedules',
};

export type RunType = (typeof RUN)[number];

/** Custom resources are run whatever their own name is. */
export const runTypeOf = (type: string): RunType | undefined =>
  type.startsWith('Custom::') ? 'AWS::CloudFormation::CustomResource' : RUN.find((known) => known === type);

/** Refuses the first type that is neither run nor listed: silence would hide a part of the stack that does not work here. */
export function refuseUnknownTypes(template: Template): void {
  for (const [logicalId, { Type: type }] of Object.entries(template.Resources)) {
    if (runTypeOf(type) !== undefined || type in NO_LOCAL_EFFECT) continue;
    throw new Refusal(
      `Resources.${logicalId}`,
      `the local run does not know ${type}`,
      'run it in bin/local/, or list it in bin/local/resource-types.ts with the reason why it has no local effect',
    );
  }
}
