import { DAY, type Duration, HOUR, type Instant, MINUTE } from '../shared/time.ts';
import type { Bucket } from '../sla/verdict.ts';
import type { WaitFigure } from './response-times.ts';

/** Every bucket in the order of reports, with its words. */
export const BUCKETS: readonly { readonly bucket: Bucket; readonly words: string }[] = [
  { bucket: 'met', words: 'answered in time' },
  { bucket: 'late', words: 'answered late' },
  { bucket: 'overdue', words: 'overdue, unanswered' },
  { bucket: 'notAnswerable', words: 'overdue, answer not visible' },
  { bucket: 'inWindow', words: 'still in time' },
  { bucket: 'excluded', words: 'no answer asked' },
];

/** `71 % (5 of 7)`: never a share without what it is a share of. */
export function shareWords(share: number | undefined, part: number, whole: number): string {
  return share === undefined ? 'nothing to measure yet' : `${Math.round(share * 100)} % (${part} of ${whole})`;
}

/** `1 h 5 min`, `2 d 3 h`. */
export function durationWords(length: Duration): string {
  if (length < MINUTE) return `${Math.round(length / 1000)} s`;
  const minutes = Math.round(length / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 2 * (DAY / MINUTE)) return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(length / HOUR);
  return joined(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

const joined = (big: number, bigUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;

/** `≥ 3 h`: somebody in it still waits. */
export const waitWords = (wait: WaitFigure | undefined): string =>
  wait === undefined ? '–' : `${wait.atLeast ? '≥ ' : ''}${durationWords(wait.value)}`;

/** `Mon 2 Mar 2026, 11:02 CET`. */
export function instantWords(at: Instant, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts['weekday']} ${parts['day']} ${parts['month']} ${parts['year']}, ${parts['hour']}:${parts['minute']} ${parts['timeZoneName']}`;
}
