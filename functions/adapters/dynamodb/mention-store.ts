import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../../contracts/table-layout.ts';
import type { Mention } from '../../domain/mentions/mention.ts';
import { tombstoneOf } from '../../domain/mentions/tombstone.ts';
import type { MentionFacts } from '../../domain/reports/facts.ts';
import { postedAtOf } from '../../domain/reports/facts-of.ts';
import { daysBetween } from '../../domain/reports/rollup.ts';
import { type Duration, SECOND } from '../../domain/shared/time.ts';
import { isErased } from '../../domain/sla/clock-seen.ts';
import type { KeptText, MentionStore } from '../../ports/mentions.ts';
import type { Now } from '../../ports/now.ts';
import type { Saved } from '../../ports/saved.ts';
import { noteAuthor, notedPosts } from './author-log.ts';
import { type Outcome, putIf } from './conditional-write.ts';
import { DayMarks } from './day-marks.ts';
import { factsFrom } from './facts-item.ts';
import { createForgottenAuthors } from './forgotten-authors.ts';
import { dayPk, duePk, MENTION_SK, mentionKeyOf, mentionPk, padded, textSk } from './keys.ts';
import { MalformedItem, orMalformed } from './malformed-item.ts';
import { isProseOutside, mentionFrom, mentionItem, type Prose, packProse, proseFrom } from './mention-item.ts';
import { pagedQuery, parallelQueries } from './paged-query.ts';
import { ITEM_FORM } from './parse-item.ts';
import { createTextLog } from './text-log.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';

export interface MentionStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Partitions of the due and day indexes; may grow, must not shrink while mentions are kept. */
  readonly shards: number;
  /** How long a mention is kept after its discovery; needed wherever mentions are saved. @default for good */
  readonly retention?: Duration;
  readonly now: Now;
  /** Told of each item that a listing had to leave out; `find` throws it instead. */
  readonly onMalformed?: (error: MalformedItem) => void;
}

