import { Temporal } from 'temporal-polyfill';
import type { Calendar, Window } from '../../../functions/domain/sla/calendar.ts';

/** Forty and more zones: every continent, half and quarter hours, double and negative DST, Ramadan DST, a skipped day. */
export const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Africa/Johannesburg',
  'Africa/Juba',
  'Africa/Khartoum',
  'Africa/Sao_Tome',
  'Africa/Windhoek',
  'America/Asuncion',
  'America/Caracas',
  'America/Chicago',
  'America/Godthab',
  'America/Halifax',
  'America/Havana',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/New_York',
  'America/Port-au-Prince',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Whitehorse',
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Asia/Almaty',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Famagusta',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Asia/Ulaanbaatar',
  'Atlantic/Azores',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Europe/Dublin',
  'Europe/Istanbul',
  'Europe/London',
  'Europe/Moscow',
  'Europe/Volgograd',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Bougainville',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Fiji',
  'Pacific/Norfolk',
  'Pacific/Tongatapu',
] as const;

/** Every instant in `[from, to)` at which the zone's offset changes, as Temporal sees it. */
export function offsetChanges(zone: string, from: string, to: string): readonly Temporal.ZonedDateTime[] {
  const end = Temporal.Instant.from(to).epochMilliseconds;
  const changes: Temporal.ZonedDateTime[] = [];
  let at = Temporal.Instant.from(from).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at !== null && at.epochMilliseconds < end) {
    changes.push(at);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

/** `at` is a wall time of the zone: the instant Temporal calls compatible (gap forward, overlap earlier). */
export const compatibleInstant = (at: Temporal.PlainDateTime, zone: string): number =>
  at.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

/**
 * Open minutes found by brute force: every window of every date becomes instants through Temporal, then each whole minute
 * of `[from, to)` is looked at by itself. Shares no idea with the engine, so it can disagree with it.
 */
export function openMinutes(calendar: Calendar, from: number, to: number): readonly boolean[] {
  const open = new Array<boolean>(Math.round((to - from) / 60_000)).fill(false);
  const paint = ([start, end]: readonly [number, number], value: boolean): void => {
    const first = Math.max(0, (start - from) / 60_000);
    open.fill(value, first, Math.max(first, Math.min(open.length, (end - from) / 60_000)));
  };
  const dates = datesAround(calendar.timeZone, from, to);
  for (const date of dates)
    for (const window of windowsOf(calendar, date)) paint(instantsOf(window, date, calendar), true);
  for (const date of dates) {
    for (const window of calendar.breaks?.[date.toString()] ?? []) paint(instantsOf(window, date, calendar), false);
  }
  for (const [start, end] of calendar.closures ?? []) paint([Date.parse(start), Date.parse(end)], false);
  return open;
}

function windowsOf(calendar: Calendar, date: Temporal.PlainDate): readonly Window[] {
  const override = calendar.overrides?.[date.toString()];
  const isHoliday = calendar.holidays?.includes(date.toString()) ?? false;
  if (isHoliday && (override === undefined || (calendar.holidayBeatsOverride ?? true))) return [];
  const weekday = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[date.dayOfWeek - 1];
  return override ?? (weekday === undefined ? [] : (calendar.hours[weekday] ?? []));
}

function instantsOf([open, close]: Window, date: Temporal.PlainDate, calendar: Calendar): readonly [number, number] {
  const at = (time: string, days: number): number =>
    compatibleInstant(
      time === '24:00'
        ? date.add({ days: days + 1 }).toPlainDateTime()
        : date.add({ days }).toPlainDateTime(Temporal.PlainTime.from(time)),
      calendar.timeZone,
    );
  return [at(open, 0), at(close, close <= open ? 1 : 0)];
}

/** Dates that happen in the zone, from three days before to three days after. */
function datesAround(zone: string, from: number, to: number): readonly Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = [];
  let date = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 3 });
  const last = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO(zone).toPlainDate().add({ days: 3 });
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    if (date.toZonedDateTime(zone).toPlainDate().equals(date)) dates.push(date);
    date = date.add({ days: 1 });
  }
  return dates;
}
