import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eachBounded } from './bounded.ts';
import { type Log, reasonOf } from './logger.ts';

export interface BatchOptions {
  /** Records handled at the same time. @default 4 */
  readonly concurrency?: number;
  readonly log: Log;
  /** Called once for each record that failed. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * Handles each record on its own: one that fails is reported to SQS for another try, and never blocks the rest.
 * Failures are logged by message id and reason; bodies never are.
 */
export async function handleBatch<Message>(
  event: SQSEvent,
  parse: (body: string) => Message,
  handleOne: (message: Message) => Promise<void>,
  options: BatchOptions,
): Promise<SQSBatchResponse> {
  const failed: SQSBatchResponse['batchItemFailures'] = [];
  await eachBounded(event.Records, options.concurrency ?? 4, async (record) => {
    try {
      await handleOne(parse(record.body));
    } catch (error) {
      failed.push({ itemIdentifier: record.messageId });
      options.log.error('record failed', {
        messageId: record.messageId,
        received: Number(record.attributes.ApproximateReceiveCount),
        reason: reasonOf(error),
      });
      options.onFailure?.(error);
    }
  });
  return { batchItemFailures: failed };
}
