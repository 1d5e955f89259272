import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type DayColumns, FACTS_FORM, fromColumns, toColumns } from '../../domain/reports/day-columns.ts';
import type { MentionFacts } from '../../domain/reports/facts.ts';
import { type DayRollup, type RollupHead, startOfDay } from '../../domain/reports/rollup.ts';
import type { Duration, Instant } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import type { RollupStore } from '../../ports/reports.ts';
import { inGroupsOf } from '../runtime/bounded.ts';
import { succeeds } from './conditional-write.ts';
import { isDay, markSk, rollupPk } from './day-marks.ts';
import { hashed } from './keys.ts';
import { MalformedItem, orMalformed } from './malformed-item.ts';
import { packColumns, unpackColumns } from './packed-columns.ts';
import { pagedQuery } from './paged-query.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';

export interface RollupStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
  /** How long mentions are kept after their discovery; their facts go with them. @default for good */
  readonly retention?: Duration;
  /** Told of each item that had to be left out. */
  readonly onMalformed?: (error: MalformedItem) => void;
}

/** So many mentions take some 200 KB; an item may have 400. */
const MENTIONS_PER_PART = 8_000;

const headItem = z.object({
  sk: z.string(),
  readAt: z.int(),
  mentions: z.int(),
  parts: z.int(),
  digest: z.string(),
  f: z.optional(z.int()),
});
const markItem = z.object({ sk: z.string(), at: z.int() });
const partItem = z.object({ x: z.instanceof(Uint8Array) });

const headSk = (day: string): string => `H#${day}`;
/** Parts are named by what is in them: those of one head are never replaced, only left behind. */
const partsSk = (day: string, digest = ''): string => `P#${day}#${digest}`;

/** Head, parts and mark of each day. docs/adr/015-rollups.md */
export function createRollupStore(options: RollupStoreOptions): RollupStore {
  const { client, tableName, now, retention, onMalformed } = options;
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: tableName, Item }));
  const drop = (pk: string, sk: string) => client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
  const itemsBetween = (pk: string, from: string, to: string, names?: string) =>
    pagedQuery(client, {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      ...(names !== undefined && { ProjectionExpression: names }),
    });

  async function save({ brand, day, readAt, facts }: DayRollup): Promise<void> {
    const pk = rollupPk(brand);
    const { parts, digest } = partsOf(facts);
    const ttl = ttlAfter(
      facts.reduce((latest, one) => Math.max(latest, one.discoveredAt), startOfDay(day)),
      retention,
    );
    const keys = parts.map((_, index) => `${partsSk(day, digest)}#${index}`);
    const stored = await Array.fromAsync(itemsBetween(pk, partsSk(day), `${partsSk(day)}~`, 'sk'), ({ sk }) =>
      String(sk),
    );
    for (const [index, text] of parts.entries()) {
      const sk = keys[index] ?? '';
      if (!stored.includes(sk)) await put({ pk, sk, v: ITEM_FORM, x: await packColumns(text), ...ttl });
    }
    const head = {
      pk,
      sk: headSk(day),
      v: ITEM_FORM,
      readAt,
      mentions: facts.length,
      parts: parts.length,
      f: FACTS_FORM,
      digest,
      ...ttl,
    };
    const isNewest = await succeeds(
      client.send(
        new PutCommand({
          TableName: tableName,
          Item: head,
          ConditionExpression: 'attribute_not_exists(pk) OR readAt <= :readAt',
          ExpressionAttributeValues: { ':readAt': readAt },
        }),
      ),
    );
    // Whoever lost leaves all as it is: what nobody refers to goes with the next save.
    if (isNewest) for (const sk of stored) if (!keys.includes(sk)) await drop(pk, sk);
  }

  async function facts(brand: string, { day, version }: RollupHead): Promise<Iterable<MentionFacts> | undefined> {
    const [digest = '', count = ''] = version.split(' ');
    const own = `${partsSk(day, digest)}#`;
    const parts: DayColumns[] = [];
    for await (const item of itemsBetween(rollupPk(brand), own, `${own}~`)) {
      const part = orMalformed(onMalformed, () => parseItem(partItem, item));
      const columns = part && (await unpackColumns(part.x).catch(() => undefined));
      if (columns !== undefined) parts.push(columns);
      else if (part !== undefined)
        onMalformed?.(new MalformedItem(item['pk'], `${String(item['sk'])} cannot be unpacked`));
    }
    return parts.length === Number(count) ? kept(parts, now(), retention) : undefined;
  }

  return {
    save,
    facts,
    async heads(brand, from, to) {
      const found: RollupHead[] = [];
      for await (const item of itemsBetween(rollupPk(brand), headSk(from), headSk(to))) {
        const head = isExpired(item, now()) ? undefined : orMalformed(onMalformed, () => parseItem(headItem, item));
        // Compiled before facts had all that they have now: as good as never.
        if (head === undefined || head.f !== FACTS_FORM) continue;
        const { sk, readAt, mentions, digest, parts } = head;
        found.push({ day: sk.slice(headSk('').length), readAt, mentions, version: `${digest} ${parts}` });
      }
      return found;
    },
    async marks(brand) {
      const marks = new Map<string, Instant>();
      for await (const item of itemsBetween(rollupPk(brand), markSk(''), `${markSk('')}~`)) {
        const mark = orMalformed(onMalformed, () => parseItem(markItem, item));
        const day = mark?.sk.slice(markSk('').length);
        if (mark !== undefined && day !== undefined && isDay(day)) marks.set(day, mark.at);
      }
      return marks;
    },
    async unmark(brand, day, markedAt) {
      await succeeds(
        client.send(
          new DeleteCommand({
            TableName: tableName,
            Key: { pk: rollupPk(brand), sk: markSk(day) },
            ConditionExpression: '#at = :at',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':at': markedAt },
          }),
        ),
      );
    },
  };
}

/** The parts as text, and what tells them from all others: the same facts are the same parts in any order. */
function partsOf(facts: readonly MentionFacts[]): { readonly parts: readonly string[]; readonly digest: string } {
  const ordered = [...fromColumns(toColumns(facts))];
  const parts = inGroupsOf(ordered, MENTIONS_PER_PART).map((group) => JSON.stringify(toColumns(group)));
  return { parts, digest: hashed(parts.join('\n')).slice(0, 16) };
}

function* kept(
  parts: readonly DayColumns[],
  now: Instant,
  retention = Number.POSITIVE_INFINITY,
): Generator<MentionFacts> {
  for (const part of parts) {
    for (const facts of fromColumns(part)) if (facts.discoveredAt + retention > now) yield facts;
  }
}
