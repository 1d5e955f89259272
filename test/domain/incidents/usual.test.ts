import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBurst, isCalm, NOTHING_KNOWN, sameWindows, usualOf } from '../../../functions/domain/incidents/usual.ts';
import { HOUR, toIso } from '../../../functions/domain/shared/time.ts';
import { zoneNamed } from '../../../functions/domain/sla/zone.ts';
import { at } from '../../support/builders.ts';
import { RULES } from './builders.ts';

const weeks = fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 8 });

describe('what is usual', () => {
  it.each([
    { counts: [0, 0, 0, 0, 0, 0, 0, 0], expected: 0.0625, deviation: 0.2652 },
    { counts: [4, 4, 4, 4], expected: 4.125, deviation: 2.2707 },
    { counts: [4], expected: 4.5, deviation: 3 },
    // Heaps: a sample variance of 400 counts more than Poisson's 10.1.
    { counts: [0, 0, 40, 0], expected: 10.125, deviation: 22.3607 },
    // Of three weeks a spread says nothing yet.
    { counts: [0, 0, 30], expected: 10.1667, deviation: 3.6818 },
  ])('of $counts is $expected, give or take $deviation', ({ counts, expected, deviation }) => {
    const usual = usualOf(counts);

    expect(usual.expected).toBeCloseTo(expected, 4);
    expect(usual.deviation).toBeCloseTo(deviation, 4);
    expect(usual.weeks).toBe(counts.length);
  });

  it('takes both a minimum and a distance for a burst, and twice the minimum where nothing is known', () => {
    expect([19, 20].map((count) => isBurst(count, NOTHING_KNOWN, RULES))).toEqual([false, true]);
    expect([9, 10].map((count) => isBurst(count, usualOf([0, 0, 0, 0]), RULES))).toEqual([false, true]);
    // 20.06 + 4 * 4.75
    const busy = usualOf([20, 20, 20, 20, 20, 20, 20, 20]);
    expect([39, 40].map((count) => isBurst(count, busy, RULES))).toEqual([false, true]);
  });

  it('never calls the same count both a burst and calm, and a higher one never less of a burst', () => {
    fc.assert(
      fc.property(weeks, fc.nat({ max: 500 }), (counts, count) => {
        const usual = usualOf(counts);
        if (!isBurst(count, usual, RULES)) return;
        expect(isCalm(count, usual, RULES)).toBe(false);
        expect(isBurst(count + 1, usual, RULES)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is asked of the same hour on the wall, across a change of clocks', () => {
    // 13:00 in Berlin: 12:00Z in winter, 11:00Z before 25 October.
    const windows = sameWindows(at('2026-11-06T12:00:00Z'), HOUR, zoneNamed('Europe/Berlin'));

    expect(windows.slice(0, 3).map((window) => window.map(toIso))).toEqual([
      ['2026-10-30T11:00:00.000Z', '2026-10-30T12:00:00.000Z'],
      ['2026-10-23T10:00:00.000Z', '2026-10-23T11:00:00.000Z'],
      ['2026-10-16T10:00:00.000Z', '2026-10-16T11:00:00.000Z'],
    ]);
    expect(windows).toHaveLength(8);
  });
});
