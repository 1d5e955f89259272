import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY } from '../../functions/domain/shared/time.ts';
import type { Calendar } from '../../functions/domain/sla/calendar.ts';
import { type CalendarRow, type Cell, drawCalendar, hoursText } from '../../functions/domain/sla/calendar-picture.ts';
import { parseLocalDate } from '../../functions/domain/sla/local-date.ts';
import { zoneNamed } from '../../functions/domain/sla/zone.ts';
import { checkFile, SETTINGS_FILE } from '../settings/read-settings-file.ts';

const HELP = `
One line a day, one sign for half an hour of wall clock: █ open, ▄ partly open, · closed, × skipped by the clocks.
Holidays, hours of their own, breaks, closures and changes of the clocks are named at the end of the line.

Example
  npm run --silent replywatch -- calendar office --weeks 2 --from 2027-03-22
`;

interface Options {
  readonly settings: string;
  readonly weeks: number;
  readonly from?: string;
  readonly json?: true;
}

export const command: Command = new Command('calendar')
  .description('draw the next weeks of the calendars in the settings, so that a mistake is seen')
  .argument('[id...]', 'calendars to draw; all when none is named')
  .option('--settings <file>', 'settings to read', SETTINGS_FILE)
  .option('--weeks <count>', 'weeks to draw, up to 60', readWeeks, 4)
  .option('--from <date>', "first date; today in the calendar's zone when left out")
  .option('--json', 'print one JSON object per day: {calendar, date, weekday, cells, open (ms), marks}')
  .addHelpText('after', HELP)
  .action((ids: readonly string[], options: Options) => {
    const checked = checkFile(options.settings);
    if ('problems' in checked) {
      for (const { message } of checked.problems) process.stderr.write(`${message}\n`);
      process.exitCode = 1;
      return;
    }
    for (const [id, calendar] of chosen(checked.settings.calendars, ids)) {
      const first = options.from === undefined ? today(calendar.timeZone) : parseLocalDate(options.from, '--from');
      const rows = drawCalendar(calendar, first, options.weeks * 7);
      process.stdout.write(options.json ? rowsAsJson(id, rows) : pictureOf(id, calendar.timeZone, rows));
    }
  });

function chosen(
  calendars: Readonly<Record<string, Calendar>>,
  ids: readonly string[],
): readonly (readonly [string, Calendar])[] {
  const named = ids.length === 0 ? Object.keys(calendars) : ids;
  if (named.length === 0) throw new Refusal('calendars', 'is empty', 'add one to the settings, e.g. office');
  return named.map((id) => {
    const calendar = Object.hasOwn(calendars, id) ? calendars[id] : undefined;
    if (calendar !== undefined) return [id, calendar];
    throw new Refusal(
      'calendar',
      `${shown(id)} is not in the settings`,
      `choose from ${Object.keys(calendars).join(', ')}`,
    );
  });
}

function today(timeZone: string): number {
  const now = Date.now();
  return Math.floor((now + zoneNamed(timeZone).offsetAt(now)) / DAY);
}

const SIGNS: Readonly<Record<Cell, string>> = { open: '█', partly: '▄', closed: '·', gone: '×' };

/** The picture of one calendar: a ruler of hours, then a line a day with a free line after each Sunday. */
export function pictureOf(id: string, timeZone: string, rows: readonly CalendarRow[]): string {
  const ruler = Array.from({ length: 8 }, (_, index) => String(index * 3).padEnd(6)).join('');
  const lines = rows.map((row) => {
    const cells = row.cells.map((cell) => SIGNS[cell]).join('');
    const sum = row.open === 0 ? '' : hoursText(row.open);
    const line = `${row.weekday} ${row.date}  ${pc.green(cells)}  ${sum.padEnd(11)} ${pc.yellow(row.marks.join(', '))}`;
    return `${line.trimEnd()}\n${row.weekday === 'sun' ? '\n' : ''}`;
  });
  return `${pc.bold(id)} (${timeZone})\n${' '.repeat(16)}${ruler}24\n${lines.join('').trimEnd()}\n\n`;
}

const rowsAsJson = (calendar: string, rows: readonly CalendarRow[]): string =>
  rows.map((row) => `${JSON.stringify({ calendar, ...row })}\n`).join('');

function readWeeks(words: string): number {
  const weeks = /^\d{1,2}$/u.test(words) ? Number(words) : 0;
  if (weeks < 1 || weeks > 60) throw new InvalidArgumentError('write a whole number from 1 to 60');
  return weeks;
}
