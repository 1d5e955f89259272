import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastLoad, type LoadInput } from '../../../functions/domain/forecast/load-forecast.ts';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { dayOf } from '../../../functions/domain/sla/local-date.ts';
import { zoneNamed } from '../../../functions/domain/sla/zone.ts';
import { at } from '../../support/builders.ts';

/** A Friday; the same hours are an hour earlier in UTC before 25 October. */
const NOW = at('2026-11-20T16:00:00Z');
const zone = zoneNamed('Europe/Berlin');
const MONDAY_9 = at('2026-11-16T08:00:00Z');

const load = (changes: Partial<LoadInput>) =>
  forecastLoad({ starts: [], knownFrom: NOW - 60 * DAY, now: NOW, zone, isHoliday: () => false, ...changes });

describe('a forecast of load', () => {
  it('is the mean of the same hour of the same weekday, from today on', () => {
    // Four in one week, none in the one before it, and so on; by the wall clock at 9:15.
    const weeks = Array.from({ length: 8 }, (_, week) => {
      const utc = MONDAY_9 - week * 7 * DAY + 15 * 60_000;
      return { week, start: utc + HOUR - zone.offsetAt(utc) };
    });
    const starts = weeks.flatMap(({ week, start }) => (week % 2 === 0 ? [start, start, start, start] : []));

    const { weeks: learnt, days } = load({ starts });

    expect(learnt).toBe(8);
    expect(days.map(({ day, expected }) => [day, expected])).toEqual(
      [20, 21, 22, 23, 24, 25, 26].map((date) => [dayOf(2026, 11, date), date === 23 ? 2 : 0]),
    );
    expect(days[3]?.hours[9]).toBe(2);
  });

  it('leaves past holidays out and says of which days to come it knows little', () => {
    const starts = [0, 1, 2, 3].map((week) => MONDAY_9 - week * 7 * DAY);
    const holidays = new Set([dayOf(2026, 11, 16), dayOf(2026, 11, 23)]);

    const { days } = load({ starts, knownFrom: MONDAY_9 - 4 * 7 * DAY, isHoliday: (day) => holidays.has(day) });

    expect(days[3]).toMatchObject({ holiday: true, expected: 1 });
    expect(days[4]).toMatchObject({ holiday: false, expected: 0 });
  });

  it('says nothing with less than two whole weeks', () => {
    expect(load({ knownFrom: NOW - 14 * DAY })).toEqual({ weeks: 0, days: [] });
    expect(load({ knownFrom: NOW - 15 * DAY }).weeks).toBe(2);
  });

  it('was never off where every week is alike, and by its difference where they are not', () => {
    const alike = Array.from({ length: 9 }, (_, week) => MONDAY_9 + 12 * HOUR - week * 7 * DAY);
    const [newest = 0, ...before] = alike;

    expect(load({ starts: alike, zone: zoneNamed('UTC') }).backtest).toEqual({
      ...{ weeks: 4, dayError: 0, usualDayError: 0, hourError: 0, usualHourError: 0 },
    });
    // 14 more on one day of 28 that were forecast.
    const burst = [...before, ...Array.from({ length: 15 }, () => newest)];
    expect(load({ starts: burst }).backtest).toMatchObject({ dayError: 0.5, usualDayError: 0.5 });
  });

  it('neither invents nor loses: over whole weeks the mean of all is the mean of its days', () => {
    const start = fc.integer({ min: 0, max: 56 * 24 - 1 }).map((hour) => at('2026-09-25T00:00:00Z') + hour * HOUR);
    fc.assert(
      fc.property(fc.array(start, { maxLength: 60 }), (starts) => {
        const { days, weeks } = load({ starts, zone: zoneNamed('UTC') });
        const expected = days.reduce((sum, day) => sum + day.expected, 0);
        expect(expected * weeks).toBeCloseTo(starts.length, 6);
      }),
      { numRuns: 60 },
    );
  });
});
