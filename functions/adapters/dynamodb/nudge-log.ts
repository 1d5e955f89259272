import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { NudgeLog } from '../../ports/pushes.ts';
import { putIf } from './conditional-write.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';

const nudgeItem = z.object({ pollAt: z.int() });

/** One small item a source. */
export function createNudgeLog({
  client,
  tableName,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}): NudgeLog {
  return {
    pollAt: async (sourceId) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: keyOf(sourceId), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseItem(nudgeItem, Item).pollAt;
    },
    move: async (sourceId, before, to) => {
      const outcome = await putIf(client, {
        tableName,
        item: { ...keyOf(sourceId), pollAt: to, v: ITEM_FORM },
        ...(before === undefined
          ? { condition: 'attribute_not_exists(pk)' }
          : { condition: 'pollAt = :before', values: { ':before': before } }),
      });
      return outcome.saved ? 'saved' : 'conflict';
    },
  };
}

const keyOf = (sourceId: string) => ({ pk: `N#${sourceId}`, sk: 'NUDGE' });
