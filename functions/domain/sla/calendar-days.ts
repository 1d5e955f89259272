import { Refusal, shown } from '../shared/refusal.ts';
import type { Instant } from '../shared/time.ts';
import type { Calendar, Window } from './calendar.ts';
import { type Holidays, readHolidays } from './calendar-holidays.ts';
import { parseInstant } from './instant-text.ts';
import { type LocalDay, parseLocalDate, WEEKDAYS, weekdayIndex } from './local-date.ts';
import { type Span, unite } from './time-spans.ts';
import { parseWindow } from './wall-time.ts';

/** A calendar's promises day by day, as wall-clock milliseconds since the midnight of each date. */
export interface CalendarDays {
  /** Windows that open on this date; they may overlap. */
  windowsOn(day: LocalDay): readonly Span[];
  breaksOn(day: LocalDay): readonly Span[];
  /** True when nothing departs from the weekly hours on this date. */
  isOrdinary(day: LocalDay): boolean;
  readonly opensWeekly: boolean;
  /** Dates of overrides, ascending: the only ones that open when there are no weekly hours. */
  readonly overrideDays: readonly LocalDay[];
  /** First and last date that is written out anywhere; undefined when none is. */
  readonly exceptions: readonly [first: LocalDay, last: LocalDay] | undefined;
  /** United instants at which nothing is open. */
  readonly closures: readonly Span[];
}

const NOTHING: readonly Span[] = [];

/** Reads a calendar's texts once. Refuses, in one line, the first that cannot be read. */
export function readCalendarDays(calendar: Calendar, path: string): CalendarDays {
  const weekly = WEEKDAYS.map((weekday) => readWindows(calendar.hours[weekday] ?? [], `${path}.hours.${weekday}`));
  const holidays = readHolidays(calendar.holidays ?? [], `${path}.holidays`);
  const overrides = readDays(calendar.overrides ?? {}, `${path}.overrides`);
  const breaks = readDays(calendar.breaks ?? {}, `${path}.breaks`);
  const holidayBeatsOverride = calendar.holidayBeatsOverride ?? true;

  const windowsOn = (day: LocalDay): readonly Span[] => {
    const override = overrides.get(day);
    if (holidays.has(day) && (holidayBeatsOverride || override === undefined)) return NOTHING;
    return override ?? (weekly[weekdayIndex(day)] as readonly Span[]);
  };
  return {
    windowsOn,
    breaksOn: (day) => breaks.get(day) ?? NOTHING,
    isOrdinary: (day) => !holidays.has(day) && !overrides.has(day) && !breaks.has(day),
    opensWeekly: weekly.some((windows) => windows.length > 0),
    overrideDays: [...overrides.keys()].sort((a, b) => a - b),
    exceptions: extent(holidays, overrides, breaks),
    closures: readClosures(calendar.closures ?? [], `${path}.closures`),
  };
}

const readWindows = (windows: readonly Window[], path: string): readonly Span[] =>
  windows.map((window, index) => parseWindow(window, `${path}[${index}]`));

function readDays(
  days: Readonly<Record<string, readonly Window[]>>,
  path: string,
): ReadonlyMap<LocalDay, readonly Span[]> {
  return new Map(
    Object.entries(days).map(([date, windows]) => [
      parseLocalDate(date, `${path}.${date}`),
      readWindows(windows, `${path}.${date}`),
    ]),
  );
}

function readClosures(closures: readonly (readonly [string, string])[], path: string): readonly Span[] {
  return unite(
    closures.map((closure, index): readonly [Instant, Instant] => {
      const from = parseInstant(closure[0], `${path}[${index}][0]`);
      const to = parseInstant(closure[1], `${path}[${index}][1]`);
      if (to < from) {
        throw new Refusal(
          `${path}[${index}]`,
          `${shown(closure)} ends before it begins`,
          'write the earlier instant first',
        );
      }
      return [from, to];
    }),
  );
}

function extent(
  holidays: Holidays,
  ...dated: readonly ReadonlyMap<LocalDay, unknown>[]
): readonly [LocalDay, LocalDay] | undefined {
  const days = [...holidays.dates, ...dated.flatMap((map) => [...map.keys()])];
  if (days.length === 0) return undefined;
  // Not Math.min(...days): a list of some 100,000 dates would overflow the stack.
  return days.reduce<[LocalDay, LocalDay]>(
    ([first, last], day) => [Math.min(first, day), Math.max(last, day)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
