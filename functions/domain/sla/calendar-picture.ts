import { DAY, type Duration, MINUTE } from '../shared/time.ts';
import type { Calendar, Weekday } from './calendar.ts';
import { readCalendarDays } from './calendar-days.ts';
import { readHolidays } from './calendar-holidays.ts';
import { dateText, type LocalDay, WEEKDAYS, weekdayIndex } from './local-date.ts';
import { type CompiledCalendar, compileCalendar } from './open-time.ts';

/** Half an hour of wall clock. `gone`: the clocks skip it. */
export type Cell = 'open' | 'partly' | 'closed' | 'gone';

/** One local date of a calendar, to be looked at. */
export interface CalendarRow {
  readonly date: string;
  readonly weekday: Weekday;
  /** 48, from 00:00 on. */
  readonly cells: readonly Cell[];
  /** Open time from this midnight to the next. */
  readonly open: Duration;
  /** What is out of the ordinary, in people's words. */
  readonly marks: readonly string[];
}

const CELL: Duration = 30 * MINUTE;

/** Draws `count` dates of a calendar from `first` on, so that a mistake in it is seen. Refuses what compileCalendar refuses. */
export function drawCalendar(calendar: Calendar, first: LocalDay, count: number): readonly CalendarRow[] {
  const open = compileCalendar(calendar);
  const marksOf = makeMarks(calendar, open);
  return Array.from({ length: count }, (_, index) => {
    const day = first + index;
    const [midnight, next] = [open.zone.toInstant(day * DAY), open.zone.toInstant((day + 1) * DAY)];
    return {
      date: dateText(day),
      weekday: WEEKDAYS[weekdayIndex(day)] as Weekday,
      cells: Array.from({ length: DAY / CELL }, (_, cell) => cellAt(open, day * DAY + cell * CELL)),
      open: open.between(midnight, next),
      marks: marksOf(day),
    };
  });
}

function cellAt(open: CompiledCalendar, wall: number): Cell {
  const from = open.zone.toInstant(wall);
  // A skipped wall time is moved on, so that its clock no longer shows what was asked for.
  if (from + open.zone.offsetAt(from) !== wall) return 'gone';
  const counted = open.between(from, from + CELL);
  if (counted === 0) return 'closed';
  return counted === CELL ? 'open' : 'partly';
}

function makeMarks(calendar: Calendar, { zone }: CompiledCalendar): (day: LocalDay) => readonly string[] {
  const days = readCalendarDays(calendar, 'calendar');
  const holidays = readHolidays(calendar.holidays ?? [], 'calendar.holidays');
  return (day) => {
    const date = dateText(day);
    const [midnight, next] = [zone.toInstant(day * DAY), zone.toInstant((day + 1) * DAY)];
    if (midnight >= next) return ['this date does not happen here'];
    const marks = zone.changes(midnight, next).map((at) => {
      const [before, after] = [zone.offsetAt(at - 1), zone.offsetAt(at)];
      return `clocks go ${after > before ? 'forward' : 'back'} ${hoursText(Math.abs(after - before))} at ${clockText(at + before)}`;
    });
    if (holidays.has(day)) marks.push('holiday');
    if (calendar.overrides?.[date] !== undefined) marks.push('hours of its own');
    if (days.breaksOn(day).length > 0) marks.push('break');
    if (days.closures.some(([from, to]) => from < next && to > midnight)) marks.push('closure');
    return marks;
  };
}

/** `9 h`, `7 h 30 min`, `30 min`. */
export function hoursText(length: Duration): string {
  const total = Math.round(length / MINUTE);
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  return [hours > 0 || minutes === 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '']
    .filter(Boolean)
    .join(' ');
}

const clockText = (wall: number): string => new Date(wall).toISOString().slice(11, 16);
