import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../../contracts/table-layout.ts';
import { type AuthorNote, type EarlierNotes, earlierThan, MOST_NOTED } from '../../domain/mentions/author-notes.ts';
import type { Instant } from '../../domain/shared/time.ts';
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
          Key: authorKey({ brand, origin, authorId }),
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

/** When the posts of the noted mentions of an author were made, earliest first. */
export async function notedPosts(
  client: DynamoDBDocumentClient,
  TableName: string,
  author: Pick<AuthorNote, 'brand' | 'origin' | 'authorId'>,
): Promise<readonly Instant[]> {
  const { Item } = await client.send(new GetCommand({ TableName, Key: authorKey(author), ConsistentRead: true }));
  const posts: unknown = Item?.['posts'];
  return posts instanceof Set
    ? [...posts].map((post) => Number(String(post).slice(0, 15))).toSorted((a, b) => a - b)
    : [];
}

export const authorKey = ({ brand, origin, authorId }: Pick<AuthorNote, 'brand' | 'origin' | 'authorId'>) => ({
  pk: `A#${digest([brand, origin, authorId])}`,
  sk: 'AUT',
});

const digest = (parts: readonly string[]): string => hashed(JSON.stringify(parts)).slice(0, 22);
