import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY, HOUR, type Instant } from '../../functions/domain/shared/time.ts';
import { parseInstant } from '../../functions/domain/sla/instant-text.ts';
import { type LocalDay, parseLocalDate } from '../../functions/domain/sla/local-date.ts';
import { zoneNamed } from '../../functions/domain/sla/zone.ts';

/** A date is its first instant. */
export const rangeStart = (text: string, timeZone: string, now: Instant): Instant =>
  read(text, '--from', timeZone, now, 0);

/** A date is included: its end is the first instant of the next one. */
export const rangeEnd = (text: string, timeZone: string, now: Instant): Instant => read(text, '--to', timeZone, now, 1);

function read(text: string, path: string, timeZone: string, now: Instant, daysOn: number): Instant {
  if (text === 'now') return now;
  const ago = /^(?<count>\d{1,5})(?<unit>[dh])$/u.exec(text)?.groups;
  if (ago !== undefined) return now - Number(ago['count']) * (ago['unit'] === 'd' ? DAY : HOUR);
  if (/^\d{4}-\d\d-\d\d$/u.test(text)) return midnight(parseLocalDate(text, path) + daysOn, timeZone);
  if (/^\d{4}-/u.test(text)) return parseInstant(text, path);
  throw new Refusal(
    path,
    `${shown(text)} is no time`,
    'write 7d, 24h, a date like 2026-11-30, or an instant with its zone',
  );
}

const midnight = (day: LocalDay, timeZone: string): Instant => zoneNamed(timeZone).toInstant(day * DAY);
