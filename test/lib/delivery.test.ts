import { describe, expect, it } from 'vitest';
import { synthesize } from './stack-under-test.ts';

const { ofType, template } = synthesize({
  settings: {
    alertEmails: ['shift@cafe-aurora.example', 'boss@cafe-aurora.example'],
    alertWebhooks: [
      { url: 'https://desk.example/replywatch', anyOf: [{ severity: ['critical'] }, {}] },
      { url: 'http://127.0.0.1:8080/hook', anyOf: [{}] },
      {
        url: 'https://some.example/hook',
        anyOf: [
          { brand: ['cafe-aurora'], owner: ['shift'], severity: ['high', 'critical'], stage: ['breach', 'escalate'] },
        ],
      },
      { url: 'https://either.example/hook', anyOf: [{ owner: ['shift'] }, { severity: ['critical'] }] },
    ],
    chatTopics: ['care'],
  },
});
const queues = ofType('AWS::SQS::Queue');
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const isDeadLetterQueue = (id: string) => /DeadLetters|^Undelivered/u.test(id);
const subscriptionTo = (endpoint: string) =>
  ofType('AWS::SNS::Subscription').find(({ properties }) => properties['Endpoint'] === endpoint)?.properties;

describe('queues', () => {
  it('set a message aside after five tries, all in one dead-letter queue, Slack beside all that is pushed', () => {
    const working = queues.filter(({ id }) => !isDeadLetterQueue(id));
    const targets = working.map(({ properties }) => properties['RedrivePolicy']);

    expect(working).toHaveLength(5);
    expect(new Set(targets.map((target) => JSON.stringify(target))).size).toBe(2);
    expect(JSON.stringify(targets)).toContain('UndeliveredF3CF66A9');
    for (const target of targets) expect(target).toMatchObject({ maxReceiveCount: 5 });
  });

  it('are encrypted and closed to plain http', () => {
    const closed = ofType('AWS::SQS::QueuePolicy').filter(({ properties }) =>
      JSON.stringify(properties).includes('"aws:SecureTransport":"false"'),
    );

    for (const { id, properties } of queues) expect(properties['SqsManagedSseEnabled'], id).toBe(true);
    expect(closed).toHaveLength(queues.length);
  });

  it('keep dead letters for two weeks', () => {
    for (const { id, properties } of queues.filter((queue) => isDeadLetterQueue(queue.id))) {
      expect(properties['MessageRetentionPeriod'], id).toBe(14 * 24 * 60 * 60);
    }
  });

  it('wait six time-outs of their worker before a message is tried again', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping');

    expect(mappings).toHaveLength(5);
    for (const { id, properties } of mappings) {
      const queue = queues.find(
        (each) => JSON.stringify(arnOf(each.id)) === JSON.stringify(properties['EventSourceArn']),
      );
      const { Ref } = properties['FunctionName'] as { Ref: string };
      const worker = ofType('AWS::Lambda::Function').find((each) => each.id === Ref);
      const window = Number(properties['MaximumBatchingWindowInSeconds'] ?? 0);

      expect(Number(queue?.properties['VisibilityTimeout']), id).toBe(
        6 * Number(worker?.properties['Timeout']) + window,
      );
      expect(properties['FunctionResponseTypes'], id).toEqual(['ReportBatchItemFailures']);
      // MaximumConcurrency would keep idle pollers running, and they cost more than a quiet stack's work.
      expect(properties, id).not.toHaveProperty('ScalingConfig');
    }
  });

  it('hand on what is there at once: a window would make every alert late by it', () => {
    expect(
      ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => [
        properties['BatchSize'],
        properties['MaximumBatchingWindowInSeconds'],
      ]),
    ).toEqual([
      [10, undefined],
      [10, undefined],
      [10, undefined],
      [10, undefined],
      [10, undefined],
    ]);
  });
});

describe('what is pushed', () => {
  it('has somewhere to go when a subscriber does not take it', () => {
    const subscriptions = ofType('AWS::SNS::Subscription');

    expect(subscriptions).toHaveLength(9);
    for (const { id, properties } of subscriptions) {
      expect(properties['RedrivePolicy'], id).toEqual({ deadLetterTargetArn: arnOf('UndeliveredF3CF66A9') });
    }
  });

  it('has somewhere to go when a schedule finds no function', () => {
    const schedules = ofType('AWS::Scheduler::Schedule');

    expect(schedules).toHaveLength(6);
    for (const { id, properties } of schedules) {
      expect(properties['Target'], id).toMatchObject({ DeadLetterConfig: { Arn: arnOf('UndeliveredF3CF66A9') } });
    }
  });

  it('has somewhere to go when a function that nobody waits for fails every retry', () => {
    const invoked = [
      ...ofType('AWS::Scheduler::Schedule').map(({ properties }) => (properties['Target'] as { Arn: unknown }).Arn),
      ...ofType('AWS::SNS::Subscription')
        .filter(({ properties }) => properties['Protocol'] === 'lambda')
        .map(({ properties }) => properties['Endpoint']),
    ].map((arn) => (arn as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0]);
    const covered = ofType('AWS::Lambda::EventInvokeConfig')
      .filter(({ properties }) => JSON.stringify(properties['DestinationConfig']).includes('UndeliveredF3CF66A9'))
      .map(({ properties }) => (properties['FunctionName'] as { Ref: string }).Ref);

    expect(covered.toSorted()).toEqual([...new Set(invoked)].toSorted());
  });

  it('may be written into the undelivered queue by each topic', () => {
    const policy = JSON.stringify(
      ofType('AWS::SQS::QueuePolicy').find(({ id }) => id.startsWith('Undelivered'))?.properties,
    );

    for (const { id } of ofType('AWS::SNS::Topic')) expect(policy).toContain(`{"aws:SourceArn":{"Ref":"${id}"}}`);
  });
});

