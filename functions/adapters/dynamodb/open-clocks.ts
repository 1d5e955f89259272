import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { TABLE } from '../../contracts/table-layout.ts';
import type { OpenClock } from '../../domain/desk/open-clock.ts';
import { LAST_INSTANT } from '../../domain/sla/known-years.ts';
import type { OpenClocks } from '../../ports/mentions.ts';
import { factsFrom } from './facts-item.ts';
import { duePk, mentionKeyOf, padded, spentPk } from './keys.ts';
import { type MalformedItem, orMalformed } from './malformed-item.ts';
import { parsePart } from './parse-item.ts';

export interface OpenClocksOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly shards: number;
  readonly onMalformed?: (error: MalformedItem) => void;
}

type Item = Readonly<Record<string, unknown>>;

/** What is open, read from the due index alone, where each entry brings its facts along: no mention is read for a list. */
export function createOpenClocks({ client, tableName, shards, onMalformed }: OpenClocksOptions): OpenClocks {
  const partitions = Array.from({ length: shards }, (_, shard) => shard);
  const due = (values: Record<string, unknown>, condition: string): QueryCommandInput => ({
    TableName: tableName,
    IndexName: TABLE.due.index,
    KeyConditionExpression: condition,
    ExpressionAttributeValues: values,
  });

  async function firstOf(input: QueryCommandInput, most: number): Promise<readonly Item[]> {
    const found: Item[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({ ...input, Limit: most - found.length, ...(from && { ExclusiveStartKey: from }) }),
      );
      found.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined && found.length < most);
    return found;
  }

  const clocksIn = (items: readonly Item[]): readonly OpenClock[] =>
    items.flatMap((item) => orMalformed(onMalformed, () => clockFrom(item)) ?? []);

  return {
    async ahead(most, after) {
      // Where it goes on, the entry that `after` names is read again in its shard.
      const each = Math.ceil(most / shards) + (after === undefined ? 0 : 1);
      const pages = await Promise.all(
        partitions.map((shard) =>
          firstOf(
            due(
              { ':shard': duePk(shard), ':after': after ?? padded(0), ':until': padded(LAST_INSTANT) },
              `${TABLE.due.pk} = :shard AND ${TABLE.due.sk} BETWEEN :after AND :until`,
            ),
            each,
          ),
        ),
      );
      const found = pages.flat().filter((item) => sortKey(item) !== after);
      // Up to where every shard has told all: what others have beyond that is told with the next ones.
      const ends = pages.filter((page) => page.length >= each).flatMap((page) => page.slice(-1).map(sortKey));
      const next = ends.toSorted()[0];
      if (next === undefined) return { clocks: clocksIn(found) };
      return { clocks: clocksIn(found.filter((item) => sortKey(item) <= next)), next };
    },
    async spent(brand, most, after) {
      const pages = await Promise.all(
        partitions.map((shard) =>
          firstOf(
            {
              ...due(
                { ':shard': spentPk(brand, shard), ':before': after ?? padded(LAST_INSTANT) },
                `${TABLE.due.pk} = :shard AND ${TABLE.due.sk} < :before`,
              ),
              // The latest deadline first: what can still be mended before what is long past.
              ScanIndexForward: false,
            },
            most + 1,
          ),
        ),
      );
      const latest = pages.flat().toSorted((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
      const page = latest.slice(0, most);
      const last = page.at(-1);
      return { clocks: clocksIn(page), ...(latest.length > most && last && { next: sortKey(last) }) };
    },
  };
}

const sortKey = (item: Item): string => String(item[TABLE.due.sk]);

const claim = z.optional(z.object({ by: z.string(), until: z.int() }));

function clockFrom(item: Item): OpenClock {
  const { pk } = item;
  const held = parsePart(claim, pk, item['claim']);
  return { facts: factsFrom(mentionKeyOf(pk), pk, item['facts']), ...(held && { claim: held }) };
}
