import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../../functions/adapters/slack/verify-signature.ts';
import { actionValue } from '../../functions/domain/alerts/action-value.ts';
import { SECOND } from '../../functions/domain/shared/time.ts';
import { anAlert } from '../domain/alerts/builders.ts';
import { aPress } from '../domain/alerts/slack-press.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { aDueMention, coldStart, NOW, throttled } from './cold-start.ts';

const table = mockClient(DynamoDBDocumentClient);
const ssm = mockClient(SSMClient);
let slack: SlackDouble;
beforeAll(async () => {
  slack = await startSlackDouble();
});
afterAll(() => slack.close());
beforeEach(() => {
  table.reset();
  ssm.reset();
  slack.posted.length = 0;
  table.on(GetCommand).resolves({});
  table.on(PutCommand).resolves({});
  table.on(UpdateCommand).resolves({});
  table.on(DeleteCommand).resolves({});
  ssm.on(GetParameterCommand).callsFake(({ Name }: { Name: string }) => ({
    Parameter: { Value: Name.endsWith('WEBHOOK_URL') ? slack.webhook('care') : 'signing secret' },
  }));
});

describe('notify-slack', () => {
  const event = (alert: string) => ({
    Records: [{ Sns: { MessageId: 'sns-1', MessageAttributes: { alert: { Type: 'String', Value: alert } } } }],
  });

  it('posts nothing while it cannot note that it does: the event is tried again', async () => {
    const handler = await coldStart('notify-slack');
    table.on(PutCommand).rejects(throttled());

    await expect(handler(event(JSON.stringify(anAlert())))).rejects.toThrow('1 of 1 Slack channels not reached');
    expect(slack.posted).toHaveLength(0);
  });

  it('has done its work when only the note of it is lost: a repetition would reach a person twice', async () => {
    const handler = await coldStart('notify-slack');
    table.on(UpdateCommand).rejects(throttled());

    await handler(event(JSON.stringify(anAlert())));
    expect(slack.posted).toHaveLength(1);
  });

  it('rejects with the name of the secret that is not there, and no value', async () => {
    const handler = await coldStart('notify-slack');
    ssm.on(GetParameterCommand).rejects(new ParameterNotFound({ message: '', $metadata: {} }));

    await expect(handler(event(JSON.stringify(anAlert())))).rejects.toThrow(
      /#reviews: secret SLACK_WEBHOOK_URL: there is no parameter \/replywatch\/Test\/SLACK_WEBHOOK_URL; set it/u,
    );
  });

  it.each(['', '{', '{"key":"k"}', '[]'])('rejects a message that carries no alert: %j', async (alert) => {
    const handler = await coldStart('notify-slack');

    await expect(handler(event(alert))).rejects.toThrow('message sns-1 of the alert topic carries no alert');
  });
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

  it('takes a signed press about a mention that is gone, without a word in the channel', async () => {
    const handler = await coldStart('slack-actions');

    expect(await handler(press('signing secret'))).toMatchObject({ statusCode: 200, body: '' });
  });

  it('rejects when the table throttles: Slack shows the person that it did not work', async () => {
    const handler = await coldStart('slack-actions');
    table.on(GetCommand).rejects(throttled());

    await expect(handler(press('signing secret'))).rejects.toThrow('Throughput exceeds');
  });
});
