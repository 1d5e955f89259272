import { type Forecast, forecastOf } from '../domain/forecast/forecast.ts';
import type { ForecastClock } from '../domain/forecast/forecast-clock.ts';
import { LOAD_WEEKS } from '../domain/forecast/load-forecast.ts';
import type { MentionFacts } from '../domain/reports/facts.ts';
import { forecastFacts } from '../domain/reports/forecast-clocks.ts';
import type { Brand, Settings } from '../domain/settings/settings.ts';
import { DAY, type Instant } from '../domain/shared/time.ts';
import { readHolidays } from '../domain/sla/calendar-holidays.ts';
import type { OpenTime } from '../domain/sla/open-time.ts';
import { zoneNamed } from '../domain/sla/zone.ts';
import { openTimeOf } from './open-time-of.ts';
import { policyOfOwner } from './policy-of-owner.ts';
import { type FactsDeps, readFacts } from './read-facts.ts';

/** Facts that a forecast is made of at most, and how many of the index's days are read at a time: a large brand's pace shows in fewer weeks. */
const MOST_FACTS = 40_000;
const AT_A_TIME = 7 * DAY;
/** Whose clock still runs after so long is no part of the day's work. */
const REACHES = (7 * LOAD_WEEKS + 7) * DAY;

/** The forecast of a brand as of now, from the newest weeks of its mentions. */
export async function gatherForecast(brand: Brand, settings: Settings, deps: FactsDeps): Promise<Forecast> {
  const now = deps.now();
  const { facts, knownFrom } = await newestFacts(brand.id, now, deps);
  const { timeZone } = settings.reports;
  const calendar = brandCalendar(settings, brand);
  const holidays = readHolidays(calendar?.holidays ?? [], 'calendar.holidays');
  const times = new Map<string, OpenTime>();
  return forecastOf({
    ...forecastFacts(facts, now),
    knownFrom: Math.max(knownFrom, firstPosted(facts, now)),
    now,
    between: (clock, from, to) => timeOf(clock).between(from, to),
    zone: zoneNamed(timeZone),
    isHoliday: (day) => holidays.has(day),
  });

  function timeOf({ owner, calendar }: Pick<ForecastClock, 'owner' | 'calendar'>): OpenTime {
    if (calendar !== undefined || owner === undefined)
      return openTimeOf(settings.calendars, calendar === undefined ? {} : { calendar });
    const known = times.get(owner) ?? openTimeOf(settings.calendars, policyOfOwner(settings, brand.id, owner) ?? {});
    times.set(owner, known);
    return known;
  }
}

/** Read backward, a week at a time, until there is enough. */
export async function newestFacts(
  brand: string,
  now: Instant,
  deps: FactsDeps,
): Promise<{ readonly facts: readonly MentionFacts[]; readonly knownFrom: Instant }> {
  const facts: MentionFacts[] = [];
  let knownFrom = now + 1;
  while (knownFrom > now + 1 - REACHES && facts.length < MOST_FACTS) {
    const from = knownFrom - AT_A_TIME;
    for await (const one of readFacts(brand, from, knownFrom, deps)) facts.push(one);
    knownFrom = from;
  }
  return { facts, knownFrom };
}

/** Before its first mention a brand was not watched, or nobody spoke of it: nothing is learnt from either. */
const firstPosted = (facts: readonly MentionFacts[], now: Instant): Instant =>
  facts.reduce((first, { postedAt }) => Math.min(first, postedAt), now);

/** By whose holidays the load of a brand is read: its own calendar, else that of the first policy that asks for its answers. */
function brandCalendar({ policies, calendars }: Settings, { id: brand, calendar: own }: Brand) {
  if (own !== undefined) return calendars[own];
  const policy = policies.find(
    ({ when, needsResponse, calendar }) =>
      needsResponse && calendar !== undefined && (when.brands ?? [brand]).includes(brand),
  );
  return policy?.calendar === undefined ? undefined : calendars[policy.calendar];
}
