import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { TABLE } from '../../contracts/table-layout.ts';
import type { Board, Incident } from '../../domain/incidents/incident.ts';
import type { Duration, Instant } from '../../domain/shared/time.ts';
import type { IncidentStore } from '../../ports/incidents.ts';
import type { Now } from '../../ports/now.ts';
import { putIf } from './conditional-write.ts';
import { hashed } from './keys.ts';
import { MalformedItem } from './malformed-item.ts';
import { type Packed, pack, unpack } from './packed.ts';
import { pagedQuery } from './paged-query.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';
import { isExpired, ttlAfter } from './time-to-live.ts';

export interface IncidentStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
  /** How long an incident is kept after it was opened. @default for good */
  readonly retention?: Duration;
}

/** Boards with something on them are listed in the due index, beside what is due: a sweep finds them by one query. */
const BUSY = 'INCIDENTS';

/**
 * The board of each brand, one item with all that is not over; and one item for each incident that is. A board is never
 * deleted: an emptied one that began again at version 1 would take a write that was meant for the one before.
 */
export function createIncidentStore({ client, tableName, now, retention }: IncidentStoreOptions): IncidentStore {
  const board = async (brand: string): Promise<Board> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: boardKey(brand), ConsistentRead: true }),
    );
    if (Item === undefined) return { brand, version: 0, incidents: [] };
    const { n, x } = parseItem(boardItem, Item);
    return { brand, version: n, incidents: incidentsFrom(Item, x) };
  };
  return {
    board,
    async saveBoard({ brand, version, incidents }) {
      const { saved } = await putIf(client, {
        tableName,
        item: {
          ...boardKey(brand),
          v: ITEM_FORM,
          n: version,
          x: pack(incidents),
          ...(incidents.length > 0 && { [TABLE.due.pk]: BUSY, [TABLE.due.sk]: brand }),
        },
        ...(version === 1
          ? { condition: 'attribute_not_exists(pk)' }
          : { condition: 'n = :previous', values: { ':previous': version - 1 } }),
      });
      return saved ? 'saved' : 'conflict';
    },
    async busyBrands() {
      const entries = pagedQuery(client, {
        TableName: tableName,
        IndexName: TABLE.due.index,
        KeyConditionExpression: `${TABLE.due.pk} = :busy`,
        ExpressionAttributeValues: { ':busy': BUSY },
      });
      return (await Array.fromAsync(entries)).map((entry) => String(entry[TABLE.due.sk]));
    },
    async keep(incident) {
      const { brand, id, openedAt } = incident;
      const Item = { ...pastKey(brand, id), v: ITEM_FORM, x: pack([incident]), ...ttlAfter(openedAt, retention) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
    async find(brand, id) {
      const { incidents } = await board(brand);
      const open = incidents.find((incident) => incident.id === id);
      if (open !== undefined) return open;
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: pastKey(brand, id), ConsistentRead: true }),
      );
      return Item === undefined || isExpired(Item, now())
        ? undefined
        : incidentsFrom(Item, parseItem(pastItem, Item).x)[0];
    },
    async past(brand, from, to) {
      const items = pagedQuery(client, {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :past)',
        ExpressionAttributeValues: { ':pk': incidentPk(brand), ':past': PAST },
      });
      const found: Incident[] = [];
      for await (const item of items) {
        if (!isExpired(item, now())) found.push(...incidentsFrom(item, parseItem(pastItem, item).x));
      }
      return found.filter((one) => isBetween(one.openedAt, from, to)).toSorted((a, b) => a.openedAt - b.openedAt);
    },
  };
}

const isBetween = (at: Instant, from: Instant, to: Instant): boolean => at >= from && at < to;

/** Hashed: a brand's id may hold the separator of keys. */
const incidentPk = (brand: string): string => `I#${hashed(brand)}`;
const boardKey = (brand: string) => ({ pk: incidentPk(brand), sk: 'BOARD' });
const PAST = 'P#';
const pastKey = (brand: string, id: string) => ({ pk: incidentPk(brand), sk: `${PAST}${id}` });

const packedField = z.union([z.string(), z.instanceof(Uint8Array)]);
const boardItem = z.looseObject({ n: z.int(), x: packedField });
const pastItem = z.looseObject({ x: packedField });

/** What every incident has; the rest is ours, written by `pack` from the type itself. */
const essential = z.array(
  z.looseObject({ id: z.string(), brand: z.string(), kind: z.string(), status: z.string(), openedAt: z.int() }),
);

function incidentsFrom(item: Readonly<Record<string, unknown>>, packed: Packed): readonly Incident[] {
  let value: unknown;
  try {
    value = unpack(packed);
  } catch (cause) {
    throw new MalformedItem(item['pk'], `its incidents cannot be unpacked (${String(cause)})`);
  }
  const parsed = z.safeParse(essential, value);
  if (!parsed.success) throw new MalformedItem(item['pk'], 'holds what are no incidents');
  return parsed.data as unknown as readonly Incident[];
}
