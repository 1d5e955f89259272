import { describe, expect, it } from 'vitest';
import type { Resource } from '../../bin/local/assembly.ts';
import { arn, lambda, MINUTE, newFolder, ref, run, SECOND, START, tinyStack } from './tiny-stack.ts';

const SENDER = `
  export const handler = async (event) => sqs(event.action ?? 'SendMessage', { QueueUrl: process.env.QUEUE_URL, ...event.input });
`;

const RECEIVER = `
  let tries = 0;
  export const handler = async ({ Records }) => {
    record('batch', Records.map(({ body }) => body));
    record('counts', Records.map(({ attributes }) => attributes.ApproximateReceiveCount));
    return { batchItemFailures: Records.filter(({ body }) => body.startsWith('bad')).map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
`;

const pipe = (mapping: object = {}, receiver = RECEIVER) => {
  const resources: Record<string, Resource> = {
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'work',
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 3 },
      },
    },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Sender: lambda('sender', { QUEUE_URL: ref('Work') }),
    Receiver: lambda('receiver'),
    Feed: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn('Work'),
        FunctionName: ref('Receiver'),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ...mapping,
      },
    },
  };
  return tinyStack(resources, { sender: SENDER, receiver });
};

const send = (MessageBody: string, DelaySeconds?: number) => ({ input: { MessageBody, DelaySeconds } });

