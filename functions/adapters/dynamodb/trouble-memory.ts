import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { TroubleMemory } from '../../ports/operation.ts';
import { orMalformed } from './malformed-item.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';

const told = z.object({ names: z.array(z.string()) });

/** What the operator was told, one item for each turn of the check. One that cannot be read counts as nothing told. */
export function createTroubleMemory(client: DynamoDBDocumentClient, tableName: string): TroubleMemory {
  const keyOf = (memory: string) => ({ pk: 'OPERATOR', sk: `TOLD#${memory}` });
  return {
    recall: async (memory) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: keyOf(memory), ConsistentRead: true }),
      );
      return (Item && orMalformed(undefined, () => parseItem(told, Item).names)) ?? [];
    },
    remember: async (memory, names) => {
      const Item = { ...keyOf(memory), names, v: ITEM_FORM };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}
