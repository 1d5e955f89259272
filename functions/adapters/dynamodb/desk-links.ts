import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { DeskLink } from '../../domain/desk/desk-ticket.ts';
import { LONGEST_OPEN } from '../../domain/settings/desk-lengths.ts';
import { HOUR, type Instant } from '../../domain/shared/time.ts';
import type { DeskLinks } from '../../ports/desk.ts';
import type { Now } from '../../ports/now.ts';
import { succeeds } from './conditional-write.ts';
import { pagedQuery } from './paged-query.ts';
import { defined, ITEM_FORM, parseItem } from './parse-item.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';

export interface DeskLinksOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
}

const DESK = 'DESK';
const LINK = 'L#';
/** Beyond the end of what it opened: so that what was revoked is seen to be, for a while. */
const KEPT_AFTER = 24 * HOUR;

const linkItem = z.looseObject({
  sk: z.string(),
  scope: z.optional(
    z.object({
      brand: z.optional(z.string()),
      owner: z.optional(z.string()),
      readOnly: z.optional(z.literal(true)),
    }),
  ),
  by: z.optional(z.string()),
  session: z.optional(z.string()),
  madeAt: z.optional(z.int()),
  expiresAt: z.optional(z.int()),
  closesAt: z.optional(z.int()),
  usedAt: z.optional(z.int()),
  revokedAt: z.optional(z.int()),
});

/** One item a link, of a write unit each: noted, used once, revoked; gone a day after what it opened has closed. */
export function createDeskLinks({ client, tableName, now }: DeskLinksOptions): DeskLinks {
  const fieldsOf = ({ scope, by, madeAt, expiresAt, closesAt }: DeskLink) =>
    defined({
      scope: defined(scope),
      by,
      madeAt,
      expiresAt,
      closesAt,
      v: ITEM_FORM,
      ...ttlAfter(closesAt, KEPT_AFTER),
    });
  return {
    note: async (link) => {
      const Item = { ...keyOf(link.id), ...fieldsOf(link) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
    use: ({ session, usedAt, ...link }) => {
      const fields = { ...fieldsOf(link), session, usedAt };
      const names = Object.keys(fields);
      return succeeds(
        client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: keyOf(link.id),
            UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
            ConditionExpression: 'attribute_not_exists(#session) AND attribute_not_exists(revokedAt)',
            ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: Object.fromEntries(
              Object.entries(fields).map(([name, value]) => [`:${name}`, value]),
            ),
          }),
        ),
      );
    },
    isOpen: async (id, session) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      );
      if (Item === undefined || isExpired(Item, now())) return false;
      const link = parseItem(linkItem, Item);
      return link.session === session && link.revokedAt === undefined;
    },
    revoke: async (id, at) => {
      // Whatever is known of it: a link that nobody has used may have been handed out in Slack, and is known to nobody.
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keyOf(id),
          UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :at), v = :v, #ttl = if_not_exists(#ttl, :ttl)',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':at': at,
            ':v': ITEM_FORM,
            ':ttl': ttlAfter(at, LONGEST_OPEN + KEPT_AFTER).ttl,
          },
          ReturnValues: 'ALL_OLD',
        }),
      );
      return Attributes?.['madeAt'] !== undefined;
    },
    list: async () => {
      const items = await Array.fromAsync(
        pagedQuery(client, {
          TableName: tableName,
          KeyConditionExpression: 'pk = :desk AND begins_with(sk, :link)',
          ExpressionAttributeValues: { ':desk': DESK, ':link': LINK },
          ConsistentRead: true,
        }),
      );
      return items
        .filter((item) => !isExpired(item, now()))
        .flatMap((item) => linkFrom(item) ?? [])
        .toSorted((a, b) => b.madeAt - a.madeAt);
    },
  };
}

const keyOf = (id: string) => ({ pk: DESK, sk: `${LINK}${id}` });

/** Undefined for one of which only the revocation is known. */
function linkFrom(item: Readonly<Record<string, unknown>>): DeskLink | undefined {
  const { sk, scope, by, madeAt, expiresAt, closesAt, usedAt, revokedAt } = parseItem(linkItem, item);
  if (madeAt === undefined || expiresAt === undefined || closesAt === undefined) return undefined;
  const times: { readonly madeAt: Instant; readonly expiresAt: Instant; readonly closesAt: Instant } = {
    madeAt,
    expiresAt,
    closesAt,
  };
  return {
    id: sk.slice(LINK.length),
    ...times,
    ...defined({ scope: defined(scope ?? {}), by, usedAt, revokedAt }),
  };
}
