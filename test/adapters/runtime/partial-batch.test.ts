import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { parsePollMessage } from '../../../functions/adapters/runtime/message-schemas.ts';
import { handleBatch } from '../../../functions/adapters/runtime/partial-batch.ts';

const eventOf = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: 'handle',
    body,
    attributes: {
      ApproximateReceiveCount: '2',
      SentTimestamp: '0',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:polls',
    awsRegion: 'us-east-1',
  })),
});

function recordingLog() {
  const lines: unknown[] = [];
  const record = (message: string, details?: object): void => void lines.push({ message, ...details });
  return { lines, info: record, warn: record, error: record };
}

describe('handleBatch', () => {
  it('reports the records that failed and handles all others', async () => {
    const handled: string[] = [];
    const failures: unknown[] = [];
    const log = recordingLog();
    const event = eventOf('{"sourceId":"a"}', 'not json of Vera', '{"sourceId":"boom"}', '{"sourceId":"d"}');

    const answer = await handleBatch(
      event,
      parsePollMessage,
      async ({ sourceId }) => {
        if (sourceId === 'boom') throw new TypeError('first line\nsecond line');
        handled.push(sourceId);
      },
      { log, onFailure: (error) => failures.push(error) },
    );

    expect(handled).toEqual(['a', 'd']);
    expect(answer.batchItemFailures.map((failure) => failure.itemIdentifier).sort()).toEqual([
      'message-1',
      'message-2',
    ]);
    expect(failures).toHaveLength(2);
    expect(log.lines).toEqual([
      {
        message: 'record failed',
        messageId: 'message-1',
        received: 2,
        reason: 'MalformedMessage: poll message: not JSON (16 characters)',
      },
      { message: 'record failed', messageId: 'message-2', received: 2, reason: 'TypeError: first line' },
    ]);
  });

  it('answers an empty list when all went well', async () => {
    const event = eventOf('{"sourceId":"a"}');

    expect(await handleBatch(event, parsePollMessage, async () => undefined, { log: recordingLog() })).toEqual({
      batchItemFailures: [],
    });
  });

  it('handles no more records at a time than it may', async () => {
    let running = 0;
    let most = 0;
    const event = eventOf(...Array.from({ length: 10 }, (_, index) => `{"sourceId":"${index}"}`));

    await handleBatch(
      event,
      parsePollMessage,
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
      { concurrency: 3, log: recordingLog() },
    );

    expect(most).toBe(3);
  });
});
