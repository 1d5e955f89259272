import { Refusal, shown } from '../shared/refusal.ts';
import { DAY } from '../shared/time.ts';
import type { Weekday } from './calendar.ts';

/** A calendar date as the number of days since 1970-01-01, whatever the zone. */
export type LocalDay = number;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];

/** 0 is Monday. */
export const weekdayIndex = (day: LocalDay): number => (((day + 3) % 7) + 7) % 7;

export const dayOf = (year: number, month: number, date: number): LocalDay => {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; a full cycle of 400 years later the calendar is the same.
  return Date.UTC(year + 400, month - 1, date) / DAY - 146_097;
};

export const yearOf = (day: LocalDay): number => new Date(day * DAY).getUTCFullYear();

export const dateText = (day: LocalDay): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Whether the year has this month and day of the month. */
export function isDate(year: number, month: number, date: number): boolean {
  return month >= 1 && month <= 12 && date >= 1 && date <= dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** Reads `yyyy-mm-dd`; refuses a date that no year has. */
export function parseLocalDate(text: string, path: string): LocalDay {
  // A text that does not look like a date has month 0, which no year has.
  const [, year = 0, month = 0, date = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? []).map(Number);
  if (!isDate(year, month, date)) {
    throw new Refusal(path, `${shown(text)} is not a date`, 'write yyyy-mm-dd, e.g. 2026-12-25');
  }
  return dayOf(year, month, date);
}
