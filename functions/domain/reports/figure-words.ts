import { DAY, type Duration, HOUR, type Instant, MINUTE } from '../shared/time.ts';
import type { Bucket } from '../sla/verdict.ts';
import type { Figures } from './figures.ts';
import { FEW } from './portion.ts';
import type { WaitFigure } from './response-times.ts';
import { shareInterval } from './share-interval.ts';

/** Every bucket in the order of reports, with its words. */
export const BUCKETS: readonly { readonly bucket: Bucket; readonly words: string }[] = [
  { bucket: 'met', words: 'answered in time' },
  { bucket: 'late', words: 'answered late' },
  { bucket: 'overdue', words: 'overdue, unanswered' },
  { bucket: 'notAnswerable', words: 'overdue, cannot see whether answered' },
  { bucket: 'inWindow', words: 'still in time' },
  { bucket: 'excluded', words: 'no answer asked' },
];

export const bucketWords = (bucket: Bucket): string => BUCKETS.find((one) => one.bucket === bucket)?.words ?? bucket;

/** Answered, and what was due: whole of attainment and response rate. */
export function decidedOf({ counts }: Pick<Figures, 'counts'>): {
  readonly answered: number;
  readonly decided: number;
} {
  const answered = counts.met + counts.late;
  return { answered, decided: answered + counts.overdue };
}

/** `71 %`; 100 % and 0 % only where it is exactly so. */
export function percentWords(part: number, whole: number): string {
  if (part === 0 || part === whole) return part === 0 ? '0 %' : '100 %';
  return `${Math.min(99, Math.max(1, Math.round((100 * part) / whole)))} %`;
}

/** `71 % (5 of 7)`: never a share without what it is a share of. */
export const shareWords = (part: number, whole: number): string =>
  whole === 0 ? 'nothing was due' : `${percentWords(part, whole)} (${part} of ${whole})`;

/** For few cases, how little they tell: `few cases: 36 to 92 % fits as well`. */
export function cautionWords(part: number, whole: number): string | undefined {
  const range = rangeWords(part, whole);
  return range === undefined ? undefined : `few cases: ${range} fits as well`;
}

/** What fits as well behind few cases, short: `36 to 92 %`. */
export function rangeWords(part: number, whole: number): string | undefined {
  if (whole === 0 || whole >= FEW) return undefined;
  const [low, high] = shareInterval(part, whole);
  return `${Math.floor(100 * low)} to ${Math.ceil(100 * high)} %`;
}

/** `1 h 5 min`, `2 d 3 h`. Days of 24 hours by the wall clock. */
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

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Mon 2 Mar 2026, 11:02 CET`. */
export function instantWords(at: Instant, timeZone: string): string {
  const format = formats.get(timeZone) ?? formatIn(timeZone);
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts['weekday']} ${parts['day']} ${parts['month']} ${parts['year']}, ${parts['hour']}:${parts['minute']} ${parts['timeZoneName']}`;
}

const formatIn = (timeZone: string): Intl.DateTimeFormat =>
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
  });
