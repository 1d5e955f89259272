import type { Resource, Template } from '../../bin/local/assembly.ts';

/** What moto 5.2 cannot make, with the reason; a template with it would end the deploy. */
const NOT_MADE: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::CustomResource': 'waits for its function, which moto would run in Docker',
  'AWS::CloudWatch::Dashboard': 'refers to alarms, which moto leaves out',
};

/** What moto leaves out in silence: nothing may be expected of it. */
const LEFT_OUT = [
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::Lambda::EventInvokeConfig',
  // Made, but forgotten when an update replaces it.
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Url',
  'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
];

export interface ThinTemplate {
  readonly template: Template;
  /** Logical ids that have to be there after a deploy, with their types. */
  readonly expected: ReadonlyMap<string, string>;
}

/** The template as moto can take it: less what it cannot make, and the outputs that tell addresses of what it leaves out. */
export function thinned({ Resources, Outputs = {}, ...rest }: Template): ThinTemplate {
  const made = Object.entries(Resources).filter(([, { Type }]) => !(Type in NOT_MADE));
  const urls = made.filter(([, { Type }]) => Type === 'AWS::Lambda::Url').map(([id]) => id);
  const outputs = Object.entries(Outputs).filter(
    ([, output]) => !urls.some((id) => JSON.stringify(output).includes(id)),
  );
  // Function URLs are left out, so that what refers to one has to be told something else.
  const resources: Record<string, Resource> = JSON.parse(JSON.stringify(Object.fromEntries(made)), (_key, value) =>
    urls.includes(value?.['Fn::GetAtt']?.[0]) ? 'https://desk.example/' : value,
  );
  return {
    template: { ...rest, Resources: resources, Outputs: Object.fromEntries(outputs) },
    expected: new Map(made.filter(([, { Type }]) => !LEFT_OUT.includes(Type)).map(([id, { Type }]) => [id, Type])),
  };
}
