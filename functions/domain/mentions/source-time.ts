import type { Instant } from '../shared/time.ts';
import { SECOND } from '../shared/time.ts';
import type { Precision } from './observation.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/iu;
const EARLIEST: Instant = Date.UTC(1990, 0, 1);
const LATEST: Instant = Date.UTC(2100, 0, 1);

/** Reads ISO 8601 with a zone (`Z`, `-07:00`, `+0000`). Undefined for everything else: a missing zone is never guessed. */
export function instantOf(text: unknown): Instant | undefined {
  const [, date, time, zone] = partsOf(text);
  return date === undefined || time === undefined || zone === undefined ? undefined : instantAt(date, time, zone);
}

/** Reads seconds since 1970, a number or its digits as text (Google writes `"1763632800"`). */
export function instantOfSeconds(seconds: unknown): Instant | undefined {
  const digits = typeof seconds === 'string' && /^\d{1,12}$/u.test(seconds.trim()) ? Number(seconds) : seconds;
  return typeof digits === 'number' && Number.isFinite(digits) ? believable(Math.round(digits * SECOND)) : undefined;
}

/** A time as an observation carries it; `assumed` says what was added that the source did not write. */
export interface SourceTime {
  readonly at: Instant;
  readonly precision: Exclude<Precision, 'unknown'>;
  readonly assumed?: 'UTC';
}

/**
 * Reads ISO 8601 as `instantOf` does, and where the zone is missing or only a date is given as follows: `utc` when the
 * source's documentation says that its times are in UTC (exact); `unknown` when nobody says (right to the day only).
 */
export function timeOf(text: unknown, missingZone: 'utc' | 'unknown'): SourceTime | undefined {
  const [, date, time, zone] = partsOf(text);
  if (date === undefined) return undefined;
  const at = instantAt(date, time ?? '00:00', zone ?? 'Z');
  if (at === undefined) return undefined;
  if (time !== undefined && zone !== undefined) return { at, precision: 'exact' };
  const isExact = time !== undefined && missingZone === 'utc';
  return { at, precision: isExact ? 'exact' : 'day', assumed: 'UTC' };
}

const partsOf = (text: unknown): readonly (string | undefined)[] =>
  (typeof text === 'string' ? ISO.exec(text.trim()) : undefined) ?? [];

function instantAt(date: string, time: string, zone: string): Instant | undefined {
  const withColon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  return believable(Date.parse(`${date}T${time}${withColon}`));
}

const believable = (at: Instant): Instant | undefined => (at >= EARLIEST && at < LATEST ? at : undefined);
