import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { BatchDetectSentimentCommand, ComprehendClient } from '@aws-sdk/client-comprehend';
import { BatchWriteItemCommand, DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import type { LocalRun } from '../../../bin/local/local-run.ts';
import { arn, run } from '../tiny-stack.ts';
import { enforcedStack } from './enforced-stack.ts';

const ACCOUNT = 'us-east-1:000000000000';
const item = { pk: { S: 'a' } };

/** Calls of the function `Worker`: its key, the real clients, over HTTP. */
function calls({ endpoints }: LocalRun, accessKeyId = 'Worker') {
  const given = { region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'any' }, maxAttempts: 1 };
  const table = new DynamoDBClient({ ...given, endpoint: endpoints.dynamodb });
  const sqs = new SQSClient({ ...given, endpoint: endpoints.sqs });
  const s3 = new S3Client({ ...given, endpoint: endpoints.s3, forcePathStyle: true });
  const QueueUrl = `${endpoints.sqs}/000000000000/work`;
  const readings = {
    TableName: 'table',
    KeyConditionExpression: 'pk = :a',
    ExpressionAttributeValues: { ':a': item.pk },
  };
  const report = { Bucket: 'reports', Key: 'reports/day one.html' };
  return {
    put: () => table.send(new PutItemCommand({ TableName: 'table', Item: item })),
    batch: () => table.send(new BatchWriteItemCommand({ RequestItems: { table: [{ PutRequest: { Item: item } }] } })),
    query: () => table.send(new QueryCommand(readings)),
    queryIndex: () => table.send(new QueryCommand({ ...readings, IndexName: 'due' })),
    send: () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })),
    sendBatch: () => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody: 'x' }] })),
    publish: () =>
      new SNSClient({ ...given, endpoint: endpoints.sns }).send(
        new PublishCommand({ TopicArn: `arn:aws:sns:${ACCOUNT}:alerts`, Message: 'x' }),
      ),
    putObject: () => s3.send(new PutObjectCommand({ ...report, Body: 'figures' })),
    signedLink: () => getSignedUrl(s3, new GetObjectCommand(report)),
    secret: () =>
      new SSMClient({ ...given, endpoint: endpoints.ssm }).send(
        new GetParameterCommand({ Name: '/replywatch/R/TOKEN' }),
      ),
    mail: () =>
      new SESv2Client({ ...given, endpoint: endpoints.ses }).send(
        new SendEmailCommand({
          FromEmailAddress: 'Desk <desk@cafe.example>',
          Destination: { ToAddresses: ['ann@cafe.example'] },
          Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } } } },
        }),
      ),
    comprehend: () =>
      new ComprehendClient({ ...given, endpoint: endpoints.comprehend }).send(
        new BatchDetectSentimentCommand({ LanguageCode: 'en', TextList: ['x'] }),
      ),
    converse: () =>
      new BedrockRuntimeClient({ ...given, endpoint: endpoints.bedrock }).send(
        new ConverseCommand({ modelId: 'eu.maker.model-1:0', messages: [] }),
      ),
  };
}

type Name = keyof ReturnType<typeof calls>;

/** Each call, the error that its own SDK throws without the grant, and the grant. */
const CASES: readonly (readonly [Name, string, string, unknown])[] = [
  ['put', 'AccessDeniedException', 'dynamodb:PutItem', arn('Table')],
  ['batch', 'AccessDeniedException', 'dynamodb:BatchWriteItem', arn('Table')],
  ['query', 'AccessDeniedException', 'dynamodb:Query', arn('Table')],
  ['queryIndex', 'AccessDeniedException', 'dynamodb:Query', { 'Fn::Join': ['', [arn('Table'), '/index/due']] }],
  ['send', 'AccessDeniedException', 'sqs:SendMessage', arn('Work')],
  ['sendBatch', 'AccessDeniedException', 'sqs:SendMessage', arn('Work')],
  ['publish', 'AuthorizationErrorException', 'sns:Publish', { Ref: 'Alerts' }],
  ['putObject', 'AccessDenied', 's3:PutObject', { 'Fn::Join': ['', [arn('Reports'), '/reports/*']] }],
  ['secret', 'AccessDeniedException', 'ssm:GetParameter', `arn:aws:ssm:${ACCOUNT}:parameter/replywatch/R/TOKEN`],
  ['mail', 'AccessDeniedException', 'ses:SendEmail', `arn:aws:ses:${ACCOUNT}:identity/*cafe.example`],
];

