import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Pulse } from '../../ports/operation.ts';
import { orMalformed } from './malformed-item.ts';
import { defined, ITEM_FORM, parseItem } from './parse-item.ts';
import { WATERMARK_KEY } from './source-item.ts';

const PK = 'OPERATOR';
const check = z.object({ at: z.int(), isProbeLate: z.boolean() });
const sent = z.object({ id: z.string(), at: z.int(), lateSince: z.optional(z.int()) });
const back = z.object({ id: z.string(), at: z.int() });
const MINUTE_MS = 60_000;

/** One item each, written by one function each, so that nobody races. One that cannot be read counts as none. */
export function createPulse(client: DynamoDBDocumentClient, tableName: string): Pulse {
  const read = async <Parsed>(sk: string, schema: z.ZodMiniType<Parsed>): Promise<Parsed | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: { pk: PK, sk }, ConsistentRead: true }),
    );
    return Item && orMalformed(undefined, () => parseItem(schema, Item));
  };
  const write = async (sk: string, item: object): Promise<void> => {
    await client.send(new PutCommand({ TableName: tableName, Item: { pk: PK, sk, ...item, v: ITEM_FORM } }));
  };
  return {
    dispatchedAt: async () => {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: WATERMARK_KEY, ConsistentRead: true }),
      );
      const minute: unknown = Item?.['minute'];
      return typeof minute === 'number' ? minute * MINUTE_MS : undefined;
    },
    lastCheck: () => read('CHECKED', check),
    noteCheck: (note) => write('CHECKED', note),
    probeSent: async () => {
      const found = await read('PROBE', sent);
      return found && defined(found);
    },
    noteProbeSent: (note) => write('PROBE', note),
    probeBack: () => read('PROBE#BACK', back),
    noteProbeBack: (note) => write('PROBE#BACK', note),
  };
}
