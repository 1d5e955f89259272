import type { Assembly, Resource } from '../../../bin/local/assembly.ts';
import { arn, lambda, ref, tinyStack } from '../tiny-stack.ts';

interface Statement {
  readonly Effect?: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

const allow = (statement: Statement): object => ({ Effect: 'Allow', ...statement });

const role = (service: string, statements: readonly Statement[]): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [allow({ Action: 'sts:AssumeRole', Principal: { Service: `${service}.amazonaws.com` } })],
    },
    Policies: [{ PolicyName: 'may', PolicyDocument: { Statement: statements.map(allow) } }],
  },
});

export const policyOn = (queue: string, ...statements: readonly Statement[]): Resource => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: { Queues: [ref(queue)], PolicyDocument: { Statement: statements.map(allow) } },
});

export const permission = (functionId: string, properties: Readonly<Record<string, unknown>>): Resource => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { FunctionName: arn(functionId), Action: 'lambda:InvokeFunction', ...properties },
});

interface Parts {
  /** What the function `Worker` may do beyond writing its log. */
  readonly may?: readonly Statement[];
  /** What the schedule's role `Ticker` may do. */
  readonly ticker?: readonly Statement[];
  readonly more?: Readonly<Record<string, Resource>>;
  readonly code?: string;
}

/** One function in a role of its own with a table, two queues, a topic and a bucket around it, and no grant but the given ones. */
export function enforcedStack({ may = [], ticker = [], more = {}, code = '' }: Parts = {}): Assembly {
  const log = { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: 'arn:aws:logs:*:*:log-group:*' };
  const handler = `export const handler = async (event) => { record('event', 1); ${code} };`;
  const assembly = tinyStack({}, { worker: handler });
  const queue = (QueueName: string): Resource => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName } });
  return {
    ...assembly,
    template: {
      Resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 'table',
            KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
            GlobalSecondaryIndexes: [
              {
                IndexName: 'due',
                KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
                Projection: { ProjectionType: 'KEYS_ONLY' },
              },
            ],
          },
        },
        Work: queue('work'),
        Undelivered: queue('undelivered'),
        Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
        Reports: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'reports' } },
        Worker: lambda('worker', {}, { Role: arn('WorkerRole') }),
        WorkerRole: role('lambda', [log, ...may]),
        TickerRole: role('scheduler', ticker),
        ...more,
      },
    },
  };
}
