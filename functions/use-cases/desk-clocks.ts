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

type Deps = Pick<DeskDeps, 'openClocks' | 'mentions' | 'seal'>;

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
  const { filter, from, after } = await revealed(readFilter(query), deps);
  const { now } = view;
  const isWanted = wanted(filter, view);
  const [{ clocks, next }, spent] = await Promise.all([
    after === undefined ? deps.openClocks.ahead(LOOKED_THROUGH, from) : { clocks: [], next: undefined },
    filter.page === 1 && filter.state !== 'inTime' && from === undefined
      ? spentClocks(filter, after, view, deps)
      : undefined,
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
    ...(next !== undefined && { next: await deps.seal.hide(next) }),
    ...(spent && { spent: { ...spent, rows: spentRows } }),
    ...(did && { did }),
  };
  return { kind: 'page', status: 200, body: clocksPage(state, view) };
}

interface Revealed {
  readonly filter: ClockFilter;
  readonly from?: string;
  readonly after?: string;
}

/** What an address may carry hidden; what we have not hidden is left out. */
async function revealed({ from, after, ...filter }: ClockFilter, { seal }: Deps): Promise<Revealed> {
  const [begins, follows] = await Promise.all([from && seal.reveal(from), after && seal.reveal(after)]);
  return {
    filter: { ...filter, ...(begins && from && { from }), ...(follows && after && { after }) },
    ...(begins && { from: begins }),
    ...(follows && { after: follows }),
  };
}

interface Spent {
  readonly clocks: readonly OpenClock[];
  readonly next?: string;
  /** Where all of them are found, as a query, where this is a choice over several brands. */
  readonly all?: string;
}

async function spentClocks(
  filter: ClockFilter,
  begins: string | undefined,
  view: DeskView,
  { openClocks, seal }: Deps,
): Promise<Spent> {
  const { session, settings } = view;
  const isWanted = wanted(filter, view);
  const brand = onlyBrand(filter, session.scope, settings.brands);
  if (brand !== undefined) return spentOf(brand, begins);
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
    return { clocks, ...(next !== undefined && { next: await seal.hide(next) }) };
  }
}

/** Who wrote what: read by key, and only for what is shown. One that is gone meanwhile is a row without words. */
const withMentions = (clocks: readonly OpenClock[], { mentions }: Deps): Promise<ClockRow[]> =>
  inParallel(clocks, AT_ONCE, async (clock) => {
    const mention = await mentions.find(clock.facts);
    return { ...clock, ...(mention && { mention }) };
  });
