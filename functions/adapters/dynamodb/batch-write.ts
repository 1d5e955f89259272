import { BatchWriteCommand, type BatchWriteCommandInput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Duration } from '../../domain/shared/time.ts';
import { eachBounded, inGroupsOf } from '../runtime/bounded.ts';

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

const MOST_PER_BATCH = 25;
const BATCHES_AT_ONCE = 4;
const ATTEMPTS = 8;

/** The table would not take some writes of a batch after all tries. */
class WritesRefused extends Error {
  override readonly name = 'WritesRefused';
}

export interface BatchWriteOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** @default setTimeout */
  readonly sleep?: (wait: Duration) => Promise<void>;
}

/** Unconditional puts and deletes, no key twice; what the table leaves undone is tried again. */
export async function batchWrite(options: BatchWriteOptions, requests: Requests): Promise<void> {
  await eachBounded(inGroupsOf(requests, MOST_PER_BATCH), BATCHES_AT_ONCE, (group) => writeGroup(options, group));
}

async function writeGroup({ client, tableName, sleep = wait }: BatchWriteOptions, group: Requests): Promise<void> {
  let left = group;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await sleep(Math.min(50 * 2 ** attempt, 5_000));
    left = await undone(client, tableName, left);
    if (left.length === 0) return;
  }
  throw new WritesRefused(`${left.length} of ${group.length} writes not taken after ${ATTEMPTS} tries`);
}

/** A table that takes none of a batch says so by an error; the SDK has tried again by then, but not for long. */
async function undone(client: DynamoDBDocumentClient, tableName: string, group: Requests): Promise<Requests> {
  try {
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: group } }));
    return answer.UnprocessedItems?.[tableName] ?? [];
  } catch (error) {
    if (isBusy(error)) return group;
    throw error;
  }
}

const BUSY = new Set(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded']);
const isBusy = (error: unknown): boolean => error instanceof Error && BUSY.has(error.name);

/** One write among thousands, tried for as long as a batch is. */
export async function patiently<Answer>(write: () => Promise<Answer>, sleep = wait): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isBusy(error) || attempt === ATTEMPTS) throw error;
      await sleep(Math.min(50 * 2 ** attempt, 5_000));
    }
  }
}

const wait = (length: Duration): Promise<void> => new Promise((resolve) => setTimeout(resolve, length));
