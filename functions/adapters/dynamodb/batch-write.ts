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
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: left } }));
    left = answer.UnprocessedItems?.[tableName] ?? [];
    if (left.length === 0) return;
  }
  throw new WritesRefused(`${left.length} of ${group.length} writes not taken after ${ATTEMPTS} tries`);
}

const wait = (length: Duration): Promise<void> => new Promise((resolve) => setTimeout(resolve, length));
