import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { BrandTables } from '../../ports/scoring.ts';
import { MalformedItem } from './malformed-item.ts';
import { packText, unpackText } from './packed.ts';
import { ITEM_FORM } from './parse-item.ts';

/** As JSON: what a function holds in memory for each brand. */
const MOST_BYTES = 64_000;

const shares = z.tuple([z.number(), z.number(), z.number()]);
const brandTable = z.object({
  brand: z.string(),
  madeAt: z.int(),
  words: z.array(z.tuple([z.string(), z.number(), z.number()])),
  shares: z.object({ social: z.optional(shares), review: z.optional(shares) }),
  sureLead: z.object({ social: z.number(), review: z.number() }),
});

const stored = z.object({ x: z.instanceof(Uint8Array) });

/** One item for each brand, compressed: some ten units to write, once in a while, and two to read, at a cold start. */
export function createBrandTables(client: DynamoDBDocumentClient, TableName: string): BrandTables {
  return {
    find: async (brand) => {
      const Key = keyOf(brand);
      const { Item } = await client.send(new GetCommand({ TableName, Key }));
      if (Item === undefined) return undefined;
      try {
        const { shares, ...table } = brandTable.parse(unpackText(stored.parse(Item).x));
        const { social, review } = shares;
        return { ...table, shares: { ...(social && { social }), ...(review && { review }) } };
      } catch (cause) {
        throw new MalformedItem(Key.pk, 'is no brand table that this version reads', { cause });
      }
    },
    save: async (table) => {
      const bytes = Buffer.byteLength(JSON.stringify(table));
      if (bytes > MOST_BYTES) {
        throw new Refusal(`brand table of ${table.brand}`, `takes ${bytes} bytes`, `keep it below ${MOST_BYTES}`);
      }
      await client.send(
        new PutCommand({ TableName, Item: { ...keyOf(table.brand), x: packText(table), v: ITEM_FORM } }),
      );
    },
    forget: async (brand) => {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(brand) }));
    },
  };
}

const keyOf = (brand: string) => ({ pk: `L#${brand}`, sk: 'A' });
