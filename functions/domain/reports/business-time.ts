import type { Duration, Instant } from '../shared/time.ts';

/** Open time between two instants in a calendar of the settings; without one, or with one that is gone, every hour is open. */
export type BusinessTime = (calendar: string | undefined, from: Instant, to: Instant) => Duration;

export const EVERY_HOUR: BusinessTime = (_calendar, from, to) => to - from;
