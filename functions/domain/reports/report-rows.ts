import type { Instant } from '../shared/time.ts';
import type { Bucket } from '../sla/verdict.ts';
import type { ClockFacts } from './clocks-of.ts';
import { byPosting } from './list-tally.ts';
import type { MeasuredRow } from './measured-row.ts';
import { hintList, wordsKeyIn } from './row-lists.ts';

/** One response clock: the rows that figures drill down to. */
export interface Row {
  readonly facts: ClockFacts;
  readonly bucket: Bucket;
}

/** Rows of a report that were left out of a list, for it would have been too long. */
export interface RowsOmitted {
  readonly rows: number;
  readonly waiting: number;
  readonly late: number;
}

/** A report of more clocks has no list of all of them: that is what the export of rows is for. */
const MOST_ROWS = 50_000;
/** Nor more than so many of those who wait or were answered late: the worst of each. */
const MOST_LISTED = 1_000;

export const REUSED = hintList('reused');

/** Keeps the rows that a report shows, however many it is of; in one order, whatever order they come in. */
export class RowTally {
  readonly #only: string | undefined;
  readonly #rows = new FewRows();
  /** Of which it is known what their response says. */
  readonly #spoken = new FewRows();
  #count = 0;
  readonly #waiting = new FirstRows(byNeed);
  readonly #late = new FirstRows(byOvershoot);

  /** `only`: the list to which all that is kept belongs. @default every row */
  constructor(only?: string) {
    this.#only = only;
  }

  /** `lists`: the ids of those that the row is in. */
  add(row: MeasuredRow, lists: readonly string[]): void {
    const { bucket } = row;
    this.#count += 1;
    if (isWaiting(bucket)) this.#waiting.add(row);
    if (bucket === 'late') this.#late.add(row);
    if (wordsKeyIn(row.hints) !== undefined) this.#spoken.add(row);
    if (this.#only === undefined || lists.includes(this.#only)) this.#rows.add(row);
  }

  lists(): {
    readonly rows: readonly MeasuredRow[];
    readonly waiting: readonly Row[];
    readonly late: readonly Row[];
    /** Those whose response says what that of another one of them says. */
    readonly reused: readonly MeasuredRow[];
    readonly omitted: RowsOmitted;
  } {
    const isWhole = this.#count <= MOST_ROWS;
    const [waiting, late] = [this.#waiting.list(isWhole), this.#late.list(isWhole)];
    const reused = reusedOf(this.#spoken.list());
    const rows = this.#only === REUSED ? this.#spoken : this.#rows;
    return {
      rows: this.#only === REUSED ? reused : rows.list(),
      reused,
      waiting,
      late,
      omitted: {
        rows: rows.omitted(),
        waiting: this.#waiting.count - waiting.length,
        late: this.#late.count - late.length,
      },
    };
  }
}

/** All rows, or none where they are too many for a list. */
class FewRows {
  #rows: MeasuredRow[] = [];
  #count = 0;

  add(row: MeasuredRow): void {
    this.#count += 1;
    if (this.#count <= MOST_ROWS) this.#rows.push(row);
    else this.#rows = [];
  }

  list(): readonly MeasuredRow[] {
    return this.#rows.toSorted(byPosting);
  }

  omitted(): number {
    return this.#count <= MOST_ROWS ? 0 : this.#count;
  }
}

/** The first rows by an order, without keeping all of a long list. */
class FirstRows {
  readonly #order: (a: Row, b: Row) => number;
  #kept: Row[] = [];
  count = 0;

  constructor(order: (a: Row, b: Row) => number) {
    this.#order = order;
  }

  add(row: Row): void {
    this.count += 1;
    this.#kept.push(row);
    // Up to the number of rows at which a report has all of them, none is dropped.
    if (this.#kept.length > MOST_ROWS + MOST_LISTED) this.#kept = this.#first();
  }

  list(whole: boolean): readonly Row[] {
    return whole ? this.#kept.toSorted(this.#order) : this.#first();
  }

  #first(): Row[] {
    return this.#kept.toSorted(this.#order).slice(0, MOST_LISTED);
  }
}

const isWaiting = (bucket: Bucket): boolean =>
  bucket === 'overdue' || bucket === 'notAnswerable' || bucket === 'inWindow';

const dueAt = (row: Row): Instant => row.facts.dueAt ?? 0;
const overshoot = (row: Row): number => (row.facts.respondedAt ?? 0) - dueAt(row);

/** Those that say the same side by side, in order of their first use. */
const reusedOf = (rows: readonly MeasuredRow[]): readonly MeasuredRow[] =>
  [...Map.groupBy(rows, ({ hints }) => wordsKeyIn(hints))].flatMap(([key, same]) =>
    key === undefined || same.length < 2 ? [] : same,
  );

/** Past the deadline before in time; then by deadline. */
function byNeed(a: Row, b: Row): number {
  return Number(a.bucket === 'inWindow') - Number(b.bucket === 'inWindow') || dueAt(a) - dueAt(b) || byPosting(a, b);
}

function byOvershoot(a: Row, b: Row): number {
  return overshoot(b) - overshoot(a) || byPosting(a, b);
}
