import {
  byTimeLeft,
  type ClockFilter,
  filterQuery,
  onlyBrand,
  readFilter,
  wanted,
} from '../domain/desk/clock-filter.ts';
import { type ClockRow, type ClocksState, clocksPage } from '../domain/desk/clocks-page.ts';
import type { DeskAnswer, DeskView } from '../domain/desk/desk-view.ts';
import type { OpenClock } from '../domain/desk/open-clock.ts';
import { doneNotice } from '../domain/desk/told.ts';
import type { DeskDeps } from './desk-deps.ts';
import { inParallel } from './in-parallel.ts';

type Deps = Pick<DeskDeps, 'openClocks' | 'mentions'>;

/** Rows of a page; each reads its mention. */
const ROWS = 25;
const SPENT_ROWS = 10;
/** Entries of the due index that one page looks through: some 250 read units at most, a few thousandths of a cent. */
const LOOKED_THROUGH = 4_000;
/** Pages of what is long overdue that are read to fill one, where a filter leaves little of each. */
const SPENT_READS = 8;
const AT_ONCE = 16;

/** What is open, by time left; on its first page also what nobody is told of any more. */
export async function showClocks(query: URLSearchParams, view: DeskView, deps: Deps): Promise<DeskAnswer> {
  const filter = readFilter(query);
  const { now } = view;
  const isWanted = wanted(filter, view);
  const [{ clocks, more }, spent] = await Promise.all([
    filter.after === undefined ? deps.openClocks.ahead(LOOKED_THROUGH) : { clocks: [], more: false },
    filter.page === 1 && filter.state !== 'inTime' ? spentClocks(filter, view, deps) : undefined,
  ]);
  const open = clocks.filter(isWanted).toSorted(byTimeLeft);
  const pages = Math.max(1, Math.ceil(open.length / ROWS));
  const page = Math.min(filter.page, pages);
  const did = doneNotice(query.get('did'));
  const [rows, spentRows] = await Promise.all([
    withMentions(open.slice((page - 1) * ROWS, page * ROWS), deps),
    withMentions(spent?.clocks ?? [], deps),
  ]);
  const state: ClocksState = {
    filter: { ...filter, page },
    rows,
    waiting: open.length,
    overdue: open.filter(({ facts }) => facts.dueAt !== undefined && now > facts.dueAt).length,
    pages,
    more,
    ...(spent && { spent: { ...spent, rows: spentRows } }),
    ...(did && { did }),
  };
  return { kind: 'page', status: 200, body: clocksPage(state, view) };
}

interface Spent {
  readonly clocks: readonly OpenClock[];
  readonly next?: string;
  /** Where all of them are found, as a query, where this is a choice over several brands. */
  readonly all?: string;
}

async function spentClocks(filter: ClockFilter, view: DeskView, { openClocks }: Deps): Promise<Spent> {
  const { session, settings } = view;
  const isWanted = wanted(filter, view);
  const brand = onlyBrand(filter, session.scope, settings.brands);
  if (brand !== undefined) return spentOf(brand, filter.after);
  const each = await inParallel(settings.brands, AT_ONCE, ({ id }) => openClocks.spent(id, SPENT_ROWS));
  const latest = each
    .flatMap(({ clocks }) => clocks)
    .filter(isWanted)
    .toSorted((a, b) => byTimeLeft(b, a));
  const fullest = settings.brands.find((_, index) => each[index]?.next !== undefined);
  return {
    clocks: latest.slice(0, SPENT_ROWS),
    ...(fullest && { all: filterQuery({ ...filter, brand: fullest.id, page: 1 }) }),
  };

  async function spentOf(id: string, after: string | undefined): Promise<Spent> {
    const clocks: OpenClock[] = [];
    let next = after;
    for (let reads = 0; reads < SPENT_READS && clocks.length < SPENT_ROWS; reads += 1) {
      const read = await openClocks.spent(id, SPENT_ROWS, next);
      clocks.push(...read.clocks.filter(isWanted));
      next = read.next;
      if (next === undefined) break;
    }
    return { clocks, ...(next !== undefined && { next }) };
  }
}

/** Who wrote what: read by key, and only for what is shown. One that is gone meanwhile is a row without words. */
const withMentions = (clocks: readonly OpenClock[], { mentions }: Deps): Promise<ClockRow[]> =>
  inParallel(clocks, AT_ONCE, async (clock) => {
    const mention = await mentions.find(clock.facts);
    return { ...clock, ...(mention && { mention }) };
  });
