import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

type Item = Readonly<Record<string, unknown>>;

export interface ConditionalPut {
  readonly tableName: string;
  readonly item: Item & { readonly pk: string; readonly sk: string };
  readonly condition: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

/** What stood in the way; undefined when it is gone meanwhile. */
export type Outcome = { readonly saved: true } | { readonly saved: false; readonly found: Item | undefined };

/** Identifies one write, in each item as `w`. */
export const newMark = (): string => randomUUID().slice(0, 8);

/**
 * One PutItem under a condition. When the answer to it is lost, the SDK sends it again and that second one fails on the
 * first one's success; so each write carries a mark of its own, and whoever finds its mark in the table has saved.
 */
export async function putIf(client: DynamoDBDocumentClient, put: ConditionalPut): Promise<Outcome> {
  const mark = newMark();
  const written = await succeeds(
    client.send(
      new PutCommand({
        TableName: put.tableName,
        Item: { ...put.item, w: mark },
        ConditionExpression: put.condition,
        ...(put.names && { ExpressionAttributeNames: put.names }),
        ...(put.values && { ExpressionAttributeValues: put.values }),
      }),
    ),
  );
  if (written) return { saved: true };
  const { pk, sk } = put.item;
  const { Item: found } = await client.send(
    new GetCommand({ TableName: put.tableName, Key: { pk, sk }, ConsistentRead: true }),
  );
  return found?.['w'] === mark ? { saved: true } : { saved: false, found };
}

/** False when the condition did not hold; every other failure is thrown. */
export async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
