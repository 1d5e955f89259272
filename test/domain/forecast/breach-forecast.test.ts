import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtestBreaches } from '../../../functions/domain/forecast/breach-backtest.ts';
import { forecastBreaches } from '../../../functions/domain/forecast/breach-forecast.ts';
import type { ForecastClock, OpenBetween } from '../../../functions/domain/forecast/forecast-clock.ts';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { at } from '../../support/builders.ts';

/** A Friday. */
const NOW = at('2026-11-20T16:00:00Z');
const always: OpenBetween = (_clock, from, to) => to - from;

const clock = (mention: string, changes: Partial<ForecastClock> = {}): ForecastClock => {
  const knownAt = changes.knownAt ?? NOW - HOUR;
  return { mention, cycle: 1, owner: 'care', knownAt, dueAt: knownAt + 4 * HOUR, ...changes };
};

/** One clock every day at noon for `days` days, answered after `hours`. */
const daily = (days: number, hours: (day: number) => number | undefined, owner = 'care'): ForecastClock[] =>
  Array.from({ length: days }, (_, index) => {
    const knownAt = NOW - 4 * HOUR - (index + 1) * DAY;
    const after = hours(index);
    const name = `${owner} ${index}`;
    return clock(name, { owner, knownAt, ...(after !== undefined && { respondedAt: knownAt + after * HOUR }) });
  });

describe('a forecast of breaches', () => {
  it('says nothing where too few answers are known', () => {
    const { outlook, learnt } = forecastBreaches([...daily(9, () => 1), clock('open')], NOW, always);

    expect(outlook).toBeUndefined();
    expect(learnt).toEqual({ from: NOW - 28 * DAY, clocks: 10, answered: 9 });
  });

  it('names for each owner how many will miss their deadline, and when the last of them does', () => {
    const history = [...daily(20, () => 2, 'care'), ...daily(20, () => 30, 'kitchen')];
    const open = [
      clock('young', { knownAt: NOW - HOUR }),
      clock('old', { knownAt: NOW - 3 * HOUR }),
      clock('slow', { owner: 'kitchen', knownAt: NOW - HOUR }),
      clock('slower', { owner: 'kitchen', knownAt: NOW - 2 * HOUR }),
      clock('missed', { owner: 'kitchen', knownAt: NOW - 2 * DAY, dueAt: NOW - DAY }),
    ];

    const { outlook } = forecastBreaches([...history, ...open], NOW, always);

    expect(outlook?.owners).toMatchObject([
      { owner: 'kitchen', open: 2, likely: 2, by: NOW + 3 * HOUR, overdue: 2 },
      { owner: 'care', open: 2, likely: 1, by: NOW + HOUR, overdue: 0 },
    ]);
    expect(outlook?.all).toMatchObject({ open: 4, likely: 3, by: NOW + 3 * HOUR });
    // Past the two hours after which everybody is answered, nobody known ever was.
    expect(outlook?.clocks.map(({ mention }) => mention)).toEqual(['old', 'slower', 'slow', 'young']);
    expect(outlook?.clocks[0]?.breach).toBeGreaterThan(0.9);
  });

  it('counts only the open hours of an owner: a night makes nobody older', () => {
    const office = compileCalendar({
      timeZone: 'UTC',
      hours: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
    });
    const between: OpenBetween = (_clock, from, to) => office.between(from, to);
    const fridays = Array.from({ length: 4 }, (_, week) => at('2026-11-13T10:00:00Z') - week * 7 * DAY);
    const history = fridays.flatMap((knownAt, week) =>
      Array.from({ length: 5 }, (_, index) => clock(`${week} ${index}`, { knownAt, respondedAt: knownAt + 2 * HOUR })),
    );
    // 16:00 on Friday; two open hours later it is Monday, 10:00.
    const beforeTen = clock('short', { knownAt: NOW, dueAt: at('2026-11-23T09:59:00Z') });
    const afterTen = clock('long', { knownAt: NOW, dueAt: at('2026-11-23T10:01:00Z') });

    const { outlook } = forecastBreaches([...history, beforeTen, afterTen], NOW, between);

    expect(outlook?.clocks.map(({ mention, breach }) => [mention, breach > 0.5])).toEqual([
      ['short', true],
      ['long', false],
    ]);
  });

  it('never knows what came later: the future changes nothing of it', () => {
    const facts = fc.record({
      knownBefore: fc.integer({ min: 0, max: 40 * 24 }),
      target: fc.integer({ min: 1, max: 96 }),
      answer: fc.option(fc.integer({ min: 0, max: 96 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), (list) => {
        const clocks = list.map(({ knownBefore, target, answer }, index) => {
          const knownAt = NOW - knownBefore * HOUR;
          const dueAt = knownAt + target * HOUR;
          return clock(String(index), {
            knownAt,
            dueAt,
            ...(answer !== undefined && { respondedAt: knownAt + answer * HOUR }),
          });
        });
        const asKnown = clocks.map(({ respondedAt, ...rest }) => ({
          ...rest,
          ...(respondedAt !== undefined && respondedAt <= NOW && { respondedAt }),
        }));
        expect(forecastBreaches(clocks, NOW, always)).toEqual(forecastBreaches(asKnown, NOW, always));
        expect(forecastBreaches(clocks.toReversed(), NOW, always)).toEqual(forecastBreaches(clocks, NOW, always));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the back-test of that forecast', () => {
  it('is near to nothing where the pace never changes and ages decide', () => {
    // Each is answered after an hour or not at all; who is open at 16:00 has waited for four hours of six.
    const history = Array.from({ length: 56 }, (_, index) => index).flatMap((index) => {
      const knownAt = NOW - 4 * HOUR - (index + 1) * DAY;
      const more = { knownAt, dueAt: knownAt + 6 * HOUR };
      return [clock(`fast ${index}`, { ...more, respondedAt: knownAt + HOUR }), clock(`never ${index}`, more)];
    });

    const backtest = backtestBreaches(history, NOW, always);

    expect(backtest).toMatchObject({ forecasts: 28, clocks: 28, breached: 28 });
    expect(backtest?.brier).toBeLessThan(0.001);
    // Half of all clocks miss their deadline: who looks at no age says one half of each.
    expect(backtest?.usualBrier).toBeCloseTo(0.25, 2);
    expect(backtest?.countError).toBeLessThan(0.01);
    expect(backtest?.usualCountError).toBeCloseTo(0.5, 2);
  });

  it('is honest where the pace has turned: it was worse than the usual share', () => {
    const slowThenFast = Array.from({ length: 56 }, (_, index) => index).flatMap((index) => {
      const knownAt = NOW - HOUR - (index + 1) * DAY;
      const after = index < 28 ? 3 : 30;
      return [clock(String(index), { knownAt, dueAt: knownAt + 4 * HOUR, respondedAt: knownAt + after * HOUR })];
    });

    const backtest = backtestBreaches(slowThenFast, NOW, always);

    expect(backtest?.breached).toBe(0);
    expect(backtest?.countError).toBeGreaterThan(0.3);
  });

  it('judges only what is known by now', () => {
    const history = daily(30, () => 1);
    const open = clock('open', { knownAt: NOW - 2 * DAY, dueAt: NOW + DAY });

    expect(backtestBreaches([...history, open], NOW, always)).toBeUndefined();
    expect(backtestBreaches([], NOW, always)).toBeUndefined();
  });
});
