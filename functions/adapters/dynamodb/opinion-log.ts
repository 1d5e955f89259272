import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Opinion } from '../../domain/scoring/second-opinion.ts';
import { DAY } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import type { OpinionLog } from '../../ports/scoring.ts';
import { eachBounded } from '../runtime/bounded.ts';
import { hashed } from './keys.ts';
import { ITEM_FORM } from './parse-item.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';

export interface OpinionLogOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
}

/** A poll that died comes back within minutes; the same text in another storefront, or of a campaign, within weeks. */
const KEPT = 30 * DAY;
const AT_ONCE = 8;

const share = z.number().check(z.minimum(0), z.maximum(1));
const opinionItem = z.object({ negative: share, neutral: share, positive: share });

/** Opinions as items of one write unit, under the hash of the text alone: they hold no text, and tell of no mention. */
export function createOpinionLog({ client, tableName, now }: OpinionLogOptions): OpinionLog {
  return {
    find: async (by, texts) => {
      const found = await eachBounded(texts, AT_ONCE, async (text) => {
        const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: keyOf(by, text) }));
        // One that cannot be read is asked for again.
        const { data } = z.safeParse(opinionItem, Item === undefined || isExpired(Item, now()) ? undefined : Item);
        return [text, data] as const;
      });
      return new Map(found.filter((entry): entry is [string, Opinion] => entry[1] !== undefined));
    },
    keep: async (by, opinions) => {
      await eachBounded([...opinions], AT_ONCE, ([text, opinion]) =>
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...keyOf(by, text), ...opinion, v: ITEM_FORM, ...ttlAfter(now(), KEPT) },
          }),
        ),
      );
    },
  };
}

const keyOf = (by: string, text: string) => ({ pk: `O#${hashed(`${by}\n${text}`)}`, sk: 'A' });
