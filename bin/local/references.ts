import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Template } from './assembly.ts';
import { LOCAL, type Reference } from './template.ts';

/** Physical ids and data of custom resources, by logical id. */
export type CustomAnswers = Map<
  string,
  { readonly physicalId: string; readonly data: Readonly<Record<string, unknown>> }
>;

/** What is only known once servers listen and custom resources have answered. */
export interface LateFacts {
  /** Origin under which queues are addressed. */
  readonly queueOrigin: string;
  /** Address of a function URL by the logical id of its AWS::Lambda::Url. */
  readonly functionUrls: ReadonlyMap<string, string>;
  readonly custom: CustomAnswers;
}

const { account, region } = LOCAL;
const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;

/** ARNs as the embedded engines and AWS spell them, by type. */
const ARN: Readonly<Record<string, (name: string) => string>> = {
  'AWS::CloudWatch::Alarm': (name) => arn('cloudwatch', `alarm:${name}`),
  'AWS::DynamoDB::Table': (name) => arn('dynamodb', `table/${name}`),
  'AWS::Events::Rule': (name) => arn('events', `rule/${name}`),
  'AWS::IAM::Role': (name) => `arn:aws:iam::${account}:role/${name}`,
  'AWS::Lambda::Function': (name) => arn('lambda', `function:${name}`),
  'AWS::Lambda::LayerVersion': (name) => arn('lambda', `layer:${name}:1`),
  'AWS::Logs::LogGroup': (name) => arn('logs', `log-group:${name}:*`),
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::SNS::Subscription': (name) => arn('sns', `subscription:${name}`),
  'AWS::SNS::Topic': (name) => arn('sns', name),
  'AWS::SQS::Queue': (name) => arn('sqs', name),
  'AWS::Scheduler::Schedule': (name) => arn('scheduler', `schedule/default/${name}`),
};

/** Types without an ARN of their own are named. */
export const arnOf = (type: string, name: string): string => ARN[type]?.(name) ?? name;

/** Types whose `Ref` is an ARN rather than a name. */
const REF_IS_ARN = new Set(['AWS::Lambda::LayerVersion', 'AWS::SNS::Subscription', 'AWS::SNS::Topic']);

/** Answers Ref and GetAtt as CloudFormation would, with local names and addresses. */
export function localReferences(template: Template, names: ReadonlyMap<string, string>, late: LateFacts): Reference {
  return (logicalId, attribute) => {
    const resource = template.Resources[logicalId];
    if (resource === undefined)
      throw new Refusal('template', `refers to ${logicalId}, which it does not have`, 'synthesize again');
    const name = names.get(logicalId) ?? logicalId;
    const custom = late.custom.get(logicalId);
    if (custom !== undefined) return attribute === undefined ? custom.physicalId : custom.data[attribute];
    const value =
      attribute === undefined
        ? refOf(resource.Type, name, late)
        : attributeOf(resource.Type, logicalId, name, attribute, late);
    if (value !== undefined) return value;
    throw new Refusal(
      `Resources.${logicalId}`,
      `the local run does not know the attribute ${attribute ?? 'Ref'} of ${resource.Type}`,
      'teach it to bin/local/references.ts',
    );
  };
}

function refOf(type: string, name: string, late: LateFacts): string {
  if (type === 'AWS::SQS::Queue') return `${late.queueOrigin}/${account}/${name}`;
  return REF_IS_ARN.has(type) ? arnOf(type, name) : name;
}

function attributeOf(
  type: string,
  logicalId: string,
  name: string,
  attribute: string,
  late: LateFacts,
): string | undefined {
  switch (`${type}.${attribute}`) {
    case 'AWS::SQS::Queue.QueueName':
    case 'AWS::SNS::Topic.TopicName':
      return name;
    case 'AWS::SQS::Queue.QueueUrl':
      return refOf(type, name, late);
    case 'AWS::SNS::Topic.TopicArn':
      return ARN[type]?.(name);
    case 'AWS::S3::Bucket.DomainName':
    case 'AWS::S3::Bucket.RegionalDomainName':
      return `${name}.s3.${region}.amazonaws.com`;
    case 'AWS::Lambda::Url.FunctionUrl':
      return late.functionUrls.get(logicalId);
    default:
      if (attribute !== 'Arn') return undefined;
      return ARN[type]?.(name);
  }
}
