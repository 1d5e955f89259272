import { type Duration, HOUR, MINUTE, SECOND } from '../shared/time.ts';

const UNITS: Readonly<Record<string, Duration>> = { h: HOUR, m: MINUTE, s: SECOND };

/** `4h`, `30m`, `90s`, `2h 30m`: whole numbers, largest unit first, each at most once. Nothing when it is none of these. */
export function readDuration(words: string): Duration | undefined {
  const parts = /^(?:(\d{1,6})h)?\s{0,9}(?:(\d{1,6})m)?\s{0,9}(?:(\d{1,6})s)?$/u.exec(words.trim());
  if (parts === null || words.trim() === '') return undefined;
  return Object.values(UNITS).reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * unit, 0);
}

/** The shortest words for a duration: `2h 30m`. Below a second is rounded away. */
export function durationWords(duration: Duration): string {
  let rest = Math.round(duration / SECOND) * SECOND;
  const words: string[] = [];
  for (const [letter, unit] of Object.entries(UNITS)) {
    const count = Math.floor(rest / unit);
    if (count > 0) words.push(`${count}${letter}`);
    rest -= count * unit;
  }
  return words.join(' ') || '0s';
}

/** Whether somebody wrote days, weeks or months: a "day" of open time has no length that two people agree on. */
export const saysDays = (words: string): boolean => /^\s*\d+([.,]\d+)?\s*(d|w|day|week|month)s?\b/iu.test(words);
