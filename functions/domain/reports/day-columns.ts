import type { Duration, Instant } from '../shared/time.ts';
import { clockName } from './clocks-of.ts';
import type { CycleFacts, MentionFacts } from './facts.ts';
import { compareText } from './report-groups.ts';

/** A value for each mention: all alike, or one by one (`null` = absent), words by their place in a list. */
type Column =
  | { readonly all: unknown }
  | { readonly each: readonly (number | string | null)[] }
  | { readonly words: readonly unknown[]; readonly at: readonly number[] };

/** The facts of many mentions of one brand, name by name: alike stands beside alike, so that they shrink to a tenth. */
export interface DayColumns {
  readonly form: 1;
  readonly mentions: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Goes up when facts get a new field: rollups that lack it are compiled again. */
export const FACTS_FORM = 2;

type CycleField = Exclude<keyof CycleFacts, 'cycle'>;
type Field = Exclude<keyof MentionFacts, 'earlier'>;

/** How each field is kept. A field that is missing here does not compile. */
const FIELDS = {
  brand: 'word',
  origin: 'word',
  externalId: 'text',
  sourceId: 'word',
  kind: 'word',
  postedAt: 'first',
  discoveredAt: 'instant',
  rating: 'word',
  language: 'word',
  severity: 'word',
  sentiment: 'word',
  themes: 'word',
  moment: 'word',
  emotion: 'word',
  labels: 'word',
  owner: 'word',
  calendar: 'word',
  repeat: 'word',
  hints: 'word',
  responseUnknown: 'word',
  fromBrand: 'word',
  author: 'text',
  cycle: 'word',
  status: 'word',
  startedAt: 'instant',
  dueAt: 'instant',
  respondedAt: 'instant',
  recoveredAt: 'instant',
  endedAt: 'instant',
  seenAt: 'instant',
  lateDiscovered: 'word',
  stages: 'word',
} as const satisfies Readonly<Record<Field, 'first' | 'instant' | 'text' | 'word'>> &
  Readonly<Record<CycleField, string>>;

const NAMES = Object.keys(FIELDS) as readonly Field[];
const EARLIER = 'earlier';

/** In one order, whatever order they come in: the same facts are the same columns. */
export function toColumns(given: readonly MentionFacts[]): DayColumns {
  const facts = given.toSorted((a, b) => a.postedAt - b.postedAt || compareText(clockName(a), clockName(b)));
  const columns: Record<string, Column> = {};
  for (const name of NAMES) columns[name] = packed(columnOf(name, facts));
  const earlier = facts.flatMap((one, index) => (one.earlier ? [[index, one.earlier] as const] : []));
  if (earlier.length > 0) columns[EARLIER] = { all: earlier };
  return { form: 1, mentions: facts.length, columns };
}

function columnOf(name: Field, facts: readonly MentionFacts[]): Column {
  switch (FIELDS[name]) {
    case 'first':
      return { each: facts.map(({ postedAt }, index) => postedAt - (facts[index - 1]?.postedAt ?? 0)) };
    case 'instant':
      return { each: facts.map((one) => sinceOf(one[name] as Instant | undefined, one.postedAt)) };
    case 'text':
      return { each: facts.map((one) => (one[name] as string | undefined) ?? null) };
    case 'word':
      return wordsOf(facts.map((one) => one[name]));
    default:
      return FIELDS[name] satisfies never;
  }
}

const sinceOf = (at: Instant | undefined, postedAt: Instant): Duration | null =>
  at === undefined ? null : at - postedAt;

function wordsOf(values: readonly unknown[]): Column {
  const places = new Map<string, number>();
  const at = values.map((value) => {
    const text = JSON.stringify(value ?? null);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  return { words: [...places.keys()].map((text) => JSON.parse(text) as unknown), at };
}

/** One value for all where they are all alike. */
function packed(column: Column): Column {
  if ('words' in column) return column.words.length === 1 ? { all: column.words[0] } : column;
  if ('each' in column && column.each.length > 0 && new Set(column.each).size === 1) return { all: column.each[0] };
  return column;
}

/** The way back, in order of posting. Shared values are shared by all mentions that have them. */
export function* fromColumns({ mentions, columns }: DayColumns): Generator<MentionFacts> {
  const readers = NAMES.map((name) => [name, readerOf(columns[name]), FIELDS[name]] as const);
  const earlierColumn = columns[EARLIER];
  const earlier = new Map(
    earlierColumn && 'all' in earlierColumn ? (earlierColumn.all as [number, readonly CycleFacts[]][]) : [],
  );
  let postedAt = 0;
  for (let index = 0; index < mentions; index += 1) {
    const facts: Record<string, unknown> = {};
    let isPosted = false;
    for (const [name, read, kind] of readers) {
      const value = read(index);
      if (value === null || value === undefined) continue;
      if (kind === 'first') {
        postedAt += value as number;
        facts[name] = postedAt;
        isPosted = true;
      } else facts[name] = kind === 'instant' ? postedAt + (value as number) : value;
    }
    if (!isPosted) throw new TypeError('columns without instants of posting');
    const cycles = earlier.get(index);
    if (cycles !== undefined) facts[EARLIER] = cycles;
    yield facts as unknown as MentionFacts;
  }
}

function readerOf(column: Column | undefined): (index: number) => unknown {
  if (column === undefined) return () => undefined;
  if ('all' in column) return () => column.all;
  if ('each' in column) return (index) => column.each[index];
  return (index) => column.words[column.at[index] ?? -1];
}
