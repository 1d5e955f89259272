import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { mentionPk } from '../../functions/adapters/dynamodb/keys.ts';
import { mentionItem } from '../../functions/adapters/dynamodb/mention-item.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { aDueMention, batchOf, coldStart, failedIn, NOW, throttled } from './cold-start.ts';

const table = mockClient(DynamoDBDocumentClient);
const sqs = mockClient(SQSClient);
const sns = mockClient(SNSClient);
beforeEach(() => {
  for (const mock of [table, sqs, sns]) mock.reset();
  table.on(GetCommand).resolves({});
  table.on(PutCommand).resolves({});
});

function holding(...mentions: Mention[]): void {
  for (const mention of mentions) {
    table.on(GetCommand, { Key: { pk: mentionPk(mention), sk: 'A' } }).resolves({ Item: mentionItem(mention, 2).item });
  }
}

const keyOf = ({ brand, origin, externalId }: Mention) => ({ brand, origin, externalId });
/** Ids of the mentions that were written. */
const written = (): readonly unknown[] => table.commandCalls(PutCommand).map(({ args }) => args[0].input.Item?.['pk']);

describe('poll-source', () => {
  it('fails the message that it cannot read and the one whose source the table throttles, and no other', async () => {
    const handler = await coldStart('poll-source');
    table.on(GetCommand, { Key: { pk: 'S#busy', sk: 'CUR' } }).rejects(throttled());

    const answer = await handler(batchOf({ sourceId: 'gone' }, 'half a {', { sourceId: 'busy' }, { source: 'gone' }));

    expect(failedIn(answer)).toEqual(['m1', 'm2', 'm3']);
  });
});

describe('fire-clock', () => {
  const due = (mention: Mention) => ({ ...keyOf(mention), dueAt: NOW });

  it('saves the alert as pending, then hands it on', async () => {
    const handler = await coldStart('fire-clock');
    const mention = aDueMention('1');
    holding(mention);
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });

    expect(failedIn(await handler(batchOf(due(mention))))).toEqual([]);

    expect(written()).toEqual([mentionPk(mention)]);
    const [sent] = sqs.commandCalls(SendMessageBatchCommand);
    expect(sent?.args[0].input.QueueUrl).toBe('the ALERTS_QUEUE_URL');
    expect(JSON.parse(sent?.args[0].input.Entries?.[0]?.MessageBody ?? '')).toEqual({
      ...keyOf(mention),
      cycle: 1,
      stage: 'breach',
      dueAt: NOW,
    });
  });

  it('fails the message whose alert the queue refuses: the save stands, so the next sweep offers it again', async () => {
    const handler = await coldStart('fire-clock');
    const [refused, stale] = [aDueMention('1'), aDueMention('2')];
    holding(refused, stale);
    sqs.on(SendMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: '0', Code: 'AccessDenied', SenderFault: true }],
    });

    const answer = await handler(batchOf(due(refused), { ...due(stale), dueAt: NOW - 1 }));

    expect(failedIn(answer)).toEqual(['m0']);
    expect(written()).toEqual([mentionPk(refused)]);
  });

  it('fails the one message whose save is throttled', async () => {
    const handler = await coldStart('fire-clock');
    const [first, second] = [aDueMention('1'), aDueMention('2')];
    holding(first, second);
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    table.on(PutCommand).callsFake(({ Item }) => {
      if (Item.pk === mentionPk(second)) throw throttled();
      return {};
    });

    expect(failedIn(await handler(batchOf(due(first), due(second))))).toEqual(['m1']);
    expect(sqs.commandCalls(SendMessageBatchCommand)).toHaveLength(1);
  });
});

describe('deliver-alerts', () => {
  const pending = (id: string): Mention => {
    const mention = aDueMention(id);
    return { ...mention, clock: { ...mention.clock, pending: { stage: 'breach', since: NOW } } };
  };
  const alert = (mention: Mention) => ({ ...keyOf(mention), cycle: 1, stage: 'breach', dueAt: NOW });

  it('fails exactly the alert whose publish timed out, and marks only the others delivered', async () => {
    const handler = await coldStart('deliver-alerts');
    const [first, second, third] = [pending('1'), pending('2'), pending('3')];
    holding(first, second, third);
    sns.on(PublishCommand).callsFake(({ MessageAttributes }) => {
      const { externalId } = JSON.parse(MessageAttributes.alert.StringValue) as Mention;
      if (externalId === '2') throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
      return {};
    });

    const answer = await handler(batchOf(alert(first), 'no json', alert(second), alert(third)));

    expect(failedIn(answer)).toEqual(['m1', 'm2']);
    expect(written().toSorted()).toEqual([mentionPk(first), mentionPk(third)]);
  });

  it('publishes with the attributes that subscribers filter by', async () => {
    const handler = await coldStart('deliver-alerts');
    const mention = pending('1');
    holding(mention);
    sns.on(PublishCommand).resolves({});

    await handler(batchOf(alert(mention)));

    const { TopicArn, Subject, MessageAttributes = {} } = sns.commandCalls(PublishCommand)[0]?.args[0].input ?? {};
    const attributes = Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]);
    expect(TopicArn).toBe('the ALERT_TOPIC_ARN');
    expect(Subject).toMatch(/^\[1 star\] /u);
    expect(Object.fromEntries(attributes)).toMatchObject({
      brand: 'kettle',
      severity: 'high',
      stage: 'breach',
      source: 'kettle-us',
      owner: 'support',
    });
  });

  it('rejects, so that the whole batch comes back, when it cannot even say which alert failed', async () => {
    const handler = await coldStart('deliver-alerts');

    await expect(handler({ Records: undefined })).rejects.toThrow(TypeError);
  });
});
