import { Refusal } from '../shared/refusal.ts';
import { DAY, type Duration, type Instant, toIso } from '../shared/time.ts';
import type { Calendar } from './calendar.ts';
import { readCalendarDays } from './calendar-days.ts';
import { checked, LAST_INSTANT } from './known-years.ts';
import { pagesThatMayOpen, refuseAlwaysClosed } from './open-existence.ts';
import { earliestAfter, lastFrom, latestAfter, makePages, openBefore, PAGE, pageIndex } from './open-pages.ts';
import { type Pauses, withPauses } from './pauses.ts';
import { joined, type Span } from './time-spans.ts';
import { type Zone, zoneNamed } from './zone.ts';

/** Arithmetic on the open time of one calendar. Conventions: docs/clock.md. */
export interface OpenTime {
  /**
   * The instant nearest to `start` at which `amount` ms of open time have passed since then; negative goes backward.
   * Pauses are instants `[from, to)`, united, counted as closed. Refuses when too little open time is left.
   */
  add(start: Instant, amount: Duration, pauses?: Pauses): Instant;
  /** Open milliseconds between two instants; negative when `end` is before `start`. */
  between(start: Instant, end: Instant, pauses?: Pauses): Duration;
  isOpen(at: Instant): boolean;
  /** `at` itself when open. Refuses when nothing opens any more. */
  nextOpen(at: Instant): Instant;
  /** Open intervals, clipped at `from`, ascending; lazily. One that lasts over ten years is given in pieces. */
  intervals(from: Instant): Iterable<readonly [Instant, Instant]>;
}

export interface CompiledCalendar extends OpenTime {
  readonly zone: Zone;
  /** Open intervals before `at`, clipped there, newest first; lazily. */
  intervalsBefore(at: Instant): Iterable<readonly [Instant, Instant]>;
}

const LONGEST_INTERVAL: Duration = 3_653 * DAY;

/** Makes a calendar ready for use. Refuses an unknown zone, a text that cannot be read, a calendar with no open time. */
export function compileCalendar(calendar: Calendar, path = 'calendar'): CompiledCalendar {
  const zone = zoneNamed(calendar.timeZone, `${path}.timeZone`);
  const days = readCalendarDays(calendar, path);
  const pages = makePages(days, zone);
  const [first, last] = pagesThatMayOpen(days);
  refuseAlwaysClosed(days, pages, path);

  const outOfTime = (at: Instant, way: 'after' | 'before'): Refusal =>
    new Refusal(path, `has too little open time ${way} ${toIso(at)}`, 'give it weekly hours, or ask for less');

  const forward = (start: Instant, amount: Duration): Instant => {
    let index = Math.max(pageIndex(start), first);
    let page = pages(index);
    let needed = amount + openBefore(page, start - index * PAGE);
    while (needed > page.total) {
      needed -= page.total;
      index += 1;
      if (index > last) throw outOfTime(start, 'after');
      page = pages(index);
    }
    return index * PAGE + earliestAfter(page, needed);
  };

  const backward = (start: Instant, amount: Duration): Instant => {
    let index = Math.min(pageIndex(start), last);
    let page = pages(index);
    let available = openBefore(page, start - index * PAGE);
    let needed = amount;
    while (needed > available) {
      needed -= available;
      index -= 1;
      if (index < first) throw outOfTime(start, 'before');
      page = pages(index);
      available = page.total;
    }
    return index * PAGE + latestAfter(page, available - needed);
  };

  const measure = (start: Instant, end: Instant): Duration => {
    const firstIndex = Math.max(pageIndex(start), first);
    const lastIndex = Math.min(pageIndex(end), last);
    if (lastIndex < firstIndex) return 0;
    let open = openBefore(pages(lastIndex), end - lastIndex * PAGE);
    for (let index = firstIndex; index < lastIndex; index += 1) open += pages(index).total;
    return open - openBefore(pages(firstIndex), start - firstIndex * PAGE);
  };

  function* upward(from: Instant): Generator<Span> {
    for (let index = Math.max(pageIndex(checked(from)), first); index <= last; index += 1) {
      const { from: starts, to: ends } = pages(index);
      for (let span = Math.max(lastFrom(starts, from - index * PAGE), 0); span < starts.length; span += 1) {
        const to = index * PAGE + (ends[span] as number);
        if (to > from) yield [Math.max(index * PAGE + (starts[span] as number), from), to];
      }
    }
  }

  function* downward(at: Instant): Generator<Span> {
    for (let index = Math.min(pageIndex(checked(at)), last); index >= first; index -= 1) {
      const { from: starts, to: ends } = pages(index);
      for (let span = lastFrom(starts, at - index * PAGE); span >= 0; span -= 1) {
        const from = index * PAGE + (starts[span] as number);
        if (from < at) yield [from, Math.min(index * PAGE + (ends[span] as number), at)];
      }
    }
  }

  const nextOpen = (at: Instant): Instant => {
    for (const [from] of upward(at)) return from;
    throw outOfTime(at, 'after');
  };

  return {
    zone,
    ...withPauses({ forward, backward, measure }),
    isOpen: (at) => {
      const index = pageIndex(checked(at));
      if (index < first || index > last) return false;
      const page = pages(index);
      return at - index * PAGE < (page.to[lastFrom(page.from, at - index * PAGE)] ?? Number.NEGATIVE_INFINITY);
    },
    nextOpen,
    intervals: (from) => joined(upward(from), LONGEST_INTERVAL),
    intervalsBefore: (at) => joined(downward(at), LONGEST_INTERVAL),
  };
}

/** Every instant is open: for policies in calendar hours. */
export const AROUND_THE_CLOCK: OpenTime = {
  ...withPauses({
    forward: (start, amount) => start + amount,
    backward: (start, amount) => start - amount,
    measure: (start, end) => end - start,
  }),
  isOpen: (at) => checked(at) === at,
  nextOpen: (at) => checked(at),
  intervals: (from) => [[checked(from), LAST_INSTANT]],
};
