import { Refusal } from '../shared/refusal.ts';
import { DAY } from '../shared/time.ts';
import type { CalendarDays } from './calendar-days.ts';
import { FIRST_INSTANT, LAST_INSTANT } from './known-years.ts';
import { FARTHEST_OFFSET, type OpenPage, pageIndex } from './open-pages.ts';

/** First and last page, wholly within the known years, in which a calendar can be open: every loop stays within them. */
export function pagesThatMayOpen(days: CalendarDays): readonly [first: number, last: number] {
  if (days.opensWeekly) return [pageIndex(FIRST_INSTANT) + 1, pageIndex(LAST_INSTANT) - 1];
  const { overrideDays } = days;
  return [
    pageIndex((overrideDays[0] ?? 0) * DAY - FARTHEST_OFFSET),
    pageIndex(((overrideDays.at(-1) ?? 0) + 2) * DAY + FARTHEST_OFFSET),
  ];
}

/** Ten years hold every kind of year that yearly holidays can tell apart, bar centuries. */
const TEN_YEARS_OF_PAGES = 131;

/** Refuses a calendar that is never open: its deadlines would never come. */
export function refuseAlwaysClosed(days: CalendarDays, pages: (index: number) => OpenPage, path: string): void {
  if (!days.opensWeekly && days.overrideDays.length === 0) {
    throw new Refusal(
      path,
      'has no opening hours',
      'give hours for at least one weekday, e.g. mon: [["09:00", "17:00"]]',
    );
  }
  for (const index of likelyPages(days)) if (pages(index).total > 0) return;
  throw new Refusal(
    path,
    'is never open: holidays, breaks and closures take all of its hours',
    'leave at least one window open',
  );
}

/** Pages in the order in which open time is soonest found; those that cannot be open may be among them. */
const likelyPages = (days: CalendarDays): Iterable<number> =>
  days.opensWeekly ? pagesAroundExceptions(days) : pagesOfOverrides(days);

/** The windows of one date reach into two pages at most. */
function* pagesOfOverrides({ overrideDays }: CalendarDays): Generator<number> {
  for (const day of overrideDays) {
    const page = pageIndex(day * DAY - FARTHEST_OFFSET);
    yield page;
    yield page + 1;
  }
}

/** Behind and before all exceptions, then all that lie between. */
function* pagesAroundExceptions(days: CalendarDays): Generator<number> {
  const [first, last] = pagesThatMayOpen(days);
  const [firstDay, lastDay] = days.exceptions ?? [0, 0];
  const begin = Math.min(pageIndex(firstDay * DAY), pageIndex(days.closures[0]?.[0] ?? 0));
  const end = Math.max(pageIndex(lastDay * DAY), pageIndex(days.closures.at(-1)?.[1] ?? 0));
  for (let page = end + 1; page <= Math.min(end + TEN_YEARS_OF_PAGES, last); page += 1) yield page;
  for (let page = begin - 1; page >= Math.max(begin - TEN_YEARS_OF_PAGES, first); page -= 1) yield page;
  for (let page = Math.max(begin, first); page <= Math.min(end, last); page += 1) yield page;
}
