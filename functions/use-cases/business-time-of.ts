import type { BusinessTime } from '../domain/reports/business-time.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { openTimeOf } from './open-time-of.ts';

/** Open time by the calendars of the settings as they are now. */
export const businessTimeOf =
  (calendars: Settings['calendars']): BusinessTime =>
  (calendar, from, to) =>
    calendar === undefined ? to - from : openTimeOf(calendars, { calendar }).between(from, to);
