import { type SourceTime, timeOf } from '../../domain/mentions/source-time.ts';

const MAIL_DATE =
  /^(?:[a-z]+\.?,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?/iu;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** The zones of RFC 822; other letters have meant too many things. */
const ZONES: Readonly<Record<string, string>> = {
  gmt: 'Z',
  ut: 'Z',
  utc: 'Z',
  z: 'Z',
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
};

/** A time as feeds write it: ISO 8601, or as in mail (`Fri, 20 Nov 2026 10:00:00 +0100`). Without a zone right to the day only. */
export const feedTimeOf = (text: string | undefined): SourceTime | undefined =>
  timeOf(text, 'unknown') ?? timeOf(isoOf(text ?? ''), 'unknown');

function isoOf(text: string): string | undefined {
  const [, day, monthName, year, hour, minute, second, zone] = MAIL_DATE.exec(text.trim()) ?? [];
  const month = MONTHS.indexOf(monthName?.toLowerCase() ?? '') + 1;
  if (day === undefined || year === undefined || month === 0) return undefined;
  // RFC 2822: two digits below 50 are of this century.
  const whole = year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`;
  const date = `${whole}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return date;
  const offset = zone === undefined ? '' : (ZONES[zone.toLowerCase()] ?? (/\d/u.test(zone) ? zone : ''));
  return `${date}T${two(hour)}:${minute}:${second ?? '00'}${offset}`;
}

const two = (number: number | string): string => String(number).padStart(2, '0');