describe('alert subscriptions', () => {
  it('take everything but the daily probe when one of their routes does', () => {
    expect(subscriptionTo('https://desk.example/replywatch')).toHaveProperty('FilterPolicy', {
      brand: [{ 'anything-but': ['~probe'] }],
    });
  });

  it('filter by the attributes of an alert, stages by their kind', () => {
    expect(subscriptionTo('https://some.example/hook')).toMatchObject({
      FilterPolicyScope: 'MessageAttributes',
      FilterPolicy: {
        brand: ['cafe-aurora'],
        owner: ['shift'],
        severity: ['high', 'critical'],
        stage: [{ prefix: 'breach' }, { prefix: 'escalate' }],
      },
    });
  });

  it('join several routes to one address in one subscription, since SNS takes no second', () => {
    expect(subscriptionTo('https://either.example/hook')).toMatchObject({
      FilterPolicy: {
        $or: [
          { brand: [{ 'anything-but': ['~probe'] }], owner: ['shift'] },
          { brand: [{ 'anything-but': ['~probe'] }], severity: ['critical'] },
        ],
      },
    });
  });

  it('reach webhooks with their attributes, which raw delivery would drop', () => {
    expect(subscriptionTo('https://desk.example/replywatch')).toMatchObject({ Protocol: 'https' });
    expect(subscriptionTo('https://desk.example/replywatch')).not.toHaveProperty('RawMessageDelivery');
    expect(subscriptionTo('http://127.0.0.1:8080/hook')).toMatchObject({ Protocol: 'http' });
  });
});

describe('people’s topics', () => {
  const topics = ofType('AWS::SNS::Topic');
  const named = (id: string) => topics.find((topic) => topic.id.startsWith(id));

  it('send each mailbox what names it and nothing else, on a topic that only notify-slack publishes to', () => {
    for (const address of ['shift@cafe-aurora.example', 'boss@cafe-aurora.example']) {
      expect(subscriptionTo(address)).toMatchObject({
        TopicArn: { Ref: named('AlertDeliveryMail')?.id },
        FilterPolicyScope: 'MessageAttributes',
        FilterPolicy: { receiver: [address] },
      });
    }
    const publishers = ofType('AWS::IAM::Role').filter(({ properties }) =>
      JSON.stringify(properties).includes(`{"Ref":"${named('AlertDeliveryMail')?.id}"}`),
    );
    expect(publishers.map(({ id }) => id)).toEqual([expect.stringMatching(/^SlackNotifySlackRole/u)]);
  });

  it('have a name for Amazon Q that the function knows by its prefix', () => {
    expect(named('AlertDeliveryChatcare')?.properties['TopicName']).toBe('ReplyWatch-chat-care');
    const notifier = ofType('AWS::Lambda::Function').find(({ id }) => id.startsWith('SlackNotifySlack'));
    expect(JSON.stringify(notifier?.properties['Environment'])).toMatch(
      /"CHAT_TOPIC_PREFIX":.{1,200}:ReplyWatch-chat-"/u,
    );
  });

  it('give way to Amazon SES where a sender is named: one address may be used, and no mailbox is subscribed', () => {
    const ses = synthesize({ settings: { mailFrom: 'alerts@cafe-aurora.example' } });
    const sending = ses
      .ofType('AWS::IAM::Role')
      .filter(({ properties }) => JSON.stringify(properties).includes('ses:'));

    expect(
      ses
        .ofType('AWS::SNS::Subscription')
        .some(({ properties }) => properties['Endpoint'] === 'shift@cafe-aurora.example'),
    ).toBe(false);
    expect(sending.map(({ id }) => id)).toEqual([expect.stringMatching(/^SlackNotifySlackRole/u)]);
    const text = JSON.stringify(sending);
    expect(text).toContain(':identity/alerts@cafe-aurora.example"');
    expect(text).toContain(':identity/cafe-aurora.example"');
    expect(text).not.toContain('AlertDeliveryMail');
    expect(JSON.stringify(ofType('AWS::IAM::Role'))).not.toContain('ses:');
  });
});

describe('reports', () => {
  it('are looked for every hour, by the hour that was scheduled', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 * * * ? *)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      Target: { Input: '{"at":"<aws.scheduler.scheduled-time>"}' },
    });
  });
});
