import { DAY, HOUR, type Instant, utcDay } from '../shared/time.ts';
import { weekdayIndex } from '../sla/local-date.ts';
import { zoneNamed } from '../sla/zone.ts';

/** Wall clock of the zone as milliseconds, as if it were UTC. */
const wallOf = (at: Instant, timeZone: string): number => at + zoneNamed(timeZone).offsetAt(at);

/** 0 is Monday. */
export const weekdayIn = (at: Instant, timeZone: string): number =>
  weekdayIndex(Math.floor(wallOf(at, timeZone) / DAY));

/** 0 to 23. */
export const hourIn = (at: Instant, timeZone: string): number => Math.floor((wallOf(at, timeZone) % DAY) / HOUR);

/** The midnight that begins the day of an instant, and those that follow: days of 23 and 25 hours are what they are. */
export function dayStart(at: Instant, timeZone: string, days = 0): Instant {
  const midnight = Math.floor(wallOf(at, timeZone) / DAY) * DAY;
  return zoneNamed(timeZone).toInstant(midnight + days * DAY);
}

/** The date as `yyyymmdd`. */
export const localDay = (at: Instant, timeZone: string): string => utcDay(wallOf(at, timeZone));

export const WEEKDAY_NAMES: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];
