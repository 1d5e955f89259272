import type { Settings } from '../domain/settings/settings.ts';
import type { Clock } from '../domain/sla/clock.ts';
import type { DecideContext } from '../domain/sla/decide-result.ts';
import { AROUND_THE_CLOCK, compileCalendar, type OpenTime } from '../domain/sla/open-time.ts';
import type { Policy } from '../domain/sla/policy.ts';

const compiled = new WeakMap<object, OpenTime>();

/** The time in which a clock's target counts; compiled once for each calendar. A calendar that is gone counts every hour. */
export function openTimeOf(calendars: Settings['calendars'], clock: Pick<Clock, 'calendar'>): OpenTime {
  const calendar = clock.calendar === undefined ? undefined : calendars[clock.calendar];
  if (calendar === undefined) return AROUND_THE_CLOCK;
  const known = compiled.get(calendar) ?? compileCalendar(calendar, `calendars.${clock.calendar}`);
  compiled.set(calendar, known);
  return known;
}

/** The open time in which a clock's target counts, and that of its delivery hours, where it has any. */
export function timesOf(
  calendars: Settings['calendars'],
  of: Pick<Clock, 'calendar' | 'plan'> | Pick<Policy, 'calendar' | 'deliver'> | undefined,
): DecideContext {
  const deliver = of && ('plan' in of ? of.plan?.deliver : 'deliver' in of ? of.deliver : undefined);
  return {
    openTime: openTimeOf(calendars, of ?? {}),
    ...(deliver && { delivery: openTimeOf(calendars, { calendar: deliver.calendar }) }),
  };
}

/** Where people of this clock read their times. */
export const timeZoneOf = (settings: Pick<Settings, 'calendars' | 'reports'>, clock: Pick<Clock, 'calendar'>): string =>
  (clock.calendar === undefined ? undefined : settings.calendars[clock.calendar])?.timeZone ??
  settings.reports.timeZone;
