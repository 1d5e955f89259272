import { describe, expect, it } from 'vitest';
import type { Resource } from '../../bin/local/assembly.ts';
import type { LocalRunOptions } from '../../bin/local/local-run.ts';
import type { Mail } from '../../bin/local/mail.ts';
import type { WebhookPost } from '../../bin/local/webhook.ts';
import { arn, lambda, MINUTE, ref, run, SECOND, START, tinyStack } from './tiny-stack.ts';

const PUBLISHER = `
  export const handler = async ({ subject, message, severity }) => {
    const response = await publish({
      TopicArn: process.env.TOPIC_ARN,
      Subject: subject ?? 'A subject',
      Message: message,
      'MessageAttributes.entry.1.Name': 'severity',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': severity ?? 'high',
    });
    return response.status;
  };
`;

const LISTENER = `export const handler = async (event) => { record('event', event); };`;
const FAILING = `export const handler = async () => { record('try', 1); throw new Error('not today'); };`;

const subscription = (Protocol: string, Endpoint: unknown, more: object = {}): Resource => ({
  Type: 'AWS::SNS::Subscription',
  Properties: {
    TopicArn: ref('Alerts'),
    Protocol,
    Endpoint,
    RedrivePolicy: { deadLetterTargetArn: arn('Undelivered') },
    ...more,
  },
});

function topic(
  subscriptions: Record<string, Resource>,
  bundles: Record<string, string> = {},
  more: Record<string, Resource> = {},
) {
  const functions = Object.keys(bundles).map((key) => [key, lambda(key)] as const);
  return tinyStack(
    {
      Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
      Undelivered: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'undelivered' } },
      Publisher: lambda('publisher', { TOPIC_ARN: ref('Alerts') }),
      ...Object.fromEntries(functions),
      ...subscriptions,
      ...more,
    },
    { publisher: PUBLISHER, ...bundles },
  );
}

function receivers(failFirst = 0) {
  const mails: Mail[] = [];
  const posts: WebhookPost[] = [];
  let failures = failFirst;
  const options: LocalRunOptions = {
    sendMail: async (mail) => {
      failures -= 1;
      if (failures >= 0) throw new Error('mail server is away');
      mails.push(mail);
    },
    postWebhook: async (post) => {
      failures -= 1;
      if (failures >= 0) return 503;
      posts.push(post);
      return 200;
    },
  };
  return { mails, posts, options };
}

describe('subscriptions of a topic', () => {
  it('hand a function the SNS event with its attributes', async () => {
    const local = await run(topic({ ToListener: subscription('lambda', arn('listener')) }, { listener: LISTENER }));

    expect(await local.invoke('publisher', { message: 'hello' })).toBe(200);

    expect(await local.values('event')).toMatchObject([
      {
        Records: [
          {
            EventSource: 'aws:sns',
            Sns: {
              Subject: 'A subject',
              Message: 'hello',
              Timestamp: '2026-03-02T08:00:00.000Z',
              TopicArn: 'arn:aws:sns:us-east-1:000000000000:alerts',
              MessageAttributes: { severity: { Type: 'String', Value: 'high' } },
            },
          },
        ],
      },
    ]);
  });

  it('take only what their filter policy takes', async () => {
    const { mails, options } = receivers();
    const filtered = (FilterPolicy: object) =>
      subscription('email', 'ann@example.com', { FilterPolicy, FilterPolicyScope: 'MessageAttributes' });
    const local = await run(
      topic({
        High: filtered({ severity: ['high'] }),
        Either: { ...filtered({ $or: [{ severity: ['low'] }, { severity: [{ prefix: 'crit' }] }] }) },
      }),
      options,
    );

    for (const severity of ['high', 'low', 'critical', 'none'])
      await local.invoke('publisher', { message: severity, severity });
    await local.quiesce();

    expect(mails.map(({ text }) => text).sort()).toEqual(['critical', 'high', 'low']);
  });

  it('send e-mail with subject and text, and try again while the mail server is away', async () => {
    const { mails, options } = receivers(2);
    const local = await run(topic({ ToAnn: subscription('email', 'ann@example.com') }), options);

    await local.invoke('publisher', { subject: 'Overdue', message: 'Please answer' });
    await local.quiesce();
    expect(mails).toEqual([]);

    await local.clock.advanceTo(START + 20 * SECOND);
    expect(mails).toEqual([{ to: 'ann@example.com', subject: 'Overdue', text: 'Please answer' }]);
    expect(local.seenOf('delivery').map(({ outcome }) => outcome)).toEqual(['retrying', 'retrying', 'delivered']);
  });

  it('set a mail aside that could not be sent for hours, and lose none', async () => {
    const { options } = receivers(1_000);
    const local = await run(topic({ ToAnn: subscription('email', 'ann@example.com') }), options);

    await local.invoke('publisher', { message: 'Please answer' });
    await local.clock.advanceTo(START + 12 * 60 * MINUTE);

    expect(local.queueDepths()['undelivered']?.visible).toBe(1);
    expect(local.seenOf('dead-letter')).toMatchObject([
      { queue: 'undelivered', from: 'alerts', reason: 'mail server is away' },
    ]);
  });

  it('post the envelope to a webhook, three times again after a server error, never after a refusal', async () => {
    const { posts, options } = receivers(3);
    const local = await run(topic({ Hook: subscription('https', 'https://hooks.example.com/in') }), options);
    await local.invoke('publisher', { message: 'ping' });
    await local.clock.advanceTo(START + MINUTE);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.headers['x-amz-sns-message-type']).toBe('Notification');
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({
      Type: 'Notification',
      Message: 'ping',
      Subject: 'A subject',
    });

    const refusing = await run(topic({ Hook: subscription('https', 'https://hooks.example.com/in') }), {
      postWebhook: async () => 410,
    });
    await refusing.invoke('publisher', { message: 'ping' });
    await refusing.quiesce();
    expect(refusing.queueDepths()['undelivered']?.visible).toBe(1);
  });

  it('retry a failing function after one and two minutes, then hand the event to its failure destination', async () => {
    const config: Resource = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: ref('failing'),
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: arn('Undelivered') } },
      },
    };
    const local = await run(topic({ To: subscription('lambda', arn('failing')) }, { failing: FAILING }, { config }));

    await local.invoke('publisher', { message: 'x' });
    await local.clock.advanceTo(START + 10 * MINUTE);

    expect(local.recorded.map(({ at }) => at - START)).toEqual([0, MINUTE, 3 * MINUTE]);
    expect(local.queueDepths()['undelivered']?.visible).toBe(1);
    expect(local.seenOf('dead-letter')).toMatchObject([{ from: 'failing', reason: 'Error: not today' }]);
  });

  it('say aloud when AWS would drop an event, because the template names no destination', async () => {
    const local = await run(topic({ To: subscription('lambda', arn('failing')) }, { failing: FAILING }));

    await local.invoke('publisher', { message: 'x' });
    await local.clock.advanceTo(START + 10 * MINUTE);

    expect(local.seenOf('lost')).toMatchObject([{ from: 'failing', reason: 'Error: not today' }]);
  });

  it('refuse a protocol that the local run cannot deliver', async () => {
    await expect(run(topic({ Sms: subscription('sms', '+100') }))).rejects.toThrow(
      /Resources\.Sms\.Properties\.Protocol: is "sms"/u,
    );
  });
});
