import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { DAY, type Duration } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import type { ReceiptLog } from '../../ports/pushes.ts';
import { hashed } from './keys.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';

export interface ReceiptLogOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
  /** Far beyond the five minutes of a signature: senders repeat for hours. @default a day */
  readonly remembered?: Duration;
}

const receiptItem = z.object({ timestamp: z.string(), digest: z.string() });

/** Receipts as items of a write unit each, gone after a day. */
export function createReceiptLog({ client, tableName, now, remembered = DAY }: ReceiptLogOptions): ReceiptLog {
  return {
    find: async (sourceId, webhookId) => {
      const Key = keyOf(sourceId, webhookId);
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
      return Item === undefined || isExpired(Item, now()) ? undefined : parseItem(receiptItem, Item);
    },
    keep: async (sourceId, webhookId, { timestamp, digest }, at) => {
      const Item = { ...keyOf(sourceId, webhookId), timestamp, digest, v: ITEM_FORM, ...ttlAfter(at, remembered) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}

/** Hashed: the sender chooses the id. */
const keyOf = (sourceId: string, webhookId: string) => ({
  pk: `R#${sourceId}#${hashed(webhookId)}`,
  sk: 'A',
});
