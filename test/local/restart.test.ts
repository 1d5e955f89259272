import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arn, lambda, newFolder, ref, run, SECOND, START, tinyStack } from './tiny-stack.ts';

const SENDER = `export const handler = async (input) => sqs('SendMessage', { QueueUrl: process.env.QUEUE_URL, ...input });`;
const WORKER = `export const handler = async ({ Records }) => {
  record('worked', Records.map(({ body, attributes }) => body + ' ' + attributes.ApproximateReceiveCount));
};`;

const assembly = tinyStack(
  {
    Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work', VisibilityTimeout: 60 } },
    Sender: lambda('sender', { QUEUE_URL: ref('Work') }),
    Worker: lambda('worker'),
    Feed: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: arn('Work'), FunctionName: ref('Worker'), MaximumBatchingWindowInSeconds: 30 },
    },
  },
  { sender: SENDER, worker: WORKER },
);

describe('a run that is killed', () => {
  it('has lost nothing when it is started again: neither what was delayed nor what was in hand', async () => {
    const dataDir = newFolder();
    const order = {
      assembly: { ...assembly, assets: [...assembly.assets] },
      dataDir,
      startAt: START,
      invoke: 'sender',
      events: [{ MessageBody: 'gathering' }, { MessageBody: 'delayed', DelaySeconds: 120 }],
    };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'run-until-killed.ts'), JSON.stringify(order)]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const again = await run(assembly, { dataDir });
    await again.clock.advanceTo(START + 200 * SECOND);

    expect(await again.values('worked')).toEqual([['gathering 2'], ['delayed 1']]);
    expect(again.recorded.map(({ at }) => at - START)).toEqual([30 * SECOND, 150 * SECOND]);
    expect(again.queueDepths()).toEqual({ work: { visible: 0, inFlight: 0, delayed: 0 } });
  });
});
