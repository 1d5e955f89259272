import type { Resource, Template } from './assembly.ts';

const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Events::Rule': 'Name',
};

/** Construct ids that say what a thing is, not which one: the id above it names it. */
const GENERIC =
  /^(resource|default|function|handler|lambda|queue|topic|table|bucket|schedule|rule|url|function-?url)$/iu;

/**
 * Physical names, by logical id: the template's own where it gives one, else the telling part of the construct path
 * in kebab-case (`Monitor/Polls/DeadLetters/Resource` is `polls-dead-letters`), so that events read as the stack does.
 */
export function localNames(template: Template): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const name = givenName(resource) ?? pathName(resource) ?? kebab(logicalId);
    const key = `${resource.Type} ${name}`;
    names.set(logicalId, taken.has(key) ? kebab(logicalId) : name);
    taken.add(key);
  }
  return names;
}

function givenName(resource: Resource): string | undefined {
  const property = NAME_PROPERTY[resource.Type];
  const given = property === undefined ? undefined : resource.Properties?.[property];
  return typeof given === 'string' ? given : undefined;
}

function pathName(resource: Resource): string | undefined {
  const path = resource.Metadata?.['aws:cdk:path'];
  if (typeof path !== 'string') return undefined;
  const ids = path
    .split('/')
    .slice(1)
    .filter((id) => id !== 'Resource');
  const telling = ids.filter((id) => !GENERIC.test(id));
  return kebab((telling.length > 0 ? telling : ids).join('-'));
}

const kebab = (text: string): string =>
  text
    .replace(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .replace(/[^A-Za-z0-9-]+/gu, '-')
    .toLowerCase();
