import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { VERSION } from '../../contracts/version.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';

const KEY = { pk: 'SETTINGS', sk: 'APPLIED' } as const;
const note = z.object({ hash: z.string(), at: z.int(), version: z.string() });

/** Which settings the newest deploy brought, when, and by which version of this code. */
export type SettingsNote = z.output<typeof note>;

/** Notes them, so that a settings file can be held against what is deployed. */
export const settingsNoter =
  (client: DynamoDBDocumentClient, tableName: string) =>
  async (hash: string, at: Instant): Promise<void> => {
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: KEY,
        UpdateExpression: 'SET #hash = :hash, #at = :at, version = :version, v = :v',
        ExpressionAttributeNames: { '#hash': 'hash', '#at': 'at' },
        ExpressionAttributeValues: { ':hash': hash, ':at': at, ':version': VERSION, ':v': ITEM_FORM },
      }),
    );
  };

/** Undefined before the first deploy that notes them. */
export async function readSettingsNote(
  client: DynamoDBDocumentClient,
  tableName: string,
): Promise<SettingsNote | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: KEY, ConsistentRead: true }));
  return Item && parseItem(note, Item);
}
