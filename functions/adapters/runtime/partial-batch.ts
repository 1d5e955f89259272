import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
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
  const failed: SQSBatchItemFailure[] = [];
  await eachBounded(event.Records, options.concurrency ?? 4, async (record) => {
    try {
      await handleOne(parse(record.body));
    } catch (error) {
      failed.push(failureOf(record, error, options));
    }
  });
  return { batchItemFailures: failed };
}

/** One record to be tried again, told to the operator. */
export function failureOf(record: SQSRecord, error: unknown, { log, onFailure }: BatchOptions): SQSBatchItemFailure {
  log.error('record failed', {
    messageId: record.messageId,
    received: Number(record.attributes.ApproximateReceiveCount),
    reason: reasonOf(error),
  });
  onFailure?.(error);
  return { itemIdentifier: record.messageId };
}
