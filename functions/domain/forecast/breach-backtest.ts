import { DAY, type Instant } from '../shared/time.ts';
import { forecastBreaches, LEARNS_FROM } from './breach-forecast.ts';
import type { ForecastClock, OpenBetween } from './forecast-clock.ts';

/** Days back from now at the same hour of which the forecast is made again from what was known then. */
const REPLAYED_DAYS = 28;

/** How far the forecast was off, beside a guess that knows no ages: the share of clocks that missed their deadline before. */
export interface BreachBacktest {
  /** Instants at which something was open whose end is known by now. */
  readonly forecasts: number;
  readonly clocks: number;
  readonly breached: number;
  /** Mean squared difference of probability and outcome (Brier, 1950), 0 to 1: lower is better. */
  readonly brier: number;
  readonly usualBrier: number;
  /** By how many clocks the expected number was off, on average of all forecasts. */
  readonly countError: number;
  readonly usualCountError: number;
}

/** The forecast of each of the last weeks' days, compared with what came; absent where none can be judged yet. */
export function backtestBreaches(
  clocks: readonly ForecastClock[],
  now: Instant,
  between: OpenBetween,
): BreachBacktest | undefined {
  const byKey = new Map(clocks.map((clock) => [keyOf(clock), clock]));
  const judged: { readonly said: number; readonly usual: number; readonly came: number }[] = [];
  const errors: { readonly said: number; readonly usual: number }[] = [];
  for (let day = 1; day <= REPLAYED_DAYS; day += 1) {
    const at = now - day * DAY;
    const { outlook } = forecastBreaches(clocks, at, between);
    const usual = usualShare(clocks, at);
    if (outlook === undefined || usual === undefined) continue;
    const outcomes = outlook.clocks.flatMap((one) => {
      const came = outcomeOf(byKey.get(keyOf(one)), now);
      return came === undefined ? [] : [{ said: one.breach, usual, came }];
    });
    if (outcomes.length === 0) continue;
    judged.push(...outcomes);
    const came = sumOf(outcomes, (one) => one.came);
    errors.push({
      said: Math.abs(sumOf(outcomes, (one) => one.said) - came),
      usual: Math.abs(usual * outcomes.length - came),
    });
  }
  if (judged.length === 0) return undefined;
  return {
    forecasts: errors.length,
    clocks: judged.length,
    breached: sumOf(judged, (one) => one.came),
    brier: sumOf(judged, ({ said, came }) => (said - came) ** 2) / judged.length,
    usualBrier: sumOf(judged, ({ usual, came }) => (usual - came) ** 2) / judged.length,
    countError: sumOf(errors, ({ said }) => said) / errors.length,
    usualCountError: sumOf(errors, ({ usual }) => usual) / errors.length,
  };
}

/** 1: the deadline passed without an answer; nothing where it still lies ahead, or the mention was taken back before it. */
function outcomeOf(clock: ForecastClock | undefined, now: Instant): 0 | 1 | undefined {
  if (clock === undefined || clock.dueAt > now) return undefined;
  const { dueAt, respondedAt, endedAt } = clock;
  if (respondedAt !== undefined && respondedAt <= dueAt) return 0;
  return endedAt !== undefined && endedAt <= dueAt ? undefined : 1;
}

/** The share of the clocks whose deadline came in the weeks before that missed it; nothing where none did come. */
function usualShare(clocks: readonly ForecastClock[], at: Instant): number | undefined {
  const ended = clocks.filter(({ knownAt, dueAt }) => dueAt <= at && dueAt > at - LEARNS_FROM && knownAt <= at);
  const outcomes = ended.map((clock) => outcomeOf(clock, at)).filter((one) => one !== undefined);
  return outcomes.length === 0 ? undefined : sumOf(outcomes, (one) => one) / outcomes.length;
}

const keyOf = ({ mention, cycle }: Pick<ForecastClock, 'mention' | 'cycle'>): string => `${cycle} ${mention}`;

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
