import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Template } from './assembly.ts';

/** Types that the local run gives life to. */
const RUN = [
  'AWS::CloudFormation::CustomResource',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Url',
  'AWS::S3::Bucket',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
] as const;

/** Types without a local effect, each with the reason why leaving it out cannot hide a mistake that the run would show. */
const NO_LOCAL_EFFECT: Readonly<Record<string, string>> = {
  'AWS::Budgets::Budget': 'watches the bill of an account',
  'AWS::CDK::Metadata': 'tells AWS which constructs a stack uses',
  'AWS::CloudWatch::Alarm': 'no metrics service here; test/lib holds alarms to their runbook',
  'AWS::CloudWatch::CompositeAlarm': 'no metrics service here',
  'AWS::CloudWatch::Dashboard': 'a page of the AWS console',
  'AWS::IAM::ManagedPolicy': 'the engines check no permissions; test/lib holds policies to least privilege',
  'AWS::IAM::Policy': 'the engines check no permissions; test/lib holds policies to least privilege',
  'AWS::IAM::Role': 'the engines check no permissions; test/lib holds roles to least privilege',
  'AWS::Lambda::Permission': 'the runner itself calls every function; test/lib checks who may',
  'AWS::Lambda::LayerVersionPermission': 'one account locally',
  'AWS::Logs::LogGroup': 'lines of functions go to the run’s own log',
  'AWS::Logs::MetricFilter': 'no metrics service here',
  'AWS::S3::BucketPolicy': 'the engines check no permissions',
  'AWS::SNS::TopicPolicy': 'the engines check no permissions',
  'AWS::SQS::QueuePolicy': 'the engines check no permissions',
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
