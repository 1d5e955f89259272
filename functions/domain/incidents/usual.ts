import { DAY, type Duration, type Instant } from '../shared/time.ts';
import type { Zone } from '../sla/zone.ts';
import type { StormRules } from './rules.ts';

/** What a window of this hour of the week usually holds. */
export interface Usual {
  /** Weeks that it is reckoned from; 0 = nothing is known. */
  readonly weeks: number;
  readonly expected: number;
  /** Standard deviation of the next count. */
  readonly deviation: number;
}

export const NOTHING_KNOWN: Usual = { weeks: 0, expected: 0, deviation: 0 };

/** Weeks that are looked back: two months follow a season, and one odd week does not decide. */
export const WEEKS_BACK = 8;

/** A sample variance of fewer counts than this says less than Poisson's own. */
const ENOUGH_FOR_VARIANCE = 4;

/**
 * What to expect of the next count, from the counts of the same window in earlier weeks. The rate is Poisson's with
 * Jeffreys' prior, (sum + 1/2) / n, so that weeks of silence expect little and not nothing; the variance is that of the
 * *next* count, rate * (1 + 1/n), so that two weeks are trusted less than eight. From four weeks on the spread that was
 * seen counts where it is larger, for complaints come in heaps.
 * Source: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6 and 2.8 (Poisson with a gamma prior, its predictive
 * distribution); the prior: Jeffreys, Theory of Probability, 3.10.
 */
export function usualOf(counts: readonly number[]): Usual {
  const weeks = counts.length;
  if (weeks === 0) return NOTHING_KNOWN;
  const sum = counts.reduce((total, count) => total + count, 0);
  const expected = (sum + 0.5) / weeks;
  const mean = sum / weeks;
  const spread = counts.reduce((total, count) => total + (count - mean) ** 2, 0) / Math.max(1, weeks - 1);
  const variance = Math.max(expected, weeks >= ENOUGH_FOR_VARIANCE ? spread : 0) * (1 + 1 / weeks);
  return { weeks, expected, deviation: Math.sqrt(variance) };
}

/** Both conditions: enough to be worth a message at all, and far from what is usual. Without history twice the minimum. */
export function isBurst(count: number, usual: Usual, { minimum, deviations }: StormRules): boolean {
  if (usual.weeks === 0) return count >= 2 * minimum;
  return count >= minimum && count > usual.expected + deviations * usual.deviation;
}

/** Back within one deviation of what is usual, or too few to speak of: well below where it opens, so that it does not flutter. */
export const isCalm = (count: number, usual: Usual, { minimum }: StormRules): boolean =>
  count < minimum / 2 || (usual.weeks > 0 && count <= usual.expected + usual.deviation);

/** The same window of earlier weeks by the clock on the wall, so that a change of clocks moves nobody's lunch hour. */
export function sameWindows(
  to: Instant,
  window: Duration,
  zone: Pick<Zone, 'offsetAt'>,
): readonly (readonly [from: Instant, to: Instant])[] {
  return Array.from({ length: WEEKS_BACK }, (_, index) => {
    const back = to - (index + 1) * 7 * DAY;
    const end = back + zone.offsetAt(to) - zone.offsetAt(back);
    return [end - window, end] as const;
  });
}