describe('queues on the clock of the run', () => {
  it('hand a message to the mapped function at once, as a real SQS event', async () => {
    const receiver = `export const handler = async (event) => { record('event', event); };`;
    const local = await run(pipe({}, receiver));

    await local.invoke('sender', {
      input: { MessageBody: 'hello', MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } } },
    });

    const [event] = await local.values('event');
    expect(event).toMatchObject({
      Records: [
        {
          body: 'hello',
          attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(START) },
          messageAttributes: { colour: { stringValue: 'red', dataType: 'String' } },
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:work',
          awsRegion: 'us-east-1',
        },
      ],
    });
    expect(local.queueDepths()).toMatchObject({ work: { visible: 0, inFlight: 0, delayed: 0 } });
  });

  it('keep a delayed message until its instant, not a second before', async () => {
    const local = await run(pipe());

    await local.invoke('sender', send('later', 90));
    await local.clock.advanceTo(START + 89 * SECOND);
    expect(await local.values('batch')).toEqual([]);
    expect(local.queueDepths()['work']).toEqual({ visible: 0, inFlight: 0, delayed: 1 });

    await local.clock.advanceTo(START + 90 * SECOND);
    expect(await local.values('batch')).toEqual([['later']]);
    expect(local.recorded[0]?.at).toBe(START + 90 * SECOND);
    expect(local.queueDepths()['work']).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('take the delays of a batch one by one and answer for all entries', async () => {
    const local = await run(pipe());
    const entry = (Id: string, DelaySeconds: number) => ({ Id, MessageBody: Id, DelaySeconds });

    const answer = await local.invoke('sender', {
      action: 'SendMessageBatch',
      input: { Entries: [entry('now', 0), entry('soon', 10), entry('late', 900)] },
    });

    expect((answer as { Successful: { Id: string }[] }).Successful.map(({ Id }) => Id).sort()).toEqual([
      'late',
      'now',
      'soon',
    ]);
    await local.clock.advanceTo(START + 15 * MINUTE);
    expect(await local.values('batch')).toEqual([['now'], ['soon'], ['late']]);
  });

  it('refuse a delay that SQS would refuse', async () => {
    const local = await run(pipe());

    expect(await local.invoke('sender', send('x', 901))).toMatchObject({
      __type: expect.stringContaining('InvalidParameterValue'),
    });
  });

  it('gather a batching window, and end it early when the batch is full', async () => {
    const local = await run(pipe({ BatchSize: 3, MaximumBatchingWindowInSeconds: 20 }));

    for (const body of ['a', 'b', 'c', 'd']) await local.invoke('sender', send(body));
    expect(await local.values('batch')).toEqual([['a', 'b', 'c']]);

    await local.clock.advanceTo(START + 19 * SECOND);
    expect(await local.values('batch')).toHaveLength(1);
    await local.clock.advanceTo(START + 20 * SECOND);
    expect(await local.values('batch')).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('give back only the records that failed, after the visibility time-out, and set them aside after the last receive', async () => {
    const local = await run(pipe({ BatchSize: 10, MaximumBatchingWindowInSeconds: 1 }));

    for (const body of ['good', 'bad', 'fine']) await local.invoke('sender', send(body));
    await local.clock.advanceTo(START + SECOND);
    expect(await local.values('batch')).toEqual([['good', 'bad', 'fine']]);
    expect(local.queueDepths()['work']).toEqual({ visible: 0, inFlight: 1, delayed: 0 });

    await local.clock.advanceTo(START + 10 * MINUTE);
    expect(await local.values('batch')).toEqual([['good', 'bad', 'fine'], ['bad'], ['bad']]);
    expect((await local.values('counts')).flat()).toEqual(['1', '1', '1', '2', '3']);
    // Visible again 60 s after the receipt at 0 s, then at 60 s; each time the window gathers for a second.
    const batches = local.recorded.filter(({ name }) => name === 'batch');
    expect(batches.map(({ at }) => at - START)).toEqual([SECOND, 61 * SECOND, 121 * SECOND]);
    expect(local.queueDepths()).toMatchObject({ work: { visible: 0, inFlight: 0 }, dead: { visible: 1 } });
    expect(local.seenOf('dead-letter')).toMatchObject([{ queue: 'dead', from: 'work' }]);
  });

  it('fail the whole batch when the function throws or its answer names an unknown message', async () => {
    const throwing = await run(pipe({}, `export const handler = async () => { throw new TypeError('no'); };`));
    await throwing.invoke('sender', send('one'));
    await throwing.clock.advanceTo(START + 10 * MINUTE);
    expect(throwing.queueDepths()['dead']?.visible).toBe(1);
    expect(throwing.seenOf('invocation').filter(({ trigger }) => trigger === 'queue')).toHaveLength(3);
    expect(throwing.seenOf('invocation').at(-1)?.error).toEqual({ type: 'TypeError', message: 'no' });

    const confused = await run(
      pipe({}, `export const handler = async () => ({ batchItemFailures: [{ itemIdentifier: 'nobody' }] });`),
    );
    await confused.invoke('sender', send('one'));
    await confused.clock.advanceTo(START + 10 * MINUTE);
    expect(confused.queueDepths()['dead']?.visible).toBe(1);
  });

  it('end a function that hangs at its time-out and go on with the next message', async () => {
    const hanging = `export const handler = async ({ Records }) => {
      if (Records[0].body === 'hang') await new Promise((resolve) => setTimeout(resolve, 60_000));
      record('done', Records[0].body);
    };`;
    const assembly = pipe({ BatchSize: 1 }, hanging);
    const { Receiver } = assembly.template.Resources;
    const slow = { Type: 'AWS::Lambda::Function', Properties: { ...Receiver?.Properties, Timeout: 1 } };
    const resources = { ...assembly.template.Resources, Receiver: slow };
    const local = await run({ ...assembly, template: { Resources: resources } });

    await local.invoke('sender', send('hang'));
    await local.invoke('sender', send('next'));

    expect(await local.values('done')).toEqual(['next']);
    expect(local.seenOf('invocation').map(({ error }) => error?.type)).toContain('Sandbox.Timedout');
  });

  it('lose no message over a restart: what was delayed or in hand comes back', async () => {
    const dataDir = newFolder();
    const once = pipe({ BatchSize: 10, MaximumBatchingWindowInSeconds: 300 });
    const first = await run(once, { dataDir });
    await first.invoke('sender', send('delayed', 600));
    await first.invoke('sender', send('gathered'));
    await first.clock.advanceTo(START + MINUTE);
    expect(first.queueDepths()['work']).toEqual({ visible: 0, inFlight: 1, delayed: 1 });
    await first.stop();

    const second = await run(once, { dataDir });
    expect(second.clock.now()).toBe(START + MINUTE);
    await second.clock.advanceTo(START + 6 * MINUTE);
    expect(await second.values('batch')).toEqual([['gathered']]);
    await second.clock.advanceTo(START + 15 * MINUTE);
    expect(await second.values('batch')).toEqual([['gathered'], ['delayed']]);
    expect(second.queueDepths()['work']).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });
});
