import { Refusal, shown } from '../shared/refusal.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../shared/time.ts';
import { dayOf, isDate } from './local-date.ts';
import { parseUtcOffset } from './utc-offset.ts';

const INSTANT =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<date>\d\d)[Tt ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)$/u;

/**
 * Reads an ISO 8601 instant with `Z` or an offset. Digits beyond the millisecond are cut off.
 * Without a zone it would be a different instant on every machine, so that is refused.
 */
export function parseInstant(value: unknown, path: string): Instant {
  const fields = typeof value === 'string' ? INSTANT.exec(value.trim())?.groups : undefined;
  const at = fields === undefined ? undefined : instantOf(fields, String(value).trim());
  if (at === undefined) {
    throw new Refusal(
      path,
      `${shown(value)} is not an instant`,
      'write ISO 8601 with a zone, e.g. 2026-11-22T09:00:00Z or 2026-11-22T10:00:00+01:00',
    );
  }
  return at;
}

function instantOf(fields: Readonly<Record<string, string | undefined>>, text: string): Instant | undefined {
  const field = (name: string): number => Number(fields[name] ?? 0);
  const [year, month, date] = [field('year'), field('month'), field('date')];
  const time = field('hour') * HOUR + field('minute') * MINUTE + field('second') * SECOND;
  if (!isDate(year, month, date) || field('minute') > 59 || field('second') > 59 || time > DAY) return undefined;
  const fraction = Number((fields['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
  return dayOf(year, month, date) * DAY + time + fraction - parseUtcOffset(text);
}
