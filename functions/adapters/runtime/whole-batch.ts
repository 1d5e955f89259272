import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { reasonOf } from './logger.ts';
import type { BatchOptions } from './partial-batch.ts';

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
  { log, onFailure }: BatchOptions,
): Promise<SQSBatchResponse> {
  const failed: SQSBatchResponse['batchItemFailures'] = [];
  const fail = (messageId: string, error: unknown): void => {
    failed.push({ itemIdentifier: messageId });
    log.error('record failed', { messageId, reason: reasonOf(error) });
    onFailure?.(error);
  };
  const understood: { readonly messageId: string; readonly message: Message }[] = [];
  for (const { messageId, body } of event.Records) {
    try {
      understood.push({ messageId, message: parse(body) });
    } catch (error) {
      fail(messageId, error);
    }
  }
  const results = await handleAll(understood.map(({ message }) => message));
  for (const [index, { messageId }] of understood.entries()) {
    const result = results[index] ?? { error: new Error('the work said nothing about this message') };
    if ('error' in result) fail(messageId, result.error);
  }
  const done = results.flatMap((result) => ('done' in result ? [result.done] : []));
  log.info(
    'batch handled',
    Object.fromEntries([...Map.groupBy(done, (word) => word)].map(([word, all]) => [word, all.length])),
  );
  return { batchItemFailures: failed };
}
