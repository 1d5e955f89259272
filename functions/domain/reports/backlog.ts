import { DAY, type Duration, HOUR } from '../shared/time.ts';

/** Where the bands of the backlog end; the last one has no end. */
export const BACKLOG_ENDS: readonly Duration[] = [4 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY];

/** The band, from 0 on, of a clock that has waited so long. */
export function bandOf(age: Duration): number {
  const band = BACKLOG_ENDS.findIndex((end) => age < end);
  return band === -1 ? BACKLOG_ENDS.length : band;
}
