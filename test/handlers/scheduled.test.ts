import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { duePk } from '../../functions/adapters/dynamodb/keys.ts';
import { mentionItem } from '../../functions/adapters/dynamodb/mention-item.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { aDueMention, coldStart, NOW, throttled } from './cold-start.ts';

const table = mockClient(DynamoDBDocumentClient);
const sqs = mockClient(SQSClient);
const sns = mockClient(SNSClient);
const s3 = mockClient(S3Client);
beforeEach(() => {
  for (const mock of [table, sqs, sns, s3]) mock.reset();
  table.on(GetCommand).resolves({});
  table.on(PutCommand).resolves({});
  table.on(QueryCommand).resolves({ Items: [] });
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

const refusing = { Successful: [], Failed: [{ Id: '0', Code: 'AccessDenied', SenderFault: true }] };

describe('dispatch-polls', () => {
  const WHEEL = { pk: 'W#15#0', sk: 'S#kettle-us', g: 'app-store' };
  const slotHolds = (...Items: object[]) =>
    table.on(QueryCommand, { ExpressionAttributeValues: { ':slot': WHEEL.pk } }).resolves({ Items });

  it('does not move the watermark past polls that the queue refused', async () => {
    const handler = await coldStart('dispatch-polls');
    slotHolds(WHEEL);
    sqs.on(SendMessageBatchCommand).resolves(refusing);

    await expect(handler({})).rejects.toThrow('polls: 1 of 1 messages not taken (AccessDenied)');
    expect(table.commandCalls(PutCommand)).toHaveLength(0);
  });

  it('leaves out what it cannot read on the wheel, and sends the rest', async () => {
    const handler = await coldStart('dispatch-polls');
    slotHolds({ ...WHEEL, g: 7 }, WHEEL);

    await handler({});

    const [sent] = sqs.commandCalls(SendMessageBatchCommand);
    expect(sent?.args[0].input.Entries).toMatchObject([
      { MessageBody: expect.stringMatching(/^\{"sourceId":"kettle-us","minute":\d{8}\}$/u) },
    ]);
  });

  it('moves it once the polls are sent', async () => {
    const handler = await coldStart('dispatch-polls');

    await handler({});

    expect(table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item?.['minute'])).toEqual([NOW / MINUTE]);
  });
});

describe('sweep-clocks', () => {
  const { item } = mentionItem(aDueMention('1'), 2);

  it('sends what is due with the delay that is left', async () => {
    const handler = await coldStart('sweep-clocks');
    table
      .on(QueryCommand, { ExpressionAttributeValues: { ':shard': item.duePk, ':until': UNTIL } })
      .resolves({ Items: [item] });

    await handler({});

    const [entry] = sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry?.DelaySeconds).toBe(0);
    expect(JSON.parse(entry?.MessageBody ?? '')).toMatchObject({ externalId: '1', dueAt: NOW });
  });

  it('rejects when one shard is throttled: a sweep that missed half of the clocks must not look well', async () => {
    const handler = await coldStart('sweep-clocks');
    table.on(QueryCommand, { ExpressionAttributeValues: { ':shard': duePk(1), ':until': UNTIL } }).rejects(throttled());

    await expect(handler({})).rejects.toThrow('Throughput exceeds');
  });
});

describe('check-sources', () => {
  it('remembers nothing as told that the topic did not take', async () => {
    const handler = await coldStart('check-sources');
    const progress = {
      ...{ cursor: {}, validators: {}, lastEntryCount: 1, failures: 3, coveredSince: 1 },
      ...{ failingSince: NOW - HOUR, lastFailure: 'App Store US answered 500', lastProblem: 'outage' },
    };
    const source = { id: 'kettle-us', brand: 'kettle', kind: 'app-store', tier: 15, accounts: [] };
    table
      .on(GetCommand, { Key: { pk: 'S#kettle-us', sk: 'CUR' } })
      .resolves({ Item: { pk: 'S', n: 1, source, progress } });
    sns.on(PublishCommand).rejects(throttled());

    await expect(handler({})).rejects.toThrow('Throughput exceeds');
    expect(table.commandCalls(PutCommand)).toEqual([]);

    sns.on(PublishCommand).resolves({});
    await handler({});
    expect(sns.commandCalls(PublishCommand).at(-1)?.args[0].input).toMatchObject({
      TopicArn: 'the OPERATOR_TOPIC_ARN',
      Message: expect.stringContaining('(kettle-us): cannot be read'),
    });
    const [first] = table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
    expect(first).toMatchObject({ pk: 'OPERATOR', sk: 'TOLD#0/1', names: ['kettle-us failing'] });
  });
});

describe('compile-rollups', () => {
  it('rejects when the table throttles', async () => {
    const handler = await coldStart('compile-rollups');
    table.on(QueryCommand).rejects(throttled());

    await expect(handler({})).rejects.toThrow('Throughput exceeds');
  });
});

describe('compile-report', () => {
  it('announces no report that the bucket did not take', async () => {
    const handler = await coldStart('compile-report');
    s3.on(PutObjectCommand).resolves({});
    s3.on(PutObjectCommand, { ContentType: 'application/json' }).rejects(new Error('SlowDown'));

    await expect(handler({ period: 'day' })).rejects.toThrow('SlowDown');
    expect(sns.commandCalls(PublishCommand)).toHaveLength(0);
  });

  it('rejects when nobody could be told of it', async () => {
    const handler = await coldStart('compile-report');
    s3.on(PutObjectCommand).resolves({});
    sns.on(PublishCommand).rejects(throttled());

    await expect(handler({ period: 'week' })).rejects.toThrow('Throughput exceeds');
    expect(s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input.Key)).toEqual(
      ['html', 'csv', 'json'].map((kind) => `reports/kettle/20261116-week.${kind}`),
    );
  });
});

/** Two minutes ahead, as a sort key. */
const UNTIL = String(NOW + 2 * MINUTE).padStart(15, '0');

describe('follow-time-zones', () => {
  it('reads every shard of the due index and writes nothing where nothing is open', async () => {
    const handler = await coldStart('follow-time-zones');

    await handler({});

    expect(table.commandCalls(QueryCommand)).toHaveLength(2);
    expect(table.commandCalls(PutCommand)).toEqual([]);
  });

  it('rejects when a shard is throttled, so that it is run again', async () => {
    const handler = await coldStart('follow-time-zones');
    table.on(QueryCommand).rejects(throttled());

    await expect(handler({})).rejects.toThrow('Throughput exceeds');
  });
});
