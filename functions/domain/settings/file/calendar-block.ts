import { z } from 'zod';
import { Refusal } from '../../shared/refusal.ts';
import { readHolidays } from '../../sla/calendar-holidays.ts';
import { WEEKDAYS } from '../../sla/local-date.ts';
import { isNot, seen } from '../problem.ts';
import { block, leaf, list, oneOrMore, yesOrNo } from './building-blocks.ts';
import { weekdaysOf, windowText } from './hours.ts';
import { instantText, isDate, timeZone } from './leaves.ts';
import { tell } from './telling.ts';

const HOURS_MEND = 'write days and hours, e.g. mon-fri: "09:00-17:00"';
const windows = () =>
  z
    .preprocess((given) => (given === 'closed' ? [] : given), oneOrMoreWindows())
    .describe('One stretch or a list of them.');
const oneOrMoreWindows = () =>
  oneOrMore(windowText(), 'write stretches, e.g. "09:00-12:30", or "closed"', { most: 48 });

const weekly = z
  .record(
    z
      .string()
      .refine((key) => weekdaysOf(key) !== undefined)
      .meta({ pattern: `^(${WEEKDAYS.join('|')})(-(${WEEKDAYS.join('|')}))?$` }),
    windows(),
    {
      error: (issue) =>
        issue.code === 'invalid_key'
          ? tell({
              problem: `${seen(issue.input)} is not a day of the week`,
              mend: `choose from ${WEEKDAYS.join(', ')}, or a range such as mon-fri`,
            })
          : tell({ problem: isNot(issue.input, 'a block of days'), mend: HOURS_MEND }),
    },
  )
  .superRefine((hours, context) => {
    const taken = new Map<string, string>();
    for (const key of Object.keys(hours)) {
      for (const day of weekdaysOf(key) ?? []) {
        const earlier = taken.get(day);
        if (earlier !== undefined) {
          const problem = `${day} is already given under ${earlier}`;
          context.addIssue({ code: 'custom', path: [key], message: tell({ problem, mend: 'give each day once' }) });
        }
        taken.set(day, key);
      }
    }
  })
  .describe('Weekly hours by day (mon … sun) or range of days (mon-fri). Days that are not listed are closed.');

const holiday = leaf({
  what: 'a holiday',
  mend: 'write 2026-12-25, 2026-12-24/2026-12-31, 12-25 (every year), "last mon of may" or easter+1',
  description: 'A date, two dates and all between, a date of every year, or a rule.',
  examples: ['2026-12-25', '2026-12-24/2026-12-31', '12-25', 'last mon of may', 'easter+1'],
  read: (given) => {
    try {
      readHolidays([given], 'holiday');
      return { value: given };
    } catch (error) {
      return error instanceof Refusal ? { mend: error.mend } : undefined;
    }
  },
});

const FEED_MEND = 'name a file beside the settings file, e.g. holidays.ics';
const holidayFile = leaf({
  what: 'the name of an iCal file',
  mend: FEED_MEND,
  description: 'An iCal file beside the settings file; its all-day events are holidays.',
  examples: ['holidays.ics'],
  read: (given) => {
    if (/^\w+:\/\//u.test(given)) {
      return { mend: 'download the feed and name the file: nothing is fetched when settings are read' };
    }
    return /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,99}\.(?:ics|ical)$/iu.test(given) ? { value: given } : undefined;
  },
});

const byDate = (description: string) =>
  z
    .record(z.string().refine(isDate).meta({ format: 'date' }), windows(), {
      error: (issue) =>
        issue.code === 'invalid_key'
          ? tell({
              problem: `${seen(issue.input)} is not a date`,
              mend: 'write a date that exists as yyyy-mm-dd, e.g. 2026-12-25',
            })
          : tell({ problem: isNot(issue.input, 'a block of dates'), mend: 'write e.g. 2026-12-24: "09:00-12:00"' }),
    })
    .describe(description);

/** When people answer. */
export const calendarBlock = block(
  {
    timeZone: timeZone('IANA time zone in which all hours and dates of this calendar are meant.'),
    hours: weekly,
    holidays: list(holiday, 'write a list, e.g. [12-25, easter+1, 2026-12-24]', 5_000)
      .default([])
      .describe('Local dates on which nothing opens, and rules that give such dates every year.'),
    holidaysFrom: oneOrMore(holidayFile, FEED_MEND, { most: 20 })
      .default([])
      .describe('iCal files beside the settings file, whose all-day events are holidays too.'),
    overrides: byDate('Hours that replace the weekly ones on single dates.').default({}),
    breaks: byDate('Stretches taken out of single dates.').default({}),
    closures: list(
      block(
        { from: instantText('First closed instant.'), to: instantText('First open instant again.') },
        'write {from: …, to: …}',
      ).refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
        error: () => tell({ problem: 'ends before it begins', mend: 'let "to" be later than "from"' }),
      }),
      'write a list of {from, to}',
    )
      .default([])
      .describe('Stretches between two instants in which nothing is open.'),
    holidayBeatsOverride: yesOrNo('Whether a date that is a holiday and has an override is closed.').default(true),
  },
  'write timeZone and hours',
);
