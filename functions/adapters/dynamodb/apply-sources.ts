import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { pollGroup } from '../../domain/mentions/poll-group.ts';
import { isPolled, type Source } from '../../domain/mentions/source.ts';
import type { AppliedSources } from '../../ports/sources.ts';
import { eachBounded, inGroupsOf } from '../runtime/bounded.ts';
import { batchWrite, patiently } from './batch-write.ts';
import { orMalformed } from './malformed-item.ts';
import { pagedQuery } from './paged-query.ts';
import { ITEM_FORM } from './parse-item.ts';
import {
  REGISTRY_PK,
  type Registered,
  registeredFrom,
  settingsHash,
  sourceKey,
  TIERS_KEY,
  wheelKey,
} from './source-item.ts';

interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/** A deploy of many sources that dies has done whole groups of this size, and goes on from there. */
const GROUP = 200;
const UPDATES_AT_ONCE = 16;

/**
 * Brings the settings into the table: the source's own item, then the wheel, then the registry. Only what differs from
 * the registry is written, so that a deploy without changes costs one query. Progress is never touched.
 */
export async function applySources(table: Table, sources: readonly Source[]): Promise<AppliedSources> {
  const known = await registered(table);
  const wanted = sources.map((source) => ({ source, hash: settingsHash(source), before: known.get(source.id) }));
  const differing = wanted.filter(({ hash, before }) => before?.hash !== hash);
  const listed = new Set(sources.map((source) => source.id));
  const dropped = [...known].filter(([sourceId]) => !listed.has(sourceId));

  const tiers = new Set<number>(sources.filter(isPolled).map(({ tier }) => tier));
  const isAsBefore = differing.length === 0 && dropped.length === 0;
  // Whoever dispatches meanwhile looks where sources are and where they will be.
  if (!isAsBefore) await noteTiers(table, tiers.union(new Set([...known.values()].map(({ tier }) => tier))));
  for (const group of inGroupsOf(differing, GROUP)) await bringIn(table, group);
  for (const group of inGroupsOf(dropped, GROUP)) await takeOut(table, group);
  if (!isAsBefore) await noteTiers(table, tiers);
  return {
    added: differing.filter(({ before }) => !before).map(({ source }) => source.id),
    changed: differing.filter(({ before }) => before).map(({ source }) => source.id),
    removed: dropped.map(([sourceId]) => sourceId),
  };
}

const noteTiers = (table: Table, tiers: ReadonlySet<number>): Promise<void> =>
  batchWrite(table, [put({ ...TIERS_KEY, tiers: [...tiers].sort((a, b) => a - b) })]);

/** What the newest deploy brought in, by the id of the source. */
export async function registered({ client, tableName }: Table): Promise<Map<string, Registered>> {
  const known = new Map<string, Registered>();
  const items = pagedQuery(client, {
    TableName: tableName,
    KeyConditionExpression: 'pk = :registry',
    ExpressionAttributeValues: { ':registry': REGISTRY_PK },
    ConsistentRead: true,
  });
  for await (const item of items) {
    // A damaged entry counts as unknown: the source is brought in anew.
    const entry = orMalformed(undefined, () => registeredFrom(item));
    if (entry) known.set(...entry);
  }
  return known;
}

async function bringIn(
  table: Table,
  group: readonly { readonly source: Source; readonly hash: string; readonly before: Registered | undefined }[],
): Promise<void> {
  await eachBounded(group, UPDATES_AT_ONCE, ({ source }) => patiently(() => setSource(table, source.id, source)));
  await batchWrite(
    table,
    group.flatMap(({ source, before }) => [
      ...(isPolled(source) ? [put({ ...wheelKey(source.id, source.tier), g: pollGroup(source) })] : []),
      ...(before && (before.tier !== source.tier || !isPolled(source))
        ? [remove(wheelKey(source.id, before.tier))]
        : []),
    ]),
  );
  await batchWrite(
    table,
    group.map(({ source, hash }) => put({ pk: REGISTRY_PK, sk: source.id, hash, tier: source.tier })),
  );
}

async function takeOut(table: Table, group: readonly (readonly [string, Registered])[]): Promise<void> {
  await batchWrite(
    table,
    group.map(([sourceId, { tier }]) => remove(wheelKey(sourceId, tier))),
  );
  await eachBounded(group, UPDATES_AT_ONCE, ([sourceId]) => patiently(() => setSource(table, sourceId, undefined)));
  await batchWrite(
    table,
    group.map(([sourceId]) => remove({ pk: REGISTRY_PK, sk: sourceId })),
  );
}

const setSource = ({ client, tableName }: Table, sourceId: string, source: Source | undefined) =>
  client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: sourceKey(sourceId),
      UpdateExpression: source ? 'SET #source = :source, v = :v' : 'REMOVE #source',
      ExpressionAttributeNames: { '#source': 'source' },
      ...(source && { ExpressionAttributeValues: { ':source': source, ':v': ITEM_FORM } }),
    }),
  );

const put = (item: Record<string, unknown>) => ({ PutRequest: { Item: { ...item, v: ITEM_FORM } } });
const remove = (key: { readonly pk: string; readonly sk: string }) => ({ DeleteRequest: { Key: key } });
