import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../../functions/adapters/slack/verify-signature.ts';
import { actionValue } from '../../functions/domain/alerts/action-value.ts';
import { SECOND } from '../../functions/domain/shared/time.ts';
import { anAlert } from '../domain/alerts/builders.ts';
import { aPress } from '../domain/alerts/slack-press.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { aDueMention, batchOf, coldStart, failedIn, NOW, throttled } from './cold-start.ts';

const table = mockClient(DynamoDBDocumentClient);
const ssm = mockClient(SSMClient);
const sqs = mockClient(SQSClient);
let slack: SlackDouble;
beforeAll(async () => {
  slack = await startSlackDouble();
});
afterAll(() => slack.close());
beforeEach(() => {
  table.reset();
  ssm.reset();
  sqs.reset();
  slack.posted.length = 0;
  table.on(GetCommand).resolves({});
  table.on(QueryCommand).resolves({ Items: [] });
  table.on(PutCommand).resolves({});
  table.on(UpdateCommand).resolves({});
  table.on(DeleteCommand).resolves({});
  ssm.on(GetParameterCommand).callsFake(({ Name }: { Name: string }) => ({
    Parameter: { Value: Name.endsWith('WEBHOOK_URL') ? slack.webhook('care') : 'signing secret' },
  }));
});

describe('notify-slack', () => {
  const { brand, origin, externalId } = aDueMention('1');
  const alert = { ...anAlert(), brand, origin, externalId };
  const envelope = (given: unknown) => ({
    Type: 'Notification',
    MessageId: 'sns-1',
    MessageAttributes: { alert: { Type: 'String', Value: typeof given === 'string' ? given : JSON.stringify(given) } },
  });

  it('tries an alert again while nothing can be read or written', async () => {
    const handler = await coldStart('notify-slack');
    table.on(UpdateCommand).rejects(throttled());

    expect(failedIn(await handler(batchOf(envelope(alert))))).toEqual(['m0']);
    expect(slack.posted).toHaveLength(0);
  });

  it('sets aside what waits and cannot be read back, with its key and not with what it says', async () => {
    const handler = await coldStart('notify-slack');
    const damaged = { pk: 'SLACK#x', sk: 'W#1#000000000000001#x', brand: 'the words of a customer', at: 'never' };
    table
      .on(QueryCommand)
      .resolvesOnce({ Items: [damaged] })
      .resolves({ Items: [] });
    sqs.on(SendMessageBatchCommand).resolves({});

    expect(failedIn(await handler(batchOf(envelope(alert))))).toEqual([]);
    const [sent] = sqs.commandCalls(SendMessageBatchCommand);
    const [letter] = sent?.args[0].input.Entries ?? [];
    expect(sent?.args[0].input.QueueUrl).toBe('the UNDELIVERED_QUEUE_URL');
    expect(letter?.MessageBody).toContain('W#1#000000000000001#x');
    expect(letter?.MessageBody).not.toContain('customer');
    expect(table.commandCalls(DeleteCommand)[0]?.args[0].input.Key).toEqual({ pk: damaged.pk, sk: damaged.sk });
  });

  it('takes an alert about a mention that is gone, without a word to anybody', async () => {
    const handler = await coldStart('notify-slack');

    expect(failedIn(await handler(batchOf(envelope(alert), { kind: 'channel', channel: 'slack-app:gone' })))).toEqual(
      [],
    );
    expect(slack.posted).toHaveLength(0);
  });

  it.each(['', '{', '{"key":"k"}', '[]'])(
    'sets a message aside that carries no alert, and only that: %j',
    async (poison) => {
      const handler = await coldStart('notify-slack');

      expect(failedIn(await handler(batchOf(envelope(poison), { kind: 'hello' }, '{', envelope(alert))))).toEqual([
        'm0',
        'm1',
        'm2',
      ]);
    },
  );
});

describe('slack-actions', () => {
  const press = (secret: string) => {
    const { brand, origin, externalId } = aDueMention('1');
    const value = actionValue({ key: { brand, origin, externalId }, cycle: 1 });
    const timestamp = String(NOW / SECOND);
    const body = aPress({ actions: [{ action_id: 'claim', action_ts: `${timestamp}.5`, value }] });
    return {
      headers: { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': sign(timestamp, body, secret) },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    };
  };

  it('answers 401 and reads nothing when Slack did not sign the press', async () => {
    const handler = await coldStart('slack-actions');

    expect(await handler(press('guessed'))).toMatchObject({ statusCode: 401 });
    expect(table.calls()).toHaveLength(0);
  });

  it('answers 401 without a body or a signature', async () => {
    const handler = await coldStart('slack-actions');

    expect(await handler({ headers: {}, isBase64Encoded: false })).toMatchObject({ statusCode: 401 });
  });

  it('puts a signed press into the queue, and answers without a word', async () => {
    const handler = await coldStart('slack-actions');
    sqs.on(SendMessageBatchCommand).resolves({});

    expect(await handler(press('signing secret'))).toMatchObject({ statusCode: 200, body: '' });
    const [sent] = sqs.commandCalls(SendMessageBatchCommand);
    expect(sent?.args[0].input).toMatchObject({
      QueueUrl: 'the SLACK_QUEUE_URL',
      Entries: [{ MessageBody: expect.stringContaining('"does":"claim"') }],
    });
  });

  it('rejects when the queue does not take it: Slack shows the person that it did not work', async () => {
    const handler = await coldStart('slack-actions');
    sqs.on(SendMessageBatchCommand).rejects(throttled());

    await expect(handler(press('signing secret'))).rejects.toThrow('Throughput exceeds');
  });
});