describe('a function without a grant', () => {
  it('is answered by each service as on AWS: its SDK throws, naming function, action and resource', async () => {
    const local = await run(enforcedStack(), { secrets: () => 'hush' });
    const without = calls(local);

    for (const [name, error, action] of CASES) {
      const message = expect.stringMatching(
        new RegExp(`assumed-role/[\\w-]+/worker is not authorized to perform: ${action} on resource: arn:aws:`, 'u'),
      );
      await expect(without[name](), name).rejects.toMatchObject({ name: error, message });
    }
    expect(local.seenOf('denied').map(({ caller, action }) => `${caller} ${action}`)).toEqual(
      CASES.map(([, , action]) => `worker ${action}`),
    );
  });

  it('does it with the grant, and the grant is known to be of use', async () => {
    const mails: string[] = [];
    const may = CASES.map(([, , Action, Resource]) => ({ Action, Resource }));
    const options = { secrets: () => 'hush', sendMail: async ({ to }: { to: string }) => void mails.push(to) };
    const local = await run(enforcedStack({ may }), options);
    const granted = calls(local);

    for (const [name] of CASES) await granted[name]();

    expect(local.seenOf('denied')).toEqual([]);
    expect(mails).toEqual(['ann@cafe.example']);
    const unused = local.grants().filter(({ used }) => !used);
    expect(unused.map(({ of, action }) => `${of} ${action}`)).toEqual([
      'worker logs:CreateLogStream',
      'worker logs:PutLogEvents',
    ]);
  });

  it('does not get a second opinion, which the local run has none of', async () => {
    const asking = [
      { Action: 'comprehend:BatchDetectSentiment', Resource: '*' },
      { Action: 'bedrock:InvokeModel', Resource: `arn:aws:bedrock:${ACCOUNT}:inference-profile/eu.maker.model-1:0` },
    ];
    const [without, granted] = await Promise.all([run(enforcedStack()), run(enforcedStack({ may: asking }))]);

    await expect(calls(without).comprehend()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(calls(without).converse()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(calls(granted).comprehend()).rejects.toThrow('the local run has no other judge');
    await expect(calls(granted).converse()).rejects.toThrow('the local run has no other judge');
  });

  it('signs links that can do no more than itself', async () => {
    const of = (actions: readonly string[]) => [
      { Action: actions, Resource: { 'Fn::Join': ['', [arn('Reports'), '/*']] } },
    ];
    const writer = await run(enforcedStack({ may: of(['s3:PutObject']) }));
    const reader = await run(enforcedStack({ may: of(['s3:PutObject', 's3:GetObject']) }));
    for (const local of [writer, reader]) await calls(local).putObject();

    const [refused, read] = await Promise.all(
      [writer, reader].map(async (local) => fetch(await calls(local).signedLink())),
    );
    expect([refused?.status, await refused?.text()]).toEqual([403, expect.stringContaining('s3:GetObject')]);
    expect([read?.status, await read?.text()]).toEqual([200, 'figures']);
  });
});

describe('whoever is no function of the stack', () => {
  it('is the person who runs it with any other key, and nobody without one', async () => {
    const local = await run(enforcedStack());

    await calls(local, 'local').put();
    const unsigned = await fetch(local.endpoints.dynamodb, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
      body: '{}',
    });
    expect([unsigned.status, await unsigned.json()]).toEqual([
      400,
      expect.objectContaining({ message: 'Request is missing Authentication Token' }),
    ]);
  });
});
