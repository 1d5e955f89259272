import { DAY, type Duration, HOUR, type Instant, MINUTE } from '../shared/time.ts';
import type { Alert } from './alert.ts';

/** Each of these English dialects abbreviates the zones of its own part of the world and no others. */
const DIALECTS = ['en-US', 'en-GB', 'en-AU', 'en-ZA', 'en-IN'] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using one; a storm uses thousands. */
function formatFor(dialect: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify([dialect, options]);
  const format = formats.get(name) ?? new Intl.DateTimeFormat(dialect, options);
  formats.set(name, format);
  return format;
}

/** `CET`, `EST`; where nobody uses an abbreviation, `UTC+9`. */
export function zoneAbbreviation(at: Instant, timeZone: string): string {
  const names = DIALECTS.map((dialect) => zoneName(at, timeZone, dialect));
  return names.find((name) => !/^(?:GMT|UTC)[+-]/u.test(name)) ?? (names[0] ?? 'UTC').replace('GMT', 'UTC');
}

function zoneName(at: Instant, timeZone: string, dialect: string): string {
  const parts = formatFor(dialect, { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}

/** `14:30 CET` on the same local day as `seenFrom`, else `Mon 23 Nov 14:30 CET`; the year only when it differs. */
export function localTime(at: Instant, timeZone: string, seenFrom: Instant): string {
  const [here, there] = [wallClock(at, timeZone), wallClock(seenFrom, timeZone)];
  const time = `${here['hour']}:${here['minute']} ${zoneAbbreviation(at, timeZone)}`;
  const sameYear = here['year'] === there['year'];
  if (sameYear && here['month'] === there['month'] && here['day'] === there['day']) return time;
  return `${here['weekday']} ${here['day']} ${here['month']}${sameYear ? '' : ` ${here['year']}`} ${time}`;
}

function wallClock(at: Instant, timeZone: string): Readonly<Record<string, string>> {
  const format = formatFor('en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** `45 min`, `3 h 10 min`, `2 d 4 h`: two units at most, rounded down; never negative. */
export function lengthWords(length: Duration): string {
  if (length < MINUTE) return 'under 1 min';
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < 2 * DAY) return pair(length, HOUR, 'h', MINUTE, 'min');
  return pair(length, DAY, 'd', HOUR, 'h');
}

function pair(length: Duration, big: Duration, bigName: string, small: Duration, smallName: string): string {
  const rest = Math.floor((length % big) / small);
  return `${Math.floor(length / big)} ${bigName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/** `in 45 min` before the deadline, `3 h 10 min overdue` from the deadline on. */
export const distanceWords = (toDue: Duration): string =>
  toDue > 0 ? `in ${lengthWords(toDue)}` : `${lengthWords(-toDue)} overdue`;

export interface DueWords {
  /** `14:30 CET` */
  readonly at: string;
  /** `in 45 min, business hours`, `3 h 10 min overdue` */
  readonly distance: string;
}

/** Open time is named as such; without it the distance is the plain one, and says nothing about business hours. */
export function dueWords(
  alert: Pick<Alert, 'dueAt' | 'decidedAt' | 'timeZone' | 'openTimeToDue'>,
  options: { readonly withoutOpenTime?: boolean } = {},
): DueWords {
  const at = localTime(alert.dueAt, alert.timeZone, alert.decidedAt);
  const open = options.withoutOpenTime ? undefined : alert.openTimeToDue;
  const plain = distanceWords(alert.dueAt - alert.decidedAt);
  return { at, distance: open === undefined ? plain : `${distanceWords(open)}, business hours` };
}
