import { Refusal } from '../shared/refusal.ts';
import type { Instant } from '../shared/time.ts';

/** The years 1 to 9999: what ISO 8601 writes with four digits, and a bound for every loop over time. */
export const FIRST_INSTANT: Instant = -62_135_596_800_000;
export const LAST_INSTANT: Instant = 253_402_300_800_000;

/** The instant itself; refuses one outside the known years, NaN included. */
export function checked(at: Instant): Instant {
  if (at >= FIRST_INSTANT && at <= LAST_INSTANT) return at;
  throw new Refusal('instant', `${at} ms is outside the years 1 to 9999`, 'give an instant or an amount within them');
}
