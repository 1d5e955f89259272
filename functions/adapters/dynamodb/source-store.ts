import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Gap, SourceProgress } from '../../domain/mentions/coverage.ts';
import type { PollTier } from '../../domain/mentions/sources/kind-of-source.ts';
import { DAY, type Duration, MINUTE, SECOND } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import type { Saved } from '../../ports/saved.ts';
import type { SourceStore } from '../../ports/sources.ts';
import { applySources } from './apply-sources.ts';
import { newMark, putIf, succeeds } from './conditional-write.ts';
import { gapFrom, gapKey, gapPk } from './gap-item.ts';
import { padded } from './keys.ts';
import { type MalformedItem, orMalformed } from './malformed-item.ts';
import { pagedQuery, parallelQueries } from './paged-query.ts';
import { ITEM_FORM } from './parse-item.ts';
import { recentReads } from './recent-reads.ts';
import { sourceFrom, sourceKey, TIERS_KEY, tiersFrom, WATERMARK_KEY, wheelEntryFrom, wheelPk } from './source-item.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';
import { wholeReadFrom, wholeReadItem, wholeReadKey } from './whole-read-item.ts';

/** It is renewed every day; that of a source that is no longer listed goes. */
const KEEP_WHOLE_READ: Duration = 30 * DAY;

/** `recent`: what a deploy changes of a source, and what another process learns of it, is known this much later at most. */
const RECENT = { age: 30 * SECOND, most: 1_000 } as const;

/** A tier that a deploy is the first to use is looked at this much later at most; what is new was polled by the deploy. */
const TIERS = { age: 5 * MINUTE, most: 1 } as const;

export interface SourceStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
  /** How long closed gaps are kept. @default for good */
  readonly retention?: Duration;
  /** Told of each item that a listing had to leave out; `find` throws it instead. */
  readonly onMalformed?: (error: MalformedItem) => void;
}

/** Sources, the poll wheel and the gaps. Layout and costs: docs/adr/002-one-table.md */
export function createSourceStore(options: SourceStoreOptions): SourceStore {
  const { client, tableName, now, onMalformed } = options;
  const get = (Key: { readonly pk: string; readonly sk: string }, isLatest = true) =>
    client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: isLatest })).then((answer) => answer.Item);
  const recent = recentReads<Awaited<ReturnType<SourceStore['find']>>>({ now, ...RECENT });
  const tiers = recentReads<readonly PollTier[]>({ now, ...TIERS });
  const find = async (sourceId: string, isLatest?: boolean) => {
    const item = await get(sourceKey(sourceId), isLatest);
    return item && sourceFrom(sourceId, item);
  };

  /** An update and not a put: the settings in the same item belong to apply(). See putIf for the mark. */
  async function saveProgress({ sourceId, version, ...progress }: SourceProgress): Promise<Saved> {
    const mark = newMark();
    const Key = sourceKey(sourceId);
    const saved = await succeeds(
      client.send(
        new UpdateCommand({
          TableName: tableName,
          Key,
          UpdateExpression: 'SET progress = :progress, n = :n, w = :mark, v = :v',
          ConditionExpression: version === 1 ? 'attribute_not_exists(n)' : 'n = :previous',
          ExpressionAttributeValues: {
            ':progress': progress,
            ':n': version,
            ':mark': mark,
            ':v': ITEM_FORM,
            ...(version > 1 && { ':previous': version - 1 }),
          },
        }),
      ),
    );
    recent.forget(sourceId);
    return saved || (await get(Key))?.['w'] === mark ? 'saved' : 'conflict';
  }

  async function* dueAtMinute(minute: number, slowerThan?: PollTier): ReturnType<SourceStore['dueAtMinute']> {
    const used = await tiers.of('used', async () => tiersFrom(await get(TIERS_KEY, false)));
    const slots = used
      .filter((tier) => tier > (slowerThan ?? 0))
      .map((tier) => ({
        TableName: tableName,
        KeyConditionExpression: 'pk = :slot',
        ExpressionAttributeValues: { ':slot': wheelPk(tier, minute % tier) },
      }));
    for await (const item of parallelQueries(client, slots)) {
      const entry = orMalformed(onMalformed, () => wheelEntryFrom(item));
      if (entry) yield entry;
    }
  }

  async function advanceWatermark(from: number | undefined, to: number): Promise<Saved> {
    const outcome = await putIf(client, {
      tableName,
      item: { ...WATERMARK_KEY, minute: to, v: ITEM_FORM },
      ...(from === undefined
        ? { condition: 'attribute_not_exists(pk)' }
        : { condition: '#minute = :from', names: { '#minute': 'minute' }, values: { ':from': from } }),
    });
    return outcome.saved ? 'saved' : 'conflict';
  }

  return {
    find: (sourceId, which) => (which === 'recent' ? recent.of(sourceId, () => find(sourceId, false)) : find(sourceId)),
    saveProgress,
    apply: async (sources) => {
      const applied = await applySources(options, sources);
      tiers.forget('used');
      return applied;
    },
    dueAtMinute,
    watermark: async () => {
      const minute = (await get(WATERMARK_KEY))?.['minute'];
      return typeof minute === 'number' ? minute : undefined;
    },
    advanceWatermark,
    openGap: async (gap) => {
      const { from, reason } = gap;
      const Item = { ...gapKey(gap), from, reason, v: ITEM_FORM };
      // A gap that is there already, open or closed, stays as it is: whoever repeats the opening changes nothing.
      await succeeds(
        client.send(new PutCommand({ TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
    },
    closeGap: async (gap) => {
      const { from, to, reason } = gap;
      const Item = { ...gapKey(gap), from, to, reason, v: ITEM_FORM, ...ttlAfter(to ?? now(), options.retention) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
    gaps: async (sourceId, from, to) => {
      const items = pagedQuery(client, {
        TableName: tableName,
        KeyConditionExpression: 'pk = :source AND sk < :to',
        ExpressionAttributeValues: { ':source': gapPk(sourceId), ':to': padded(to) },
      });
      const gaps: Gap[] = [];
      for await (const item of items) {
        const gap = isExpired(item, now()) ? undefined : orMalformed(onMalformed, () => gapFrom(sourceId, item));
        if (gap && (gap.to === undefined || gap.to > from)) gaps.push(gap);
      }
      return gaps;
    },
    wholeRead: async (sourceId) => {
      const item = await get(wholeReadKey(sourceId));
      // A damaged one counts as none: the next whole read begins anew.
      return item && orMalformed(onMalformed, () => wholeReadFrom(sourceId, item));
    },
    saveWholeRead: async (read) => {
      const Item = { ...wholeReadItem(read), ...ttlAfter(read.readAt, KEEP_WHOLE_READ) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}
