import { randomBytes } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type KnownAuthor, plainName } from '../../domain/mentions/known-author.ts';
import { type Instant, MINUTE } from '../../domain/shared/time.ts';
import type { MentionStore } from '../../ports/mentions.ts';
import type { Now } from '../../ports/now.ts';
import { authorKey } from './author-log.ts';
import { succeeds } from './conditional-write.ts';
import { hashed } from './keys.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';

const SALT = { pk: 'FORGOTTEN', sk: 'SALT' };
/** What was erased is guarded by its own mention; this long at most a post that was never seen before could slip in. */
const ABSENT_FOR = MINUTE;

const saltItem = z.object({ salt: z.string() });
const forgottenItem = z.object({ until: z.int() });

/**
 * Who asked to be forgotten: `F#<salted hash>` with the instant up to which what they posted is not taken in. Nothing
 * else of them is kept, and the salt, made at the first request, is this table's own: the hash tells nobody elsewhere who
 * it was. Where nobody ever asked there is no salt, and taking in mentions costs no read.
 */
export function createForgottenAuthors(client: DynamoDBDocumentClient, TableName: string, now: Now) {
  let known: { readonly salt: string | undefined; readonly readAt: Instant } | undefined;

  async function saltNow(): Promise<string | undefined> {
    if (known?.salt !== undefined) return known.salt;
    if (known !== undefined && Math.abs(now() - known.readAt) < ABSENT_FOR) return undefined;
    const { Item } = await client.send(new GetCommand({ TableName, Key: SALT, ConsistentRead: true }));
    known = { salt: Item && parseItem(saltItem, Item).salt, readAt: now() };
    return known.salt;
  }

  async function madeSalt(): Promise<string> {
    await succeeds(
      client.send(
        new UpdateCommand({
          TableName,
          Key: SALT,
          UpdateExpression: 'SET salt = :salt, v = :v',
          ConditionExpression: 'attribute_not_exists(pk)',
          ExpressionAttributeValues: { ':salt': randomBytes(24).toString('base64url'), ':v': ITEM_FORM },
        }),
      ),
    );
    known = undefined;
    return (await saltNow()) ?? madeSalt();
  }

  return {
    async forgottenUntil(author) {
      const salt = await saltNow();
      if (salt === undefined) return undefined;
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: forgottenKey(author, salt), ConsistentRead: true }),
      );
      return Item && parseItem(forgottenItem, Item).until;
    },
    async forgetAuthor(author, until) {
      const Key = forgottenKey(author, await madeSalt());
      await succeeds(
        client.send(
          new UpdateCommand({
            TableName,
            Key,
            UpdateExpression: 'SET #until = :until, v = :v',
            ConditionExpression: 'attribute_not_exists(pk) OR #until < :until',
            ExpressionAttributeNames: { '#until': 'until' },
            ExpressionAttributeValues: { ':until': until, ':v': ITEM_FORM },
          }),
        ),
      );
      if (author.id !== undefined) {
        const { brand, origin, id: authorId } = author;
        await client.send(new DeleteCommand({ TableName, Key: authorKey({ brand, origin, authorId }) }));
      }
    },
  } satisfies Pick<MentionStore, 'forgottenUntil' | 'forgetAuthor'>;
}

const forgottenKey = ({ brand, origin, id, name }: KnownAuthor, salt: string) => ({
  pk: `F#${hashed(JSON.stringify([salt, brand, origin, id ?? null, name === undefined ? null : plainName(name)]))}`,
  sk: 'A',
});
