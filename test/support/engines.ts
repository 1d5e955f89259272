import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynoxideBinary, type EngineName, startDynamoDb } from '../../bin/local/dynamodb-engine.ts';
import { startMessageEngine } from '../../bin/local/message-engine.ts';
import { documentsOf } from '../../functions/adapters/runtime/lambda-clients.ts';
import { TABLE } from '../../functions/contracts/table-layout.ts';

/** DynamoDB engines present on this machine: dynalite always, dynoxide as a second opinion. */
export const TABLE_ENGINES: readonly EngineName[] = dynoxideBinary() ? ['dynalite', 'dynoxide'] : ['dynalite'];

export const LOCAL_AWS = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
} as const;

export interface TableEngine {
  readonly name: EngineName;
  readonly endpoint: string;
  readonly client: DynamoDBDocumentClient;
  /** An empty table of its own for each test. */
  freshTable(): Promise<string>;
  /** Another client on the same engine, for tests that tamper with the wire. */
  clientWith(config: DynamoDBClientConfig): DynamoDBDocumentClient;
  stop(): Promise<void>;
}

export async function startTableEngine(name: EngineName): Promise<TableEngine> {
  const engine = await startDynamoDb(name, undefined);
  const clientWith = (config: DynamoDBClientConfig): DynamoDBDocumentClient =>
    documentsOf(new DynamoDBClient({ ...LOCAL_AWS, endpoint: engine.endpoint, ...config }));
  const client = clientWith({});
  let tables = 0;
  return {
    name,
    endpoint: engine.endpoint,
    client,
    clientWith,
    freshTable: async () => {
      tables += 1;
      const tableName = `replywatch-${tables}`;
      await createTable(client, tableName);
      return tableName;
    },
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}

/** The table of contracts/table-layout.ts, as lib/ creates it. */
export async function createTable(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  const { pk, sk, due, day } = TABLE;
  const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' }) as const;
  const keys = (hash: string, range: string) =>
    [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ] as const;
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [pk, sk, due.pk, due.sk, day.pk, day.sk].map(text),
      KeySchema: [...keys(pk, sk)],
      GlobalSecondaryIndexes: [
        {
          IndexName: due.index,
          KeySchema: [...keys(due.pk, due.sk)],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...due.projected] },
        },
        {
          IndexName: day.index,
          KeySchema: [...keys(day.pk, day.sk)],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...day.projected] },
        },
      ],
    }),
  );
  await untilActive(client, tableName);
}

/** dynalite makes a table in a later turn: on a busy machine the first write could come before it is there. */
async function untilActive(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await wait(10);
  }
  throw new Error(`table ${tableName} did not become active`);
}

/** Everything that an async iterable yields. */
export async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** Lets the next call of a command succeed, then behaves as if the connection had broken before the answer came. */
export function losesAnswers(client: DynamoDBDocumentClient, command: string) {
  let armed = false;
  let lost = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (!armed || context['commandName'] !== command) return answer;
      armed = false;
      lost += 1;
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
    },
    { step: 'deserialize', priority: 'high', name: 'losesAnswers' },
  );
  return {
    arm: (): void => {
      armed = true;
    },
    lost: (): number => lost,
  };
}

export interface MessagingEngine {
  readonly endpoint: string;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly s3: S3Client;
  /** An empty queue; answers its address. */
  freshQueue(): Promise<string>;
  /** A topic with a queue subscribed to it. */
  freshTopic(): Promise<{ readonly topicArn: string; readonly queueUrl: string }>;
  freshBucket(): Promise<string>;
  /** Takes everything that is visible in a queue, with attributes. */
  receive(queueUrl: string): Promise<Message[]>;
  stop(): Promise<void>;
}

/** SNS, SQS and S3 in this process. */
export async function startMessagingEngine(): Promise<MessagingEngine> {
  const engine = await startMessageEngine(undefined);
  const config = { ...LOCAL_AWS, endpoint: engine.endpoint };
  const sqs = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });
  const sns = new SNSClient(config);
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  let made = 0;
  const name = (what: string): string => {
    made += 1;
    return `${what}-${made}`;
  };
  const freshQueue = async (): Promise<string> =>
    (await sqs.send(new CreateQueueCommand({ QueueName: name('queue') }))).QueueUrl ?? '';
  return {
    endpoint: engine.endpoint,
    sqs,
    sns,
    s3,
    freshQueue,
    freshTopic: async () => {
      const queueUrl = await freshQueue();
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
      );
      const { TopicArn: topicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name('topic') }));
      await sns.send(
        new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: Attributes?.['QueueArn'] ?? '' }),
      );
      return { topicArn, queueUrl };
    },
    freshBucket: async () => {
      const Bucket = name('bucket');
      await s3.send(new CreateBucketCommand({ Bucket }));
      return Bucket;
    },
    receive: async (QueueUrl) => {
      const received: Message[] = [];
      for (;;) {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] }),
        );
        if (Messages.length === 0) return received;
        received.push(...Messages);
      }
    },
    stop: async () => {
      for (const client of [sqs, sns, s3]) client.destroy();
      await engine.stop();
    },
  };
}
