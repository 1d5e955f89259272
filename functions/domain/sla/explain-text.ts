import { type Duration, HOUR, type Instant, MINUTE, SECOND } from '../shared/time.ts';

/** `Mon 2026-11-16 10:00 UTC+1`; with seconds only where there are any. The offset makes both sides of a change plain. */
export function localText(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const seconds = part['second'] === '00' ? '' : `:${part['second']}`;
  const zone = String(part['timeZoneName']).replace(/^GMT(?:\+0$)?/u, 'UTC');
  const date = `${part['weekday']} ${part['year']}-${part['month']}-${part['day']}`;
  return `${date} ${part['hour']}:${part['minute']}${seconds} ${zone}`;
}

/** `3 h 20 min`, `45 s`. Hours do not become days: a day of open time has no length that two people agree on. */
export function lengthText(length: Duration): string {
  const seconds = Math.round(Math.abs(length) / SECOND);
  const parts = [
    [Math.floor(seconds / (HOUR / SECOND)), 'h'],
    [Math.floor((seconds / (MINUTE / SECOND)) % 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.length === 0 ? '0 s' : words.join(' ');
}
