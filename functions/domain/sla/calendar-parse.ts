import { Refusal, shown } from '../shared/refusal.ts';
import type { Calendar, Weekday, Window } from './calendar.ts';
import { WEEKDAYS } from './local-date.ts';

const WEEKDAY_NAMES: Readonly<Record<string, Weekday>> = Object.fromEntries(
  WEEKDAYS.flatMap((day, index) => [
    [day, day],
    [['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'][index] as string, day],
  ]),
);

/**
 * Reads a calendar from JSON. Generous in form (long weekday names, `"09:00-17:00"`, one window without its list,
 * `null` for absent), strict in meaning: what it cannot place is a Refusal. Texts are read by compileCalendar.
 */
export function parseCalendar(value: unknown, path = 'calendar'): Calendar {
  const fields = record(value, path, 'write {"timeZone": "Europe/Berlin", "hours": {"mon": [["09:00", "17:00"]]}}');
  const { timeZone, holidayBeatsOverride } = fields;
  if (typeof timeZone !== 'string' || timeZone === '') {
    throw new Refusal(
      `${path}.timeZone`,
      `${shown(timeZone)} is not a time zone`,
      'write an IANA name such as Europe/Berlin',
    );
  }
  if (!isAbsent(holidayBeatsOverride) && typeof holidayBeatsOverride !== 'boolean') {
    throw new Refusal(
      `${path}.holidayBeatsOverride`,
      `${shown(holidayBeatsOverride)} is neither true nor false`,
      'write one',
    );
  }
  return {
    timeZone,
    hours: parseHours(fields['hours'], `${path}.hours`),
    holidays: list(fields['holidays'], `${path}.holidays`).map((day, index) =>
      parseDay(day, `${path}.holidays[${index}]`),
    ),
    overrides: parseDays(fields['overrides'], `${path}.overrides`),
    breaks: parseDays(fields['breaks'], `${path}.breaks`),
    closures: list(fields['closures'], `${path}.closures`).map((pair, index) =>
      parsePair(pair, `${path}.closures[${index}]`),
    ),
    holidayBeatsOverride: holidayBeatsOverride ?? true,
  };
}

function parseHours(value: unknown, path: string): Calendar['hours'] {
  const hours: Partial<Record<Weekday, readonly Window[]>> = {};
  for (const [name, windows] of Object.entries(optionalRecord(value, path))) {
    const weekday = WEEKDAY_NAMES[name.trim().toLowerCase()];
    if (weekday === undefined)
      throw new Refusal(path, `${shown(name)} is not a weekday`, `write ${WEEKDAYS.join(', ')}`);
    hours[weekday] = [...(hours[weekday] ?? []), ...parseWindows(windows, `${path}.${name}`)];
  }
  return hours;
}

function parseDays(value: unknown, path: string): Readonly<Record<string, readonly Window[]>> {
  const days = Object.entries(optionalRecord(value, path));
  return Object.fromEntries(days.map(([date, windows]) => [date, parseWindows(windows, `${path}.${date}`)]));
}

function parseWindows(value: unknown, path: string): readonly Window[] {
  if (typeof value === 'string') return [parsePair(value, path)];
  const windows = list(value, path);
  const isOneWindow = windows.length === 2 && windows.every((time) => typeof time === 'string' && !time.includes('-'));
  if (isOneWindow) return [parsePair(windows, path)];
  return windows.map((window, index) => parsePair(window, `${path}[${index}]`));
}

/** Two texts: `["09:00", "17:00"]`; of times also `"09:00-17:00"`. */
function parsePair(value: unknown, path: string): readonly [string, string] {
  const pair = typeof value === 'string' ? value.split(/\s*[-–]\s*/u) : value;
  if (Array.isArray(pair) && pair.length === 2) {
    const [from, to]: readonly unknown[] = pair;
    if (typeof from === 'string' && typeof to === 'string') return [from.trim(), to.trim()];
  }
  throw new Refusal(path, `${shown(value)} is not a pair`, 'write two texts, from and to, e.g. ["09:00", "17:00"]');
}

/** A holiday: text, or an object that has it as `date`. */
function parseDay(value: unknown, path: string): string {
  const day = typeof value === 'object' && value !== null && 'date' in value ? value.date : value;
  if (typeof day === 'string') return day;
  throw new Refusal(path, `${shown(value)} is not a date`, 'write yyyy-mm-dd, e.g. 2026-12-25');
}

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

function list(value: unknown, path: string): readonly unknown[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value;
  throw new Refusal(path, `${shown(value)} is not a list`, 'write [...]');
}

function optionalRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  return isAbsent(value) ? {} : record(value, path, 'write {"name": [["09:00", "17:00"]]}');
}

function record(value: unknown, path: string, mend: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Refusal(path, `${shown(value)} is not an object`, mend);
}
