import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../bin/commands/redrive.ts';
import { type MessageEngine, startMessageEngine } from '../../bin/local/message-engine.ts';
import { leaveNote } from '../../bin/store/data-folder.ts';
import { LOCAL_AWS } from '../support/engines.ts';
import { runInProcess } from './run-in-process.ts';

const QUEUES = ['dead-letters', 'undelivered', 'polls', 'pushing-pushes', 'due', 'alerts', 'slack-work'];

let engine: MessageEngine;
let sqs: SQSClient;
const folder = mkdtempSync(join(tmpdir(), 'replywatch-redrive-'));
beforeAll(async () => {
  engine = await startMessageEngine(undefined);
  sqs = new SQSClient({ ...LOCAL_AWS, endpoint: engine.endpoint, useQueueUrlAsEndpoint: false });
  leaveNote(folder, {
    clock: 'wall',
    tableName: 'table',
    running: { pid: process.pid, dynamodb: engine.endpoint, sqs: engine.endpoint },
  });
});
beforeEach(async () => {
  engine.server.setup({ queues: QUEUES.map((name) => ({ name })) });
  for (const name of QUEUES) await engine.sqs('PurgeQueue', { QueueUrl: urlOf(name) });
});
afterAll(() => engine.stop());

const put = (queue: string, body: unknown, attributes: Readonly<Record<string, string>> = {}) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: urlOf(queue),
      MessageBody: typeof body === 'string' ? body : JSON.stringify(body),
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    }),
  );

/** Bodies that lie in a queue, as they are. */
function lyingIn(queue: string): readonly unknown[] {
  const messages = engine.server.inspectQueue(queue)?.messages;
  return [...(messages?.ready ?? []), ...(messages?.inflight ?? []).map(({ message }) => message)].map(
    ({ body }) => body,
  );
}

const urlOf = (queue: string): string => `${engine.endpoint}/000000000000/${queue}`;
const redrive = (...args: string[]) => runInProcess(command, [...args, '--data', folder]);

const KEY = { brand: 'sundial', origin: 'app-store:us:1', externalId: '7' };
const POLL = { sourceId: 'app-store-be' };
const PUSH = { sourceId: 'desk', receivedAt: 1, history: false, entry: { id: '1' } };
const DUE = { ...KEY, dueAt: 1 };
const ALERT = { ...KEY, cycle: 1, stage: 'breach', dueAt: 1 };
const TELL = { kind: 'tell', channel: 'C1', ...KEY, key: 'k', cycle: 1, stage: 'breach', at: 1, reason: 'archived' };

describe('redrive', () => {
  it('sends each dead letter back to the queue that it came from', async () => {
    for (const letter of [POLL, PUSH, DUE, ALERT, { kind: 'incidents', brand: 'sundial', why: 'sweep' }]) {
      await put('dead-letters', letter);
    }

    const { out, exitCode } = await redrive();

    expect(out.split('\n').toSorted().filter(Boolean)).toEqual([
      '5 sent, 0 dropped, 0 kept.',
      'dead-letters: 1 sent to due',
      'dead-letters: 1 sent to polls',
      'dead-letters: 1 sent to pushes',
      'dead-letters: 2 sent to alerts',
    ]);
    expect(exitCode).toBeUndefined();
    expect(lyingIn('dead-letters')).toEqual([]);
    expect(lyingIn('polls')).toEqual([JSON.stringify(POLL)]);
    expect(lyingIn('pushing-pushes')).toEqual([JSON.stringify(PUSH)]);
    expect(lyingIn('due')).toEqual([JSON.stringify(DUE)]);
    expect(lyingIn('alerts')).toContain(JSON.stringify(ALERT));
  });

  it('has a receiver told again, drops runs that the next one catches up with, and keeps what a person has to look at', async () => {
    const failed = (name: string) => ({
      requestContext: { functionArn: `arn:aws:lambda:us-east-1:000000000000:function:ReplyWatch-${name}:$LATEST` },
    });
    await put('undelivered', TELL);
    await put('undelivered', failed('sweep-clocks'));
    await put('undelivered', failed('compile-report'));
    await put('undelivered', '{"broken');

    const { out, exitCode } = await redrive('undelivered', '--json');

    expect(JSON.parse(out)).toEqual({
      dryRun: false,
      groups: expect.arrayContaining([
        { queue: 'undelivered', does: 'send', what: 'slackWork', letters: 1 },
        { queue: 'undelivered', does: 'drop', what: 'the next run of sweep-clocks does it', letters: 1 },
        { queue: 'undelivered', does: 'keep', what: 'run it again yourself: ReplyWatch-compile-report', letters: 1 },
        {
          queue: 'undelivered',
          does: 'keep',
          what: 'it is not JSON, and failed every time it was tried',
          letters: 1,
        },
      ]),
      sent: 1,
      dropped: 1,
      kept: 2,
    });
    expect(exitCode).toBe(1);
    expect(lyingIn('slack-work')).toEqual([JSON.stringify(TELL)]);
    expect(lyingIn('undelivered')).toHaveLength(2);
  });

  it('publishes again what SNS could not deliver, with its attributes', async () => {
    const { topicArn: topic } = engine.server.createTopic('alert-delivery-mail');
    engine.server.createQueue('mailbox');
    const sns = new SNSClient({ ...LOCAL_AWS, endpoint: engine.endpoint });
    const mailbox = 'arn:aws:sqs:us-east-1:000000000000:mailbox';
    await sns.send(
      new SubscribeCommand({
        TopicArn: topic,
        Protocol: 'sqs',
        Endpoint: mailbox,
        Attributes: { FilterPolicy: JSON.stringify({ receiver: ['care@sundial.example'] }) },
      }),
    );
    const letter = {
      Type: 'Notification',
      TopicArn: topic,
      Subject: 'An alert',
      Message: 'somebody waits',
      MessageAttributes: { receiver: { Type: 'String', Value: 'care@sundial.example' } },
    };
    await put('undelivered', letter, { ErrorMessage: 'the mail server is away' });

    const { out } = await redrive();

    expect(out).toBe('undelivered: 1 sent to topic alert-delivery-mail\n1 sent, 0 dropped, 0 kept.\n');
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: urlOf('mailbox') }));
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({ Message: 'somebody waits', Subject: 'An alert' });
    sns.destroy();
  });

  it('only says what it would do with --dry-run, and leaves the letters to be received again', async () => {
    await put('dead-letters', DUE);

    const dry = await redrive('--dry-run');
    const wet = await redrive();

    expect(dry.out).toBe('dead-letters: 1 would go to due\nNothing was changed.\n');
    expect(wet.out).toBe('dead-letters: 1 sent to due\n1 sent, 0 dropped, 0 kept.\n');
  });

  it('says so where nothing was set aside, and refuses a queue that there is not', async () => {
    expect((await redrive()).out).toBe('Nothing was set aside.\n');
    await expect(redrive('mailboxes')).rejects.toThrow(
      'queue: "mailboxes" is part of none; give one of dead-letters, undelivered',
    );
  });
});
