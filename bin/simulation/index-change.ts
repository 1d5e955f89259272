import { TABLE } from '../../functions/contracts/table-layout.ts';
import { type Item, isSameItem, itemBytes } from './attribute.ts';
import { entryKeyOf, type IndexLayout, onlyOf } from './table-keys.ts';
import { writeUnits } from './table-units.ts';

export interface IndexEntry {
  readonly item: Item;
  readonly bytes: number;
}

export interface IndexChange {
  readonly index: IndexLayout;
  readonly partition: string;
  readonly key: string;
  /** Absent: deleted. */
  readonly entry?: IndexEntry;
  readonly cost: number;
}

/** What a write changes in an index, and what that costs: nothing, one write, or two where the entry moves. */
export function indexChange(
  index: IndexLayout,
  before: Item | undefined,
  after: Item | undefined,
): readonly IndexChange[] {
  const [old, next] = [entryOf(index, before), entryOf(index, after)];
  if (old === undefined && next === undefined) return [];
  const isSamePlace =
    old !== undefined && next !== undefined && old.partition === next.partition && old.key === next.key;
  if (isSamePlace && isSameItem(old.entry.item, next.entry.item)) return [];
  const changed = isSamePlace
    ? { cost: writeUnits(Math.max(old.entry.bytes, next.entry.bytes)) }
    : { cost: writeUnits(next?.entry.bytes ?? 0) };
  const gone =
    old && !isSamePlace ? [{ index, partition: old.partition, key: old.key, cost: writeUnits(old.entry.bytes) }] : [];
  return [...gone, ...(next ? [{ index, ...next, ...changed }] : [])];
}

function entryOf(index: IndexLayout, item: Item | undefined) {
  const [partition, sortKey] = [item?.[index.pk]?.S, item?.[index.sk]?.S];
  if (item === undefined || partition === undefined || sortKey === undefined) return undefined;
  const projected = onlyOf(item, [TABLE.pk, TABLE.sk, index.pk, index.sk, ...index.projected]);
  return { partition, key: entryKeyOf(item, index), entry: { item: projected, bytes: itemBytes(projected) } };
}
