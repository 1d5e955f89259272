import { Refusal, shown } from '../shared/refusal.ts';
import type { Weekday } from './calendar.ts';
import { dayOf, isDate, type LocalDay, parseLocalDate, WEEKDAYS, weekdayIndex, yearOf } from './local-date.ts';

/** The holidays of a calendar: single dates, and rules that give dates in every year. */
export interface Holidays {
  has(day: LocalDay): boolean;
  /** The dates that were written out; rules have no first or last one. */
  readonly dates: ReadonlySet<LocalDay>;
}

type Rule = (year: number) => readonly LocalDay[];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONGEST_RANGE = 400;

/**
 * Reads holidays: `2026-12-25`, `2026-12-24/2026-12-31` (both included), `12-25` (every year), `4th thu of nov`,
 * `last mon of may`, `easter+1`, `orthodox easter-2`.
 */
export function readHolidays(texts: readonly string[], path: string): Holidays {
  const dates = new Set<LocalDay>();
  const rules: Rule[] = [];
  texts.forEach((text, index) => {
    const at = `${path}[${index}]`;
    const rule = readRule(text.trim().toLowerCase());
    if (rule !== undefined) rules.push(rule);
    else for (const day of readDates(text.trim(), at)) dates.add(day);
  });
  const years = new Map<number, ReadonlySet<LocalDay>>();
  const inYear = (year: number): ReadonlySet<LocalDay> => {
    const days = years.get(year) ?? new Set(rules.flatMap((rule) => rule(year)));
    years.set(year, days);
    return days;
  };
  return {
    dates,
    has: (day) => dates.has(day) || (rules.length > 0 && inYear(yearOf(day)).has(day)),
  };
}

function readDates(text: string, path: string): readonly LocalDay[] {
  const [first = '', last = first, ...more] = text.split('/');
  if (more.length > 0 || !/^\d{4}-/u.test(first)) {
    throw new Refusal(
      path,
      `${shown(text)} is not a holiday`,
      'write 2026-12-25, 2026-12-24/2026-12-31, 12-25, "last mon of may" or easter+1',
    );
  }
  const from = parseLocalDate(first, path);
  const count = parseLocalDate(last, path) - from + 1;
  if (count < 1 || count > LONGEST_RANGE) {
    throw new Refusal(
      path,
      `${shown(text)} is ${count} days long`,
      `write the earlier date first, at most ${LONGEST_RANGE} days`,
    );
  }
  return Array.from({ length: count }, (_, index) => from + index);
}

function readRule(text: string): Rule | undefined {
  const yearly = /^(?:--)?(\d\d)-(\d\d)$/u.exec(text);
  // 2000 is a leap year: 02-29 is a rule that gives a date in leap years only.
  if (yearly !== null && isDate(2000, Number(yearly[1]), Number(yearly[2]))) {
    const [month, date] = [Number(yearly[1]), Number(yearly[2])];
    return (year) => (isDate(year, month, date) ? [dayOf(year, month, date)] : []);
  }
  const easter = /^(orthodox )?easter(?:\s*([+-]\s*\d{1,3}))?$/u.exec(text);
  if (easter !== null) {
    const shift = Number((easter[2] ?? '0').replaceAll(/\s/gu, ''));
    const sunday = easter[1] === undefined ? easterSunday : orthodoxEasterSunday;
    return (year) => [sunday(year) + shift];
  }
  const nth = /^(?:([1-5])(?:st|nd|rd|th)|last) (mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:of|in) ([a-z]{3})[a-z]*$/u.exec(
    text,
  );
  const month = MONTHS.indexOf(nth?.[3] ?? '') + 1;
  if (nth === null || month === 0) return undefined;
  const weekday = WEEKDAYS.indexOf(nth[2] as Weekday);
  return (year) => nthWeekday(year, month, weekday, nth[1] === undefined ? undefined : Number(nth[1]));
}

function nthWeekday(year: number, month: number, weekday: number, nth: number | undefined): readonly LocalDay[] {
  const [first, next] = [dayOf(year, month, 1), dayOf(year, month + 1, 1)];
  const days = Array.from({ length: next - first }, (_, index) => first + index).filter(
    (day) => weekdayIndex(day) === weekday,
  );
  return days.slice(nth === undefined ? -1 : nth - 1).slice(0, 1);
}

/** Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): LocalDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + skipped + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return dayOf(year, 3, 22) + epact + weekday - 7 * correction;
}

/** Source: Meeus, the same chapter, Julian calendar; shown on the Gregorian calendar. */
function orthodoxEasterSunday(year: number): LocalDay {
  const moon = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const julianLag = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayOf(year, 3, 22) + moon + weekday + julianLag;
}
