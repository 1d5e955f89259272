import ICAL from 'ical.js';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { dateText, dayOf, type LocalDay } from '../../functions/domain/sla/local-date.ts';
import type { AllDayEvent } from './ical-event.ts';
import { type LeftOut, readEvents } from './ical-events.ts';
import { withinTime } from './within-time.ts';

/** A date taken from an iCal file, and the event that makes it a holiday. */
export interface FeedHoliday {
  /** `2026-12-25` */
  readonly date: string;
  readonly name: string;
  /** What the feed says of it: `Public holiday`, `Observance`. Empty when nothing. */
  readonly note: string;
}

/** What became of the events of an iCal file. */
export interface HolidayFeed {
  /** Ascending. */
  readonly taken: readonly FeedHoliday[];
  readonly leftOut: readonly LeftOut[];
}

/** Repeating events are worked out over these years, whenever that is done: the same file gives the same settings. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2049;
/** 50 yearly dates of three weeks. A weekday off is no holiday, it is what weekly hours are for. */
const MOST_DATES = 1_100;
const MOST_STEPS = 20_000;

/**
 * Reads an iCal text into plain local dates: all-day events, over all their days and repetitions. Events that are cancelled
 * or have a time of day are left out, and told. TRANSP says nothing here: most public feeds mark holidays as transparent.
 * Ordinary feeds take milliseconds; some rules that never come true keep the parser searching, so the time is limited.
 */
export function readIcalHolidays(text: string, file: string, limitMilliseconds = 5_000): HolidayFeed {
  const feed = withinTime(() => read(text, file), limitMilliseconds);
  if (feed !== undefined) return feed;
  throw new Refusal(file, 'takes too long to work out', 'remove repeating events (RRULE) that can never happen');
}

function read(text: string, file: string): HolidayFeed {
  const { events, timed } = readEvents(text, file);
  const current = newestVersions(events);
  const cancelled = current.filter((event) => event.cancelled).map(({ name }) => ({ name, why: 'it is cancelled' }));
  const replaced = new Set(
    current.flatMap(({ uid, replaces }) => (replaces === undefined ? [] : [`${uid} ${replaces}`])),
  );
  const taken = new Map<LocalDay, FeedHoliday>();
  for (const event of current.filter(({ cancelled: isOff }) => !isOff)) {
    const starts = startsOf(event, file).filter(
      (day) => event.replaces !== undefined || !replaced.has(`${event.uid} ${day}`),
    );
    for (const start of starts) {
      for (let day = start; day < start + event.days; day += 1) {
        if (!taken.has(day)) taken.set(day, { date: dateText(day), name: event.name, note: event.note });
      }
    }
  }
  const leftOut = [...timed, ...cancelled];
  if (taken.size === 0) {
    const others = leftOut.length === 0 ? '' : ` (${leftOut.length} are cancelled or have a time of day)`;
    throw new Refusal(file, `has no all-day event${others}`, 'take a feed of public holidays');
  }
  return { taken: [...taken].sort(([a], [b]) => a - b).map(([, holiday]) => holiday), leftOut };
}

/** Of events with one id (and one date that they replace) those of the highest sequence. */
function newestVersions(events: readonly AllDayEvent[]): readonly AllDayEvent[] {
  const key = ({ uid, replaces }: AllDayEvent): string => `${uid} ${replaces ?? ''}`;
  const newest = new Map<string, number>();
  for (const event of events) newest.set(key(event), Math.max(newest.get(key(event)) ?? 0, event.sequence));
  return events.filter((event) => event.uid === '' || event.sequence === newest.get(key(event)));
}

/** The first dates of an event and its repetitions. */
function startsOf(event: AllDayEvent, file: string): readonly LocalDay[] {
  const repeated = event.rules.flatMap((rule) => repetitions(rule, event, file));
  const starts = new Set(event.rules.length === 0 ? [event.first, ...event.more] : [...repeated, ...event.more]);
  for (const day of event.except) starts.delete(day);
  if (starts.size * event.days <= MOST_DATES) return [...starts];
  throw new Refusal(
    file,
    `event "${event.name}" takes ${starts.size * event.days} days until ${LAST_YEAR}`,
    'leave the weekday out of the hours, or give the rule an UNTIL',
  );
}

function repetitions(rule: ICAL.Recur, { first, name }: AllDayEvent, file: string): readonly LocalDay[] {
  const [earliest, latest] = [dayOf(FIRST_YEAR, 1, 1), dayOf(LAST_YEAR, 12, 31)];
  const isMeant = dateFilter(rule, first);
  const found: LocalDay[] = [];
  const iterator = rule.iterator(ICAL.Time.fromDateString(dateText(first)));
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = iterator.next();
    const start = next === null ? latest + 1 : dayOf(next.year, next.month, next.day);
    if (start > latest) return found;
    if (start >= earliest && isMeant(start)) found.push(start);
  }
  throw new Refusal(file, `event "${name}" repeats more than ${MOST_STEPS} times`, 'give its RRULE an UNTIL');
}

/** A date that a month does not have is passed over (RFC 5545, 3.3.10); ical.js makes it one of the next month. */
function dateFilter(rule: ICAL.Recur, first: LocalDay): (day: LocalDay) => boolean {
  const parts = (name: string): readonly number[] => rule.getComponent(name).map(Number);
  const byWeek = ['BYDAY', 'BYWEEKNO', 'BYYEARDAY'].some((name) => rule.getComponent(name).length > 0);
  const sameDate = !byWeek && (rule.freq === 'YEARLY' || rule.freq === 'MONTHLY');
  const given = { months: parts('BYMONTH'), dates: parts('BYMONTHDAY') };
  const start = monthAndDate(first);
  const dates = given.dates.length === 0 && sameDate ? [start.date] : given.dates;
  const yearly = given.months.length === 0 && given.dates.length === 0 && sameDate && rule.freq === 'YEARLY';
  const months = yearly ? [start.month] : given.months;
  return (day) => {
    const { month, date, fromEnd } = monthAndDate(day);
    const isMonth = months.length === 0 || months.includes(month);
    return isMonth && (dates.length === 0 || dates.includes(date) || dates.includes(fromEnd));
  };
}

/** `fromEnd` is -1 on the last day of the month. */
function monthAndDate(day: LocalDay): { readonly month: number; readonly date: number; readonly fromEnd: number } {
  const [year = 0, month = 0, date = 0] = dateText(day).split('-').map(Number);
  return { month, date, fromEnd: day - dayOf(year, month + 1, 1) };
}
