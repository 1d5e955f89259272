import { Refusal, shown } from '../shared/refusal.ts';
import { toIso } from '../shared/time.ts';
import type { Calendar, Weekday, Window } from './calendar.ts';
import { WEEKDAYS } from './local-date.ts';

const FULL_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Reads a calendar from JSON. Generous in form (long weekday names, `mon-fri`, `"09:00-17:00"`, `{from, to}`, one window
 * without its list, `null` for absent), strict in meaning: what it cannot place is a Refusal. Texts are read by
 * compileCalendar.
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
      parsePair(pair, `${path}.closures[${index}]`, epochText),
    ),
    holidayBeatsOverride: holidayBeatsOverride ?? true,
  };
}

function parseHours(value: unknown, path: string): Calendar['hours'] {
  const hours: Partial<Record<Weekday, readonly Window[]>> = {};
  for (const [name, windows] of Object.entries(optionalRecord(value, path))) {
    const weekdays = weekdaysNamed(name);
    if (weekdays === undefined) {
      throw new Refusal(path, `${shown(name)} is not a weekday`, `write ${WEEKDAYS.join(', ')}, or a range: mon-fri`);
    }
    for (const day of weekdays) hours[day] = [...(hours[day] ?? []), ...parseWindows(windows, `${path}.${name}`)];
  }
  return hours;
}

/** `mon`, `MONDAY`, `mon-fri`, `sat-mon`, `mon, wed`: both ends of a range included. */
function weekdaysNamed(text: string): readonly Weekday[] | undefined {
  const days: Weekday[] = [];
  for (const part of text.toLowerCase().split(',')) {
    const ends = part.split(/[-–]/u).map(weekdayNamed);
    const [first, last = first] = ends as [number, number?];
    if (ends.length > 2 || first < 0 || last < 0) return undefined;
    const count = ((last - first + 7) % 7) + 1;
    for (let step = 0; step < count; step += 1) days.push(WEEKDAYS[(first + step) % 7] as Weekday);
  }
  return days;
}

/** Three letters or more of its name; -1 when it is no weekday. */
const weekdayNamed = (text: string): number =>
  text.trim().length < 3 ? -1 : FULL_NAMES.findIndex((name) => name.startsWith(text.trim()));

function parseDays(value: unknown, path: string): Readonly<Record<string, readonly Window[]>> {
  const days = Object.entries(optionalRecord(value, path));
  return Object.fromEntries(days.map(([date, windows]) => [date, parseWindows(windows, `${path}.${date}`)]));
}

function parseWindows(value: unknown, path: string): readonly Window[] {
  if (value === 'closed') return [];
  if (typeof value === 'string' || isObject(value)) return [parsePair(value, path)];
  const windows = list(value, path);
  const isOneWindow = windows.length === 2 && windows.every((time) => typeof time === 'string' && !time.includes('-'));
  if (isOneWindow) return [parsePair(windows, path)];
  return windows.map((window, index) => parsePair(window, `${path}[${index}]`));
}

/** Two texts: `["09:00", "17:00"]` or `{from, to}`; of times also `"09:00-17:00"`. `textOf` reads ends that are none. */
function parsePair(value: unknown, path: string, textOf = (end: unknown) => end): readonly [string, string] {
  const pair = typeof value === 'string' ? value.split(/[-–]/u).map((end) => end.trim()) : endsOf(value);
  const [from, to] = pair.map(textOf);
  if (pair.length === 2 && typeof from === 'string' && typeof to === 'string') return [from.trim(), to.trim()];
  throw new Refusal(path, `${shown(value)} is not a pair`, 'write two texts, from and to, e.g. ["09:00", "17:00"]');
}

/** The two ends of a stretch, however it is written: a list, or `{from, to}`, `{open, close}`, `{start, end}`. */
export function endsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];
  const { from, open, start, to, close, end } = value;
  return [from ?? open ?? start, to ?? close ?? end];
}

/** Epoch milliseconds as text, where a text can show them. */
const epochText = (end: unknown): unknown =>
  typeof end === 'number' && Math.abs(end) <= 8.64e15 ? toIso(Math.floor(end)) : end;

/** A holiday: text, or an object that has it as `date`. */
function parseDay(value: unknown, path: string): string {
  const day = isObject(value) ? value['date'] : value;
  if (typeof day === 'string') return day;
  throw new Refusal(path, `${shown(value)} is not a date`, 'write yyyy-mm-dd, e.g. 2026-12-25');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  if (isObject(value)) return value;
  throw new Refusal(path, `${shown(value)} is not an object`, mend);
}
