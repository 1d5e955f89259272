import type { Instant } from '../shared/time.ts';
import { clockName } from './clocks-of.ts';
import type { MeasuredRow } from './measured-row.ts';
import { compareText } from './report-groups.ts';
import { rankIn } from './row-lists.ts';

/** The rows that one figure is of: how many, and the first of them. */
export interface ReportList {
  /** As `replywatch report --rows` takes it. */
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly rows: readonly MeasuredRow[];
}

/** Rows that a list shows; all are in the CSV of that list. */
export const MOST_SHOWN = 25;

/** The first rows of each list, however many it is of; the same ones in whatever order they come in. */
export class ListTally {
  readonly #lists = new Map<string, { count: number; readonly rows: { rank: number; row: MeasuredRow }[] }>();
  readonly #most: number;
  #isTooMany = false;

  /** `most`: of more lists than this none is kept. @default any number */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  add(id: string, row: MeasuredRow): void {
    if (this.#isTooMany) return;
    const list = this.#lists.get(id) ?? { count: 0, rows: [] };
    list.count += 1;
    this.#lists.set(id, list);
    if (this.#lists.size > this.#most) {
      this.#isTooMany = true;
      this.#lists.clear();
      return;
    }
    const { rows } = list;
    const entry = { rank: rankIn(id, row), row };
    const last = rows.at(-1);
    if (rows.length === MOST_SHOWN && last !== undefined && byRank(entry, last) >= 0) return;
    const place = rows.findIndex((other) => byRank(entry, other) < 0);
    rows.splice(place === -1 ? rows.length : place, 0, entry);
    if (rows.length > MOST_SHOWN) rows.pop();
  }

  of(id: string, name: string): readonly ReportList[] {
    const list = this.#lists.get(id);
    return list === undefined ? [] : [{ id, name, count: list.count, rows: list.rows.map(({ row }) => row) }];
  }
}

interface Ranked {
  readonly rank: number;
  readonly row: MeasuredRow;
}

/** The highest first; among equals the newest. */
const byRank = (a: Ranked, b: Ranked): number => b.rank - a.rank || byPosting(b.row, a.row);

/** In order of posting; one order whatever order they come in. */
export const byPosting = (a: PostedRow, b: PostedRow): number =>
  a.facts.postedAt - b.facts.postedAt ||
  compareText(clockName(a.facts), clockName(b.facts)) ||
  a.facts.cycle - b.facts.cycle;

interface PostedRow {
  readonly facts: Pick<MeasuredRow['facts'], 'brand' | 'origin' | 'externalId' | 'cycle'> & {
    readonly postedAt: Instant;
  };
}
