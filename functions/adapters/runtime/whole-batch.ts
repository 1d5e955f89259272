import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type BatchOptions, failureOf } from './partial-batch.ts';

/** What became of one message: done, or the error for which it is to be tried again. */
export type MessageResult = { readonly done: string } | { readonly error: unknown };

/**
 * Hands all messages of a batch to the work at once, for work that looks at them together, and reports the failed
 * ones one by one. A message that cannot be understood fails by itself and is kept from the work.
 */
export async function handleWhole<Message>(
  event: SQSEvent,
  parse: (body: string) => Message,
  handleAll: (messages: readonly Message[]) => Promise<readonly MessageResult[]>,
  options: BatchOptions,
): Promise<SQSBatchResponse> {
  const failed: SQSBatchItemFailure[] = [];
  const understood: { readonly record: SQSRecord; readonly message: Message }[] = [];
  for (const record of event.Records) {
    try {
      understood.push({ record, message: parse(record.body) });
    } catch (error) {
      failed.push(failureOf(record, error, options));
    }
  }
  const results = await handleAll(understood.map(({ message }) => message));
  const done = new Map<string, number>();
  for (const [index, { record }] of understood.entries()) {
    const result = results[index] ?? { error: new Error('the work said nothing about this message') };
    if ('error' in result) failed.push(failureOf(record, result.error, options));
    else done.set(result.done, (done.get(result.done) ?? 0) + 1);
  }
  options.log.info('batch handled', Object.fromEntries(done));
  return { batchItemFailures: failed };
}
