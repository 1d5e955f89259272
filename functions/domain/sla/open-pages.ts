import { DAY, type Duration, HOUR, type Instant } from '../shared/time.ts';
import type { CalendarDays } from './calendar-days.ts';
import type { LocalDay } from './local-date.ts';
import { clip, type Span, subtract, unite } from './time-spans.ts';
import type { Zone } from './zone.ts';

/** Time is kept in pages of four weeks, so that ordinary pages of one offset all look alike and share their spans. */
export const PAGE: Duration = 28 * DAY;

export const pageIndex = (at: Instant): number => Math.floor(at / PAGE);

/** Open spans of one page, in milliseconds since the page's start, ascending and disjoint. */
export interface OpenPage {
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Open time in the page before each span. */
  readonly before: Float64Array;
  readonly total: Duration;
}

const EMPTY_PAGE = pageOf([]);

/** 315 years of pages: a bound on memory for those who ask about all of history. */
const MOST_PAGES = 4_096;

/** Windows of a date lie within this many hours of it, seen from UTC: no zone was ever farther off. */
export const FARTHEST_OFFSET = 16 * HOUR;

/** Computes pages of a calendar when first asked for; page `n` covers `[n * PAGE, (n + 1) * PAGE)`. */
export function makePages(days: CalendarDays, zone: Zone): (index: number) => OpenPage {
  const pages = new Map<number, OpenPage>();
  const ordinary = new Map<Duration, OpenPage>();

  const build = (index: number): OpenPage => {
    const start = index * PAGE;
    const end = start + PAGE;
    const closures = closuresWithin(days.closures, start, end);
    if (closures[0] !== undefined && closures[0][0] === start && closures[0][1] === end) return EMPTY_PAGE;
    // A window opens at most 24 h and closes at most 48 h after its date's midnight.
    const first = Math.ceil((start - FARTHEST_OFFSET) / DAY) - 2;
    const last = Math.floor((end + FARTHEST_OFFSET) / DAY);
    const dates = Array.from({ length: last - first + 1 }, (_, count) => first + count);
    const offset = zone.steadyOffset((first - 2) * DAY, (last + 4) * DAY);
    const alike = offset !== undefined && closures.length === 0 && dates.every((day) => days.isOrdinary(day));
    const shared = alike ? ordinary.get(offset) : undefined;
    if (shared !== undefined) return shared;
    const toInstant = offset === undefined ? zone.toInstant : (wall: number) => wall - offset;
    const breaks = unite(spansOf(dates, days.breaksOn, toInstant));
    const open = subtract(subtract(unite(spansOf(dates, days.windowsOn, toInstant)), breaks), closures);
    const page = pageOf(clip(open, start, end).map(([from, to]): Span => [from - start, to - start]));
    if (alike) ordinary.set(offset, page);
    return page;
  };

  return (index) => {
    const known = pages.get(index);
    if (known !== undefined) return known;
    if (pages.size >= MOST_PAGES) pages.clear();
    const page = build(index);
    pages.set(index, page);
    return page;
  };
}

/** Wall-clock spans of dates as instants. A date that the zone skips never happens, so nothing of it does. */
function spansOf(
  dates: readonly LocalDay[],
  spansOn: (day: LocalDay) => readonly Span[],
  toInstant: (wall: number) => Instant,
): readonly Span[] {
  return dates.flatMap((day) => {
    const spans = spansOn(day);
    const midnight = day * DAY;
    if (spans.length === 0 || toInstant(midnight) >= toInstant(midnight + DAY)) return [];
    return spans.map(([open, close]): Span => [toInstant(midnight + open), toInstant(midnight + close)]);
  });
}

/** Closures are united, so those of a page are found by halving: a calendar may have thousands. */
function closuresWithin(closures: readonly Span[], start: Instant, end: Instant): readonly Span[] {
  let low = 0;
  let high = closures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((closures[middle] as Span)[1] <= start) low = middle + 1;
    else high = middle;
  }
  let past = low;
  while (past < closures.length && (closures[past] as Span)[0] < end) past += 1;
  return clip(closures.slice(low, past), start, end);
}

function pageOf(spans: readonly Span[]): OpenPage {
  const before = new Float64Array(spans.length);
  let total = 0;
  spans.forEach(([from, to], index) => {
    before[index] = total;
    total += to - from;
  });
  return {
    from: Float64Array.from(spans, ([from]) => from),
    to: Float64Array.from(spans, ([, to]) => to),
    before,
    total,
  };
}

/** Index of the last span that begins at or before `time`; -1 when none does. */
export function lastFrom(starts: Float64Array, time: Duration): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Open time of the page before `time`, which counts from the page's start. */
export function openBefore(page: OpenPage, time: Duration): Duration {
  const index = lastFrom(page.from, time);
  if (index < 0) return 0;
  return (page.before[index] as number) + Math.min(time, page.to[index] as number) - (page.from[index] as number);
}

/** The earliest moment of the page at which `amount` (more than 0, at most all) of its open time has passed. */
export function earliestAfter(page: OpenPage, amount: Duration): Duration {
  // Spans are never empty, so the last one with less open time before it is the one in which the amount is reached.
  const index = lastFrom(page.before, amount);
  const reached = (page.before[index] as number) < amount ? index : index - 1;
  return (page.from[reached] as number) + amount - (page.before[reached] as number);
}

/** The latest moment of the page at which no more than `amount` (less than all) of its open time has passed. */
export function latestAfter(page: OpenPage, amount: Duration): Duration {
  const index = lastFrom(page.before, amount);
  return (page.from[index] as number) + amount - (page.before[index] as number);
}
