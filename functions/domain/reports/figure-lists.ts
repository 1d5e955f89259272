import { dayWords } from '../shared/day-words.ts';
import { DAY, type Instant } from '../shared/time.ts';
import { zoneNamed } from '../sla/zone.ts';
import { ListTally, MOST_SHOWN, type ReportList } from './list-tally.ts';
import { localDay } from './local-hours.ts';
import type { MeasuredRow } from './measured-row.ts';
import { REUSED } from './report-rows.ts';
import { listsOf, ROW_LISTS } from './row-lists.ts';
import { isOfStorm, type Storm } from './storm.ts';

/** More groups have no lists of their own: who wants them asks for the rows of one. */
const MOST_GROUPS = 1_000;

export const groupList = (key: string): string => `group-${key}`;
export const stormList = ({ id }: Pick<Storm, 'id'>): string => `storm-${id}`;
export const periodList = (from: Instant, timeZone: string): string => `from-${localDay(from, timeZone)}`;

/** Whether there can be such a list; those of groups, periods and storms depend on the report. */
export const isListId = (id: string): boolean => ROW_LISTS.has(id) || /^(?:group|from|storm)-./su.test(id);

/** Leads from each figure of a report to its rows. */
export class FigureLists {
  readonly #timeZone: string;
  readonly #storms: readonly Storm[];
  readonly #lists = new ListTally();
  readonly #groups = new ListTally(MOST_GROUPS);

  constructor(timeZone: string, storms: readonly Storm[]) {
    this.#timeZone = timeZone;
    this.#storms = storms;
  }

  /** `period`: when the day or week of the trend begins in which it was posted. The ids of all lists that the row is in. */
  add(row: MeasuredRow, period: Instant, groupKeys: readonly string[]): readonly string[] {
    const storms = row.isFirst ? this.#storms.filter((storm) => isOfStorm(row.facts, storm)) : [];
    const lists = [
      ...listsOf(row, this.#timeZone),
      periodList(period, this.#timeZone),
      ...storms.map((storm) => stormList(storm)),
    ];
    for (const id of lists) this.#lists.add(id, row);
    const groups = groupKeys.map(groupList);
    for (const id of groups) this.#groups.add(id, row);
    return [...lists, ...groups];
  }

  /** Those that are not empty, in the order of the report. */
  lists(
    trend: readonly { readonly from: Instant; readonly to: Instant }[],
    groups: readonly { readonly key: string; readonly name: string }[],
    reused: readonly MeasuredRow[],
  ): readonly ReportList[] {
    const told = [...ROW_LISTS].flatMap(([id, name]) => {
      if (id !== REUSED) return this.#lists.of(id, name);
      return reused.length === 0 ? [] : [{ id, name, count: reused.length, rows: reused.slice(0, MOST_SHOWN) }];
    });
    return [
      ...told,
      ...trend.flatMap(({ from, to }) =>
        this.#lists.of(periodList(from, this.#timeZone), periodName(from, to, this.#timeZone)),
      ),
      ...this.#storms
        .toSorted((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1))
        .flatMap((storm) => this.#lists.of(stormList(storm), `complaints of ${storm.kind} ${storm.id}`)),
      ...groups.flatMap(({ key, name }) => this.#groups.of(groupList(key), name)),
    ];
  }
}

function periodName(from: Instant, to: Instant, timeZone: string): string {
  const day = dayWords(from + zoneNamed(timeZone).offsetAt(from));
  return to - from > 1.5 * DAY ? `posted in the week from ${day}` : `posted on ${day}`;
}
