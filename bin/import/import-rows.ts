import type { Observation } from '../../functions/domain/mentions/observation.ts';
import { isRefused, readEntry } from '../../functions/domain/mentions/push/read-entry.ts';
import type { SourceKind } from '../../functions/domain/mentions/source.ts';
import { inParallel } from '../../functions/use-cases/in-parallel.ts';
import { type Counts, NO_ROWS } from './checkpoint.ts';
import type { Row } from './file-rows.ts';
import { type BadCell, type RowForm, rowEntry } from './row-entry.ts';

/** How rows become mentions: by their columns, or as they are where they are entries already. */
export type Form = RowForm | 'entries';

export interface ImportDeps {
  readonly takeIn: (seen: Observation) => Promise<'discovered' | 'changed' | 'known'>;
  readonly refuse: (row: Row, why: BadCell) => void;
  /** After each group of rows: everything up to here is stored or refused. */
  readonly onRows: (counts: Counts) => void;
  readonly isStopped: () => boolean;
}

type ReadRow =
  | { readonly row: Row; readonly seen: Observation; readonly hashedId: boolean; readonly dayOnly: boolean }
  | { readonly row: Row; readonly why: BadCell };

/** Rows that are held in memory and stored at the same time. */
const GROUP = 400;
const AT_ONCE = 16;

/** Reads one row; never throws for what is in it. */
function readRow(row: Row, form: Form, kind: SourceKind): ReadRow {
  if (row.broken !== undefined) return { row, why: { field: 'row', ...row.broken } };
  const made =
    form === 'entries' ? { entry: row.record, hashedId: false, dayOnly: false } : rowEntry(cellsOf(row), form);
  if (!('entry' in made)) return { row, why: made };
  const read = readEntry(made.entry, kind);
  if (isRefused(read)) return { row, why: { field: columnOf(read.field, form), value: read.value, mend: read.mend } };
  if (read.what !== 'mention') {
    return {
      row,
      why: { field: 'text', value: 'nothing', mend: 'an import takes mentions; push responses and deletions alone' },
    };
  }
  return { row, seen: read.seen, hashedId: made.hashedId, dayOnly: made.dayOnly };
}

/** The same values of JSON as the cells of a table are: texts. */
const cellsOf = ({ record }: Row): Readonly<Record<string, string>> =>
  typeof record === 'object' && record !== null
    ? Object.fromEntries(
        Object.entries(record).map(([name, value]) => [
          name,
          value === null || value === undefined
            ? ''
            : typeof value === 'object'
              ? JSON.stringify(value)
              : String(value),
        ]),
      )
    : {};

const columnOf = (field: string, form: Form): string =>
  form === 'entries' ? field : ((form.columns.fields as Readonly<Record<string, string>>)[field] ?? field);

/**
 * Brings rows in, a group at a time, and counts. `from` are the counts of an earlier run: its rows are passed over. A
 * row's id twice in one group is stored once at a time, so that the later one is the edit.
 */
export async function importRows(
  rows: AsyncIterable<Row>,
  form: Form,
  kind: SourceKind,
  from: Counts,
  deps: ImportDeps,
): Promise<Counts> {
  let counts = from;
  let passed = 0;
  let group: ReadRow[] = [];
  const flush = async (): Promise<void> => {
    counts = await storeGroup(group, counts, deps);
    group = [];
    deps.onRows(counts);
  };
  for await (const row of rows) {
    passed += 1;
    if (passed <= from.rows) continue;
    group.push(readRow(row, form, kind));
    if (group.length < GROUP) continue;
    await flush();
    if (deps.isStopped()) return counts;
  }
  if (group.length > 0) await flush();
  return counts;
}

async function storeGroup(group: readonly ReadRow[], before: Counts, { takeIn, refuse }: ImportDeps): Promise<Counts> {
  const good = group.flatMap((read) => ('seen' in read ? [read] : []));
  const byId = [...Map.groupBy(good, ({ seen }) => seen.id).values()];
  const outcomes = await inParallel(byId, AT_ONCE, async (same) => {
    const done: ('discovered' | 'changed' | 'known')[] = [];
    for (const { seen } of same) done.push(await takeIn(seen));
    return done;
  });
  for (const read of group) if ('why' in read) refuse(read.row, read.why);
  const all = outcomes.flat();
  const count = (outcome: string): number => all.filter((one) => one === outcome).length;
  return {
    rows: before.rows + group.length,
    discovered: before.discovered + count('discovered'),
    changed: before.changed + count('changed'),
    known: before.known + count('known'),
    refused: before.refused + group.length - good.length,
    hashedIds: before.hashedIds + good.filter(({ hashedId }) => hashedId).length,
    dayOnly: before.dayOnly + good.filter(({ dayOnly }) => dayOnly).length,
  };
}

/** What a file holds, without storing anything: the first rows as they are understood, the first that are refused, and all counted. */
export async function tryRows(rows: AsyncIterable<Row>, form: Form, kind: SourceKind, shown: number) {
  const first: Observation[] = [];
  const refused: { readonly line: number; readonly why: BadCell }[] = [];
  let counts = NO_ROWS;
  for await (const row of rows) {
    const read = readRow(row, form, kind);
    counts = { ...counts, rows: counts.rows + 1 };
    if ('why' in read) {
      counts = { ...counts, refused: counts.refused + 1 };
      if (refused.length < shown) refused.push({ line: row.line, why: read.why });
      continue;
    }
    counts = {
      ...counts,
      hashedIds: counts.hashedIds + Number(read.hashedId),
      dayOnly: counts.dayOnly + Number(read.dayOnly),
    };
    if (first.length < shown) first.push(read.seen);
  }
  return { first, refused, counts };
}
