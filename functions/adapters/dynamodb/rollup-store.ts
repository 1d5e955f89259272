import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Rollup } from '../../domain/reports/rollup.ts';
import type { Duration, Instant } from '../../domain/shared/time.ts';
import type { Now, RollupStore } from '../../ports.ts';
import { pagedQuery } from './paged-query.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';

export interface RollupStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
  /** How long figures are kept after the day they are of. @default for good */
  readonly retention?: Duration;
}

const rollupItem = z.object({
  rollup: z.looseObject({
    brand: z.string(),
    day: z.string(),
    dimension: z.string(),
    counts: z.record(z.string(), z.number()),
    mentions: z.int(),
  }),
});

/** Figures of past days. A save replaces: rollups are recomputed, never incremented. */
export function createRollupStore({ client, tableName, now, retention }: RollupStoreOptions): RollupStore {
  return {
    save: async (rollup) => {
      const { brand, day, dimension } = rollup;
      const key = { pk: rollupPk(brand), sk: `D#${day}#${dimension}` };
      const Item = { ...key, v: ITEM_FORM, rollup, ...ttlAfter(startOf(day), retention) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
    find: async (brand, day) => {
      const items = pagedQuery(client, {
        TableName: tableName,
        KeyConditionExpression: 'pk = :brand AND begins_with(sk, :day)',
        ExpressionAttributeValues: { ':brand': rollupPk(brand), ':day': `D#${day}#` },
      });
      const rollups: Rollup[] = [];
      for await (const item of items) {
        if (!isExpired(item, now())) rollups.push(parseItem(rollupItem, item).rollup as unknown as Rollup);
      }
      return rollups;
    },
  };
}

const rollupPk = (brand: string): string => `AGG#${brand}`;

/** Of a UTC day `yyyymmdd`. */
const startOf = (day: string): Instant => Date.UTC(+day.slice(0, 4), +day.slice(4, 6) - 1, +day.slice(6, 8));
