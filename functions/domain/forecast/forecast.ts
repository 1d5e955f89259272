import type { Instant } from '../shared/time.ts';
import type { LocalDay } from '../sla/local-date.ts';
import type { Zone } from '../sla/zone.ts';
import { type BreachBacktest, backtestBreaches } from './breach-backtest.ts';
import { type BreachForecast, forecastBreaches } from './breach-forecast.ts';
import type { ForecastClock, OpenBetween } from './forecast-clock.ts';
import { forecastLoad, type LoadForecast } from './load-forecast.ts';

/** What will come at the present pace, with how far off the same forecast has been. Formulas: docs/forecast.md. */
export interface Forecast {
  readonly breaches: BreachForecast;
  readonly breachBacktest?: BreachBacktest;
  /** Open clocks that nothing is said of: their source does not show whether they are answered. */
  readonly unseen: number;
  readonly load: LoadForecast;
}

export interface ForecastInput {
  readonly clocks: readonly ForecastClock[];
  /** When clocks started that somebody had to answer, whether we could see the answer or not. */
  readonly starts: readonly Instant[];
  readonly unseen: number;
  /** Nothing is known of what was before. */
  readonly knownFrom: Instant;
  readonly now: Instant;
  readonly between: OpenBetween;
  readonly zone: Zone;
  readonly isHoliday: (day: LocalDay) => boolean;
}

export function forecastOf(input: ForecastInput): Forecast {
  const { clocks, unseen, now, between } = input;
  const breachBacktest = backtestBreaches(clocks, now, between);
  return {
    breaches: forecastBreaches(clocks, now, between),
    ...(breachBacktest && { breachBacktest }),
    unseen,
    load: forecastLoad(input),
  };
}