/** The mentions of the table. Layout and costs: docs/adr/002-one-table.md */
export function createMentionStore(options: MentionStoreOptions): MentionStore {
  const { client, tableName, shards, now, retention } = options;
  const ttlOf = (mention: Mention) => ttlAfter(mention.discoveredAt, retention);
  const marks = new DayMarks(client, tableName);
  const get = (pk: string, sk: string) =>
    client
      .send(new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: true }))
      .then((answer) => answer.Item);

  async function find(key: Parameters<MentionStore['find']>[0]): Promise<Mention | undefined> {
    const pk = mentionPk(key);
    const item = await get(pk, MENTION_SK);
    if (!item || isExpired(item, now())) return undefined;
    marks.remember(pk, Number(item['n']), item['facts'] ?? {});
    if (!isProseOutside(item)) return mentionFrom(item);
    const prose = await findProse(pk, item['h']);
    if (prose) return mentionFrom(item, prose);
    // Erased between the two reads, or damaged: the mention itself says which.
    const again = await get(pk, MENTION_SK);
    if (again?.['n'] === item['n']) throw new MalformedItem(pk, `its text ${textSk(String(item['h']))} is missing`);
    return find(key);
  }

  async function factsOf(key: Parameters<MentionStore['factsOf']>[0]): Promise<MentionFacts | undefined> {
    const pk = mentionPk(key);
    const item = await get(pk, MENTION_SK);
    return item && !isExpired(item, now()) ? factsFrom(mentionKeyOf(item['pk']), pk, item['facts']) : undefined;
  }

  async function findProse(pk: string, contentHash: unknown): Promise<Prose | undefined> {
    const item = await get(pk, textSk(String(contentHash)));
    return item && proseFrom(item);
  }

  async function putProse(mention: Mention, prose: Uint8Array): Promise<void> {
    const Item = {
      pk: mentionPk(mention),
      sk: textSk(mention.contentHash),
      v: ITEM_FORM,
      x: prose,
      ...ttlOf(mention),
    };
    await client.send(new PutCommand({ TableName: tableName, Item }));
  }

  async function save(given: Mention): Promise<Saved> {
    const isGone = isErased(given.clock);
    const mention = isGone ? tombstoneOf(given) : given;
    const { item: fields, prose } = mentionItem(mention, shards);
    const item = { ...fields, ...ttlOf(mention) };
    const { brand, version } = mention;
    await marks.beforeSave({ pk: item.pk, brand, version, postedAt: postedAtOf(mention) }, item.facts, now());
    const outcome = mention.version === 1 ? await insert() : await replace();
    if (outcome.saved && isGone) await forgetTexts(item.pk);
    return outcome.saved ? 'saved' : 'conflict';

    async function insert(): Promise<Outcome> {
      if (prose) await putProse(mention, prose);
      return putIf(client, {
        tableName,
        item,
        // DynamoDB deletes expired items days late; until then they are in nobody's way.
        condition: 'attribute_not_exists(pk) OR #ttl <= :now',
        names: { '#ttl': TABLE.ttl },
        values: { ':now': Math.floor(now() / SECOND) },
      });
    }

    async function replace(): Promise<Outcome> {
      const previous = mention.version - 1;
      const follows = { tableName, item, condition: 'n = :previous', values: { ':previous': previous } };
      if (!prose) return putIf(client, follows);
      // The text is there already unless it has just been edited, which the condition finds out for nothing.
      const outcome = await putIf(client, {
        ...follows,
        condition: 'n = :previous AND h = :hash AND e = :one',
        values: { ':previous': previous, ':hash': mention.contentHash, ':one': 1 },
      });
      if (outcome.saved || outcome.found?.['n'] !== previous) return outcome;
      await putProse(mention, prose);
      return putIf(client, follows);
    }
  }

  const textsBeside = (pk: string, projected?: string) =>
    pagedQuery(client, {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :texts)',
      ExpressionAttributeValues: { ':pk': pk, ':texts': textSk('') },
      ...(projected !== undefined && { ProjectionExpression: projected }),
      ConsistentRead: true,
    });

  async function forgetTexts(pk: string): Promise<void> {
    for await (const { sk } of textsBeside(pk, 'pk, sk'))
      await client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
  }

  async function keptTexts(pk: string): Promise<KeptText[]> {
    const kept: KeptText[] = [];
    for await (const item of textsBeside(pk)) {
      const { title, text } = proseFrom(item);
      const contentHash = String(item['sk']).slice(textSk('').length);
      if (!isExpired(item, now())) kept.push({ contentHash, ...(title !== undefined && { title }), text });
    }
    return kept;
  }

  async function* dueBefore(shard: number, until: number): ReturnType<MentionStore['dueBefore']> {
    const entries = pagedQuery(client, {
      TableName: tableName,
      IndexName: TABLE.due.index,
      KeyConditionExpression: 'duePk = :shard AND dueSk < :until',
      ExpressionAttributeValues: { ':shard': duePk(shard), ':until': padded(until) },
    });
    for await (const entry of entries) {
      const due = orMalformed(options.onMalformed, () => ({
        ...mentionKeyOf(entry['pk']),
        dueAt: Number(String(entry['dueSk']).slice(0, 15)),
      }));
      if (due) yield due;
    }
  }

  async function* facts(brand: string, from: number, to: number): ReturnType<MentionStore['facts']> {
    const partitions = daysBetween(from, to).flatMap((day) =>
      Array.from({ length: shards }, (_, shard) => dayPk(brand, day, shard)),
    );
    const entries = parallelQueries(
      client,
      partitions.map((partition) => ({
        TableName: tableName,
        IndexName: TABLE.day.index,
        KeyConditionExpression: 'dayPk = :day AND daySk BETWEEN :from AND :last',
        // `#` is what follows the instant in a sort key, so `to` itself sorts before everything posted then.
        ExpressionAttributeValues: { ':day': partition, ':from': padded(from), ':last': padded(to) },
      })),
    );
    for await (const { pk, facts: stored } of entries) {
      const read = orMalformed(options.onMalformed, () => factsFrom(mentionKeyOf(pk), pk, stored));
      if (read && (retention === undefined || read.discoveredAt + retention > now())) yield read;
    }
  }

  return {
    find,
    factsOf,
    save,
    ...createForgottenAuthors(client, tableName, now),
    forgetTexts: (key) => forgetTexts(mentionPk(key)),
    keptTexts: (key) => keptTexts(mentionPk(key)),
    notedPosts: async ({ brand, origin, id: authorId }) =>
      authorId === undefined ? [] : notedPosts(client, tableName, { brand, origin, authorId }),
    noteAuthor: (note) => noteAuthor(client, tableName, note, ttlAfter(now(), retention)),
    noteText: createTextLog(options),
    dueBefore,
    facts,
    keepEarlierText: async (mention) => {
      if (!isErased(mention.clock)) await putProse(mention, packProse(mention.observation));
    },
  };
}
