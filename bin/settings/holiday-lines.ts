import type { TakenHolidays } from './read-settings-file.ts';

const MOST_LISTED = 40;

/**
 * What calendars took from iCal files, as lines for people: every date of the year that begins at `today` (`2026-11-22`),
 * because a feed of holidays that also has observances makes deadlines days late, and nobody looks for the reason there.
 */
export function holidayLines(holidays: readonly TakenHolidays[], today: string): readonly string[] {
  return holidays.flatMap(({ calendar, file, taken, leftOut }) => {
    const soon = taken.filter(({ date }) => date >= today && date < nextYear(today));
    const [first, last] = [taken[0]?.date, taken.at(-1)?.date];
    return [
      `  ${calendar}: ${taken.length} dates from ${file}, ${first} to ${last}; in the next year:`,
      ...(soon.length === 0 ? ['    none: is the file an old one?'] : []),
      ...listed(soon.map(({ date, name, note }) => `    ${date}  ${name}${note === '' ? '' : ` (${note})`}`)),
      ...listed(leftOut.map(({ name, why }) => `    left out: ${name}, because ${why}`)),
    ];
  });
}

const nextYear = (date: string): string => `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;

const listed = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST_LISTED
    ? lines
    : [...lines.slice(0, MOST_LISTED), `    and ${lines.length - MOST_LISTED} more, see --json`];
