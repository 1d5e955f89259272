import type { Instant } from '../../../functions/domain/shared/time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Mon 09:03` in a zone. */
export function localTime(at: Instant, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, format);
  return format.format(at).replace(',', '');
}
