import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly, Resource } from '../../bin/local/assembly.ts';
import { bundleFunctions } from '../../bin/stack/bundle-functions.ts';
import { ENVIRONMENT, type FunctionName } from '../../functions/contracts/environment.ts';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { openPermissions } from './open-permissions.ts';
import { arn, ref } from './tiny-stack.ts';

type Named = Extract<FunctionName, 'receive-push' | 'take-in-push' | 'receive-nudge'>;

/** The real bundles of these functions over a table, queues and a settings layer: the part of the stack around a webhook. */
export function pushStack(settings: Settings, names: readonly Named[]): Assembly & Disposable {
  const bundles = bundleFunctions(names);
  const layer = mkdtempSync(join(tmpdir(), 'replywatch-settings-'));
  writeFileSync(join(layer, 'settings.json'), JSON.stringify(settings));
  const values: Readonly<Record<string, unknown>> = {
    TABLE_NAME: ref('Table'),
    SETTINGS_FILE: '/opt/settings.json',
    PUSHES_QUEUE_URL: ref('Pushes'),
    DUE_QUEUE_URL: ref('Due'),
    POLLS_QUEUE_URL: ref('Polls'),
    SECRETS_PREFIX: '/replywatch/Tiny/',
    POWERTOOLS_LOG_LEVEL: 'INFO',
    POWERTOOLS_METRICS_NAMESPACE: 'Tiny',
  };
  const functionOf = (name: Named): Resource => ({
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: name,
      Code: { S3Bucket: 'assets', S3Key: name },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 20,
      Layers: [ref('Settings')],
      Environment: {
        Variables: Object.fromEntries(
          ENVIRONMENT[name].map((variable) => [
            variable,
            variable === 'POWERTOOLS_SERVICE_NAME' ? name : values[variable],
          ]),
        ),
      },
    },
  });
  const queue = (name: string): Record<string, Resource> => ({
    [name]: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: name.toLowerCase(),
        VisibilityTimeout: 360,
        RedrivePolicy: { deadLetterTargetArn: arn(`${name}Dead`), maxReceiveCount: 5 },
      },
    },
    [`${name}Dead`]: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `${name.toLowerCase()}-dead` } },
  });
  const functions = Object.fromEntries(names.map((name) => [logicalId(name), functionOf(name)]));
  const urls = names
    .filter((name) => name !== 'take-in-push')
    .map((name) => [
      `${logicalId(name)}Url`,
      { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: arn(logicalId(name)), AuthType: 'NONE' } },
    ]);
  const feed = names.includes('take-in-push') && {
    Feed: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn('Pushes'),
        FunctionName: ref(logicalId('take-in-push')),
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  };
  const resources: Record<string, Resource> = {
    Table: tableResource(),
    Settings: {
      Type: 'AWS::Lambda::LayerVersion',
      Properties: { Content: { S3Bucket: 'assets', S3Key: 'settings' } },
    },
    ...queue('Pushes'),
    ...queue('Due'),
    ...queue('Polls'),
    ...functions,
    ...Object.fromEntries(urls),
    ...feed,
  };
  return {
    stackName: 'Tiny',
    template: { Resources: { ...resources, ...openPermissions(resources) }, Outputs: {} },
    assets: new Map([['settings', layer], ...names.map((name) => [name, join(bundles.directory, name)] as const)]),
    [Symbol.dispose]: () => bundles[Symbol.dispose](),
  };
}

const logicalId = (name: string): string =>
  name.replace(/(^|-)([a-z])/gu, (_all, _dash, letter: string) => letter.toUpperCase());

export function tableResource(): Resource {
  const keys = [TABLE.pk, TABLE.sk, TABLE.due.pk, TABLE.due.sk, TABLE.day.pk, TABLE.day.sk];
  const schema = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' },
    { AttributeName: sk, KeyType: 'RANGE' },
  ];
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'mentions',
      KeySchema: schema(TABLE.pk, TABLE.sk),
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [
        {
          IndexName: TABLE.due.index,
          KeySchema: schema(TABLE.due.pk, TABLE.due.sk),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: TABLE.day.index,
          KeySchema: schema(TABLE.day.pk, TABLE.day.sk),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...TABLE.day.projected] },
        },
      ],
    },
  };
}
