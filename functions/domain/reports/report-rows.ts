import type { Instant } from '../shared/time.ts';
import type { Bucket } from '../sla/verdict.ts';
import { type ClockFacts, clockName } from './clocks-of.ts';
import type { Measured } from './measured.ts';
import { compareText } from './report-groups.ts';

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

/** Keeps the rows that a report shows, however many it is of; in one order, whatever order they come in. */
export class RowTally {
  #rows: Row[] = [];
  #count = 0;
  readonly #waiting = new FirstRows(byNeed);
  readonly #late = new FirstRows(byOvershoot);

  add({ clocks }: Measured): void {
    for (const { facts, bucket } of clocks) {
      const row = { facts, bucket };
      this.#count += 1;
      if (this.#count <= MOST_ROWS) this.#rows.push(row);
      if (isWaiting(bucket)) this.#waiting.add(row);
      if (bucket === 'late') this.#late.add(row);
    }
    if (this.#count > MOST_ROWS) this.#rows = [];
  }

  lists(): {
    readonly rows: readonly Row[];
    readonly waiting: readonly Row[];
    readonly late: readonly Row[];
    readonly omitted: RowsOmitted;
  } {
    const isWhole = this.#count <= MOST_ROWS;
    const [waiting, late] = [this.#waiting.list(isWhole), this.#late.list(isWhole)];
    return {
      rows: this.#rows.toSorted(byPosting),
      waiting,
      late,
      omitted: {
        rows: isWhole ? 0 : this.#count,
        waiting: this.#waiting.count - waiting.length,
        late: this.#late.count - late.length,
      },
    };
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

const byPosting = (a: Row, b: Row): number =>
  a.facts.postedAt - b.facts.postedAt ||
  compareText(clockName(a.facts), clockName(b.facts)) ||
  a.facts.cycle - b.facts.cycle;

/** Past the deadline before in time; then by deadline. */
function byNeed(a: Row, b: Row): number {
  return Number(a.bucket === 'inWindow') - Number(b.bucket === 'inWindow') || dueAt(a) - dueAt(b) || byPosting(a, b);
}

function byOvershoot(a: Row, b: Row): number {
  return overshoot(b) - overshoot(a) || byPosting(a, b);
}
