import { DAY, HOUR, type Instant } from '../shared/time.ts';
import { type LocalDay, weekdayIndex } from '../sla/local-date.ts';
import type { Zone } from '../sla/zone.ts';

/** Weeks that the load is learnt from. */
export const LOAD_WEEKS = 8;
/** The newest of them are also forecast from those before them, to see how far off that would have been. */
const REPLAYED_WEEKS = 4;
const FEWEST_WEEKS = 2;

/** One local day to come. */
export interface LoadDay {
  readonly day: LocalDay;
  /** Clocks expected to start, by local hour: 24 numbers. */
  readonly hours: readonly number[];
  readonly expected: number;
  /** The calendar is closed: days like it were left out of the average, so that it may well be another number. */
  readonly holiday: boolean;
}

/** How far off the same forecast would have been, in clocks, beside the guess that a week is as the one before it. */
export interface LoadBacktest {
  readonly weeks: number;
  /** Mean absolute error of a day's number. */
  readonly dayError: number;
  readonly usualDayError: number;
  /** Mean absolute error of an hour's number. */
  readonly hourError: number;
  readonly usualHourError: number;
}

export interface LoadForecast {
  /** Whole weeks before today that were averaged; 0: too few are known. */
  readonly weeks: number;
  /** Today and the six days after it; empty where too little is known. */
  readonly days: readonly LoadDay[];
  readonly backtest?: LoadBacktest;
}

export interface LoadInput {
  /** When clocks started that somebody had to answer. */
  readonly starts: readonly Instant[];
  /** Nothing is known of what was before. */
  readonly knownFrom: Instant;
  readonly now: Instant;
  readonly zone: Zone;
  readonly isHoliday: (day: LocalDay) => boolean;
}

/** Expected number = mean of the same hour of the same weekday in the last whole weeks, holidays left out. */
export function forecastLoad({ starts, knownFrom, now, zone, isHoliday }: LoadInput): LoadForecast {
  const dayOf = (at: Instant): LocalDay => Math.floor((at + zone.offsetAt(at)) / DAY);
  const today = dayOf(now);
  const firstKnown = dayOf(knownFrom + DAY - 1);
  const weeks = Math.min(LOAD_WEEKS, Math.floor((today - firstKnown) / 7));
  if (weeks < FEWEST_WEEKS) return { weeks: 0, days: [] };
  const seen = hoursByDay(starts, zone);
  const meanBefore = (day: LocalDay, start: LocalDay, most: number): readonly number[] => {
    const before = Array.from({ length: most }, (_, index) => start - 7 * (index + 1) + weekdaysAfter(start, day));
    const ordinary = before.filter((one) => !isHoliday(one));
    return HOURS.map((hour) => mean(ordinary.map((one) => seen.get(one)?.[hour] ?? 0)));
  };
  const days = Array.from({ length: 7 }, (_, index): LoadDay => {
    const hours = meanBefore(today + index, today, weeks);
    return { day: today + index, hours, expected: sum(hours), holiday: isHoliday(today + index) };
  });
  const errors: {
    readonly day: number;
    readonly usualDay: number;
    readonly hour: number;
    readonly usualHour: number;
  }[] = [];
  const replayed = Math.min(REPLAYED_WEEKS, weeks - FEWEST_WEEKS);
  for (let back = 1; back <= replayed; back += 1) {
    const start = today - 7 * back;
    for (let day = start; day < start + 7; day += 1) {
      const came = seen.get(day) ?? NONE;
      const said = meanBefore(day, start, weeks - back);
      const usual = seen.get(day - 7) ?? NONE;
      errors.push({
        day: Math.abs(sum(said) - sum(came)),
        usualDay: Math.abs(sum(usual) - sum(came)),
        hour: mean(HOURS.map((hour) => Math.abs((said[hour] ?? 0) - (came[hour] ?? 0)))),
        usualHour: mean(HOURS.map((hour) => Math.abs((usual[hour] ?? 0) - (came[hour] ?? 0)))),
      });
    }
  }
  if (errors.length === 0) return { weeks, days };
  return {
    weeks,
    days,
    backtest: {
      weeks: replayed,
      dayError: mean(errors.map(({ day }) => day)),
      usualDayError: mean(errors.map(({ usualDay }) => usualDay)),
      hourError: mean(errors.map(({ hour }) => hour)),
      usualHourError: mean(errors.map(({ usualHour }) => usualHour)),
    },
  };
}

const HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
const NONE: readonly number[] = HOURS.map(() => 0);

/** Days from `start` to the first day from it on with the weekday of `day`. */
const weekdaysAfter = (start: LocalDay, day: LocalDay): number => (weekdayIndex(day) - weekdayIndex(start) + 7) % 7;

function hoursByDay(starts: readonly Instant[], zone: Zone): ReadonlyMap<LocalDay, readonly number[]> {
  const days = new Map<LocalDay, number[]>();
  for (const at of starts) {
    const wall = at + zone.offsetAt(at);
    const day = Math.floor(wall / DAY);
    const hours = days.get(day) ?? HOURS.map(() => 0);
    const hour = Math.floor((wall - day * DAY) / HOUR);
    hours[hour] = (hours[hour] ?? 0) + 1;
    days.set(day, hours);
  }
  return days;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length);
