import { createRequire } from 'node:module';
import { DateTime } from 'luxon';
import type moment from 'moment';
import { Temporal } from 'temporal-polyfill';

/** Weekdays from nine to six in one zone, but for some dates: what every peer can be told. */
export interface OfficeHours {
  readonly timeZone: string;
  readonly holidays: readonly string[];
  /** Milliseconds. */
  readonly target: number;
}

/** A deadline, epoch milliseconds, for a start. */
export type Deadline = (start: number) => number;

type Day = readonly [opens: number, closes: number];

/** The rules walked day by day, with a library that knows zones. `next` is the date after, `dayOf` its window if it has one. */
function walker<Date>(
  target: number,
  dateAt: (start: number) => Date,
  next: (date: Date) => Date,
  dayOf: (date: Date) => Day | undefined,
): Deadline {
  return (start) => {
    let left = target;
    for (let date = dateAt(start); ; date = next(date)) {
      const [opens, closes] = dayOf(date) ?? [0, 0];
      const from = Math.max(opens, start);
      if (closes - from >= left) return from + left;
      left -= Math.max(0, closes - from);
    }
  };
}

/** Keeps the windows of dates that were asked for. */
function remembering<Date>(
  nameOf: (date: Date) => string,
  dayOf: (date: Date) => Day | undefined,
): (date: Date) => Day | undefined {
  const days = new Map<string, Day | undefined>();
  return (date) => {
    const name = nameOf(date);
    if (!days.has(name)) days.set(name, dayOf(date));
    return days.get(name);
  };
}

export function temporalDeadline({ timeZone, holidays, target }: OfficeHours, remember: boolean): Deadline {
  const dayOf = (date: Temporal.PlainDate): Day | undefined => {
    if (date.dayOfWeek > 5 || holidays.includes(date.toString())) return undefined;
    const at = (hour: number): number => date.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
    return [at(9), at(18)];
  };
  return walker(
    target,
    (start) => Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).toPlainDate(),
    (date) => date.add({ days: 1 }),
    remember ? remembering(String, dayOf) : dayOf,
  );
}

export function luxonDeadline({ timeZone, holidays, target }: OfficeHours, remember: boolean): Deadline {
  const dayOf = (date: DateTime): Day | undefined =>
    date.weekday > 5 || holidays.includes(date.toISODate() ?? '')
      ? undefined
      : [date.set({ hour: 9 }).toMillis(), date.set({ hour: 18 }).toMillis()];
  return walker(
    target,
    (start) => DateTime.fromMillis(start, { zone: timeZone }).startOf('day'),
    (date) => date.plus({ days: 1 }),
    remember ? remembering((date) => date.toISODate() ?? '', dayOf) : dayOf,
  );
}

interface BusinessMoment extends moment.Moment {
  addWorkingTime(amount: number, unit: string): BusinessMoment;
}

/** It knows no zones: the process has to be in the one of the calendar. */
export function momentDeadline({ holidays, target }: OfficeHours): Deadline {
  const require = createRequire(import.meta.url);
  const now: typeof moment = require('moment');
  require('moment-business-time');
  const hours = ['09:00:00', '18:00:00'];
  const settings = { workinghours: { 0: null, 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: null }, holidays };
  now.updateLocale('en', settings as moment.LocaleSpecification);
  return (start) => (now(start) as BusinessMoment).addWorkingTime(target / 60_000, 'minutes').valueOf();
}
