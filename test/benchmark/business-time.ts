/**
 * 100,000 ordinary deadlines, ours beside a back-end that asks temporal-polyfill for the instants of each working day.
 * Run: node test/benchmark/business-time.ts
 */
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../functions/domain/sla/calendar.ts';
import { compileCalendar } from '../../functions/domain/sla/open-time.ts';

const COUNT = 100_000;
const TARGET = 4 * 3_600_000;
const WINDOW = [['09:00', '18:00']] as const;
const CALENDAR: Calendar = {
  timeZone: 'Europe/Berlin',
  hours: { mon: WINDOW, tue: WINDOW, wed: WINDOW, thu: WINDOW, fri: WINDOW },
  holidays: ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25'],
};

/** Starts spread over a year, in no order. */
const starts = Array.from({ length: COUNT }, (_, index) => Date.UTC(2026, 0, 1) + ((index * 7_919) % 525_600) * 60_000);

type Deadline = (start: number) => number;

/** The same rules walked day by day. `dayOf` gives a date's window as instants. */
function walker(windowOf: (date: Temporal.PlainDate) => readonly [number, number] | undefined): Deadline {
  return (start) => {
    let left = TARGET;
    let date = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(CALENDAR.timeZone).toPlainDate();
    for (;;) {
      const [open, close] = windowOf(date) ?? [0, 0];
      const from = Math.max(open, start);
      if (close - from >= left) return from + left;
      left -= Math.max(0, close - from);
      date = date.add({ days: 1 });
    }
  };
}

function windowOfDate(date: Temporal.PlainDate): readonly [number, number] | undefined {
  if (date.dayOfWeek > 5 || CALENDAR.holidays?.includes(date.toString())) return undefined;
  const at = (hour: number): number =>
    date.toZonedDateTime({ timeZone: CALENDAR.timeZone, plainTime: { hour } }).epochMilliseconds;
  return [at(9), at(18)];
}

function cachedByDay(): Deadline {
  const days = new Map<string, readonly [number, number] | undefined>();
  return walker((date) => {
    const key = date.toString();
    if (!days.has(key)) days.set(key, windowOfDate(date));
    return days.get(key);
  });
}

function measure(deadline: Deadline): { readonly seconds: number; readonly checksum: number } {
  const begin = performance.now();
  let checksum = 0;
  for (const start of starts) checksum += deadline(start) - start;
  return { seconds: (performance.now() - begin) / 1000, checksum };
}

/** One deadline of a calendar that nobody has asked about before; the zone's formatter is already there. */
function coldDeadlines(runs: number): { readonly median: number; readonly p99: number } {
  const took = starts.slice(0, runs).map((start) => {
    const begin = performance.now();
    compileCalendar(CALENDAR).add(start, TARGET);
    return performance.now() - begin;
  });
  took.sort((a, b) => a - b);
  return { median: took[Math.floor(runs / 2)] ?? 0, p99: took[Math.floor(runs * 0.99)] ?? 0 };
}

const begin = performance.now();
const open = compileCalendar(CALENDAR);
open.add(starts[0] ?? 0, TARGET);
const first = performance.now() - begin;
const ours: Deadline = (start) => open.add(start, TARGET);

const rows = [
  ['replywatch, first pass', measure(ours)],
  ['replywatch, warm', measure(ours)],
  ['temporal-polyfill, day cache', measure(cachedByDay())],
  ['temporal-polyfill', measure(walker(windowOfDate))],
] as const;
const warm = rows[1][1];
for (const [name, { seconds, checksum }] of rows) {
  if (checksum !== warm.checksum) throw new Error(`${name} disagrees: ${checksum} against ${warm.checksum}`);
  console.log(`${name.padEnd(30)} ${seconds.toFixed(4)} s   ${(seconds / warm.seconds).toFixed(1)} x`);
}
const cold = coldDeadlines(2_000);
console.log(`cold deadline (new calendar)   median ${cold.median.toFixed(3)} ms, p99 ${cold.p99.toFixed(3)} ms`);
console.log(`very first (Intl starts up)    ${first.toFixed(1)} ms`);
