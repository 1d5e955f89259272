import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import { instantsOfLocalTime, localDate } from './local-time.ts';

/** Answers the first instant after the given one at which a schedule fires; nothing when it never does again. */
export type NextFiring = (after: Instant) => Instant | undefined;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const UNITS: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: DAY };
/** A schedule that does not fire within this many days (29 February is at most 8 years off) never fires again. */
const HORIZON_DAYS = 9 * 366;

/** Milliseconds of `rate(5 minutes)`; nothing for other expressions. */
export function ratePeriod(expression: string): number | undefined {
  const [, count = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/u.exec(expression) ?? [];
  const period = Number(count) * (UNITS[unit] ?? 0);
  return period > 0 ? period : undefined;
}

/**
 * `cron(minutes hours day-of-month month day-of-week year)` as EventBridge reads it, in a time zone: a local time that
 * a clock change skips does not fire that day, one that comes twice fires the first time.
 * Source: Amazon EventBridge Scheduler user guide, "Schedule types".
 */
export function cronFirings(expression: string, timeZone: string): NextFiring {
  const fields = /^cron\((.+)\)$/u.exec(expression)?.[1]?.trim().split(/\s+/u) ?? [];
  const [minutes, hours, monthDays, months, weekDays, years] = fields;
  if (!minutes || !hours || !monthDays || !months || !weekDays || !years || fields.length !== 6) {
    throw new Refusal(
      'ScheduleExpression',
      `is ${shown(expression)}`,
      'write rate(5 minutes), at(...) or cron() with six fields',
    );
  }
  const times = values(hours, 0, 23).flatMap((hour) => values(minutes, 0, 59).map((minute) => ({ hour, minute })));
  const monthSet = new Set(values(months, 1, 12, MONTHS, 1));
  const yearSet = new Set(values(years, 1970, 2199));
  return (after) => {
    const start = localDate(after, timeZone);
    for (let offset = 0; offset < HORIZON_DAYS; offset += 1) {
      const day = new Date(Date.UTC(start.year, start.month - 1, start.day + offset));
      const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + 1];
      if (!yearSet.has(year) || !monthSet.has(month) || !isDay(day, monthDays, weekDays)) continue;
      for (const { hour, minute } of times) {
        const [instant] = instantsOfLocalTime({ year, month, day: day.getUTCDate(), hour, minute }, timeZone);
        if (instant !== undefined && instant > after) return instant;
      }
    }
    return undefined;
  };
}

/** `at(2026-11-22T09:00:00)`: once, in the time zone. */
export function atFiring(expression: string, timeZone: string): NextFiring | undefined {
  const parts = /^at\((\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\)$/u.exec(expression)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const [instant] = instantsOfLocalTime({ year, month, day, hour, minute }, timeZone);
  return (after) => (instant !== undefined && instant + second * 1_000 > after ? instant + second * 1_000 : undefined);
}

function isDay(date: Date, monthDays: string, weekDays: string): boolean {
  const day = date.getUTCDate();
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  if (weekDays !== '?' && weekDays !== '*') return isWeekDay(date, weekDays, lastDay);
  if (monthDays === '?' || monthDays === '*') return true;
  if (monthDays === 'L') return day === lastDay;
  const nearest = /^(\d+)W$/u.exec(monthDays)?.[1];
  if (nearest !== undefined) return day === workingDayNearest(date, Math.min(Number(nearest), lastDay), lastDay);
  return values(monthDays, 1, 31).includes(day);
}

function isWeekDay(date: Date, field: string, lastDay: number): boolean {
  const weekDay = date.getUTCDay() + 1;
  const day = date.getUTCDate();
  const [, nth, count] = /^(\w+)#(\d)$/u.exec(field) ?? [];
  if (nth !== undefined)
    return values(nth, 1, 7, WEEKDAYS, 1).includes(weekDay) && Math.ceil(day / 7) === Number(count);
  const last = /^(\w+)L$/u.exec(field)?.[1];
  if (last !== undefined) return values(last, 1, 7, WEEKDAYS, 1).includes(weekDay) && day > lastDay - 7;
  return values(field, 1, 7, WEEKDAYS, 1).includes(weekDay);
}

/** Saturday moves back and Sunday on, but never out of the month. */
function workingDayNearest(month: Date, wanted: number, lastDay: number): number {
  const weekDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), wanted)).getUTCDay();
  if (weekDay === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekDay === 0) return wanted < lastDay ? wanted + 1 : wanted - 2;
  return wanted;
}

/** Numbers of one field, ascending: `*`, lists, ranges, steps, and names where the field has them. */
function values(
  field: string,
  min: number,
  max: number,
  names: readonly string[] = [],
  nameBase = 0,
): readonly number[] {
  const number = (text: string): number => {
    const name = names.indexOf(text.toUpperCase());
    const value = name === -1 ? Number(text) : name + nameBase;
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new Refusal('ScheduleExpression', `has ${shown(text)} where ${min} to ${max} may stand`, 'mend that field');
    }
    return value;
  };
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range.split('-');
    const first = from === '*' || from === '?' ? min : number(from);
    const last = to !== undefined ? number(to) : from === '*' || from === '?' || step !== undefined ? max : first;
    for (let value = first; value <= last; value += step === undefined ? 1 : Math.max(1, Number(step)))
      found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}
