import type { ForecastClock } from '../forecast/forecast-clock.ts';
import type { Instant } from '../shared/time.ts';
import { type ClockFacts, clockName, clocksOf } from './clocks-of.ts';
import type { MentionFacts } from './facts.ts';

/** What a forecast is made of: the clocks whose answers we can see, and when every clock started that asks for one. */
export interface ForecastFacts {
  readonly clocks: readonly ForecastClock[];
  readonly starts: readonly Instant[];
  /** Open clocks that nothing is said of: their source does not show whether they are answered. */
  readonly unseen: number;
}

export function forecastFacts(facts: readonly MentionFacts[], now: Instant): ForecastFacts {
  const asked = facts
    .filter(({ fromBrand }) => !fromBrand)
    .flatMap(clocksOf)
    .filter(({ status, dueAt }) => status !== 'excluded' && dueAt !== undefined);
  const blind = asked.filter(({ responseUnknown }) => responseUnknown);
  return {
    clocks: asked.filter(({ responseUnknown }) => !responseUnknown).map(forecastClock),
    starts: asked.map(({ startedAt }) => startedAt),
    unseen: blind.filter(({ status, dueAt = now }) => status === 'running' && dueAt > now).length,
  };
}

function forecastClock(clock: ClockFacts): ForecastClock {
  const { cycle, owner, calendar, startedAt, discoveredAt, dueAt = startedAt, respondedAt, endedAt } = clock;
  return {
    mention: clockName(clock),
    cycle,
    ...(owner !== undefined && { owner }),
    ...(calendar !== undefined && { calendar }),
    knownAt: Math.max(startedAt, cycle === 1 ? discoveredAt : startedAt),
    dueAt,
    ...(respondedAt !== undefined && { respondedAt }),
    ...(endedAt !== undefined && { endedAt }),
  };
}
