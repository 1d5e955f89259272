import { instantOf, instantOfSeconds } from '../../functions/domain/mentions/source-time.ts';
import { type Instant, toIso } from '../../functions/domain/shared/time.ts';
import { zoneNamed } from '../../functions/domain/sla/zone.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface TimeForm {
  /** IANA zone of times that name none. @default nobody knows: then only the day is right */
  readonly zone?: string;
  /** @default 'ymd' */
  readonly dates: DateOrder;
}

/** A time as an entry carries it. */
export interface RowTime {
  readonly at: string;
  readonly precision: 'exact' | 'day';
}

const DIGITS =
  /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?)?$/iu;
const ORDERS: Readonly<Record<DateOrder, readonly [year: number, month: number, day: number]>> = {
  ymd: [1, 2, 3],
  dmy: [3, 2, 1],
  mdy: [3, 1, 2],
};

/**
 * Reads the time of a row: ISO 8601 with a zone, seconds or milliseconds since 1970, or a date in the order that was
 * said, with or without a time. Without a zone anywhere, and without a time, only the day is right.
 */
export function rowTime(text: string, { zone, dates }: TimeForm): RowTime | undefined {
  const words = text.trim();
  const exact =
    instantOf(words) ?? (/^\d{10}$/u.test(words) ? instantOfSeconds(words) : undefined) ?? ofMilliseconds(words);
  if (exact !== undefined) return { at: toIso(exact), precision: 'exact' };
  const found = DIGITS.exec(words);
  if (found === null) return undefined;
  const [year, month, day] = ORDERS[dates].map((index) => Number(found[index]));
  const hour = hourOf(Number(found[4] ?? 0), found[7]);
  const local = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, Number(found[5] ?? 0), Number(found[6] ?? 0));
  if (!isThatDay(local, year, month, day)) return undefined;
  const at = zone === undefined ? local : zoneNamed(zone, '--zone').toInstant(local);
  const believable = instantOf(toIso(at));
  if (believable === undefined || hour > 23) return undefined;
  return { at: toIso(believable), precision: zone !== undefined && found[4] !== undefined ? 'exact' : 'day' };
}

const ofMilliseconds = (words: string): Instant | undefined =>
  /^\d{13}$/u.test(words) ? instantOf(toIso(Number(words))) : undefined;

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
}

/** 31/02 and month 13 roll over in Date.UTC: they are no days. */
function isThatDay(local: number, year = 0, month = 0, day = 0): boolean {
  if (!Number.isFinite(local) || year < 1990) return false;
  const date = new Date(local);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
