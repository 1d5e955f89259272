import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../../contracts/table-layout.ts';
import { type AuthorNote, type EarlierNotes, earlierThan, MOST_NOTED } from '../../domain/mentions/author-notes.ts';
import { succeeds } from './conditional-write.ts';
import { hashed, padded } from './keys.ts';
import { ITEM_FORM } from './parse-item.ts';

/**
 * Notes that an author wrote a mention, and tells how many earlier ones are noted. Who it was and what they wrote are
 * kept as hashes only. One write unit; noting the same again changes nothing.
 */
export async function noteAuthor(
  client: DynamoDBDocumentClient,
  tableName: string,
  { brand, origin, authorId, externalId, at }: AuthorNote,
  { ttl }: { readonly ttl?: number },
): Promise<EarlierNotes> {
  const own = `${padded(at)}#${digest([externalId])}`;
  let noted: ReadonlySet<string> = new Set();
  const isNoted = await succeeds(
    client
      .send(
        new UpdateCommand({
          TableName: tableName,
          Key: { pk: `A#${digest([brand, origin, authorId])}`, sk: 'AUT' },
          UpdateExpression: `SET v = :form${ttl === undefined ? '' : ', #ttl = :ttl'} ADD posts :own`,
          ConditionExpression: 'attribute_not_exists(posts) OR contains(posts, :one) OR size(posts) < :most',
          ...(ttl !== undefined && { ExpressionAttributeNames: { '#ttl': TABLE.ttl } }),
          ExpressionAttributeValues: {
            ':form': ITEM_FORM,
            ':own': new Set([own]),
            ':one': own,
            ':most': MOST_NOTED,
            ...(ttl !== undefined && { ':ttl': ttl }),
          },
          ReturnValues: 'ALL_NEW',
        }),
      )
      .then(({ Attributes }) => {
        noted = Attributes?.['posts'] as ReadonlySet<string>;
      }),
  );
  return isNoted ? earlierThan(own, noted) : { count: MOST_NOTED };
}

const digest = (parts: readonly string[]): string => hashed(JSON.stringify(parts)).slice(0, 22);
