import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { DAY, type Duration } from '../../domain/shared/time.ts';
import type { SlackCards } from '../../ports/slack.ts';
import { putIf } from './conditional-write.ts';
import { hashed, mentionPk } from './keys.ts';
import { defined, ITEM_FORM, parseItem } from './parse-item.ts';
import { ttlAfter } from './time-to-live.ts';

export interface SlackCardsOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Longer than a message can wait in a dead-letter queue. @default 90 days */
  readonly kept?: Duration;
}

/** The messages about a mention, beside it: `N#<channel>`. */
export function createSlackCards({ client, tableName, kept = 90 * DAY }: SlackCardsOptions): SlackCards {
  const keyOf = (key: Parameters<SlackCards['find']>[0], channel: string) => ({
    pk: mentionPk(key),
    sk: `N#${hashed(channel)}`,
  });

  return {
    async find(key, channel) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: keyOf(key, channel), ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const { cycle, ts, id, shown, told, n, earlier } = parseItem(stored, Item);
      return { cycle, told, version: n, ...defined({ ts, channel: id, shown, earlier: earlier?.map(defined) }) };
    },
    async save(key, channel, { cycle, ts, channel: id, shown, told, earlier }, before, now) {
      const version = before?.version ?? 0;
      const { saved } = await putIf(client, {
        tableName,
        item: {
          ...keyOf(key, channel),
          v: ITEM_FORM,
          n: version + 1,
          name: channel,
          cycle,
          told: [...told],
          ...defined({ ts, id, shown, earlier }),
          ...ttlAfter(now, kept),
        },
        ...(version === 0
          ? { condition: 'attribute_not_exists(pk)' }
          : { condition: 'n = :version', values: { ':version': version } }),
      });
      return saved ? 'saved' : 'conflict';
    },
    async channels(key) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :cards)',
          ExpressionAttributeValues: { ':pk': mentionPk(key), ':cards': 'N#' },
          ConsistentRead: true,
        }),
      );
      return Items.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
    },
  };
}

const stored = z.looseObject({
  cycle: z.int(),
  ts: z.optional(z.string()),
  id: z.optional(z.string()),
  shown: z.optional(z.int()),
  told: z.array(z.string()),
  earlier: z.optional(z.array(z.object({ ts: z.string(), channel: z.optional(z.string()) }))),
  n: z.int(),
});
