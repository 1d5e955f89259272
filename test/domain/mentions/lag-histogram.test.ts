import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  histogramOf,
  type LagHistogram,
  lagQuantile,
  merged,
  totalOf,
  withLags,
} from '../../../functions/domain/mentions/lag-histogram.ts';
import { DAY, MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';

const lags = fc.array(fc.integer({ min: SECOND, max: 400 * DAY }), { minLength: 1, maxLength: 150 });
const counted = (found: readonly number[]): LagHistogram => histogramOf(withLags(undefined, found));

/** Nearest rank by sorting. */
const exact = (found: readonly number[], share: number): number =>
  found.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * found.length)) - 1] ?? Number.NaN;

describe('the histogram of discovery lags', () => {
  it('gives a figure at most 9.1 % away from the true one', () => {
    fc.assert(
      fc.property(lags, fc.constantFrom(0.5, 0.9, 1), (found, share) => {
        const figure = lagQuantile(counted(found), share) ?? Number.NaN;
        const ratio = figure / exact(found, share);
        expect(ratio).toBeGreaterThan(0.908);
        expect(ratio).toBeLessThan(1.0915);
      }),
      { numRuns: 60 },
    );
  });

  it('merges in any order to what all of them together would have counted', () => {
    fc.assert(
      fc.property(lags, lags, lags, (a, b, c) => {
        const whole = counted([...a.slice(0, 60), ...b.slice(0, 60), ...c.slice(0, 60)]);
        const [x, y, z] = [a, b, c].map((part) => counted(part.slice(0, 60))) as [
          LagHistogram,
          LagHistogram,
          LagHistogram,
        ];
        expect(merged(merged(x, y), z)).toEqual(whole);
        expect(merged(x, merged(z, y))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('forgets by generations: figures are of the newest 200 to 400', () => {
    const slow = withLags(
      undefined,
      Array.from({ length: 200 }, () => DAY),
    );
    const mixed = withLags(
      slow,
      Array.from({ length: 199 }, () => MINUTE),
    );
    const quick = withLags(mixed, [MINUTE]);

    expect(totalOf(histogramOf(mixed))).toBe(399);
    expect(totalOf(histogramOf(quick))).toBe(200);
    expect(lagQuantile(histogramOf(quick), 1)).toBeLessThan(2 * MINUTE);
  });

  it('takes a mention that is dated in the future for one found at once, and says nothing of none', () => {
    expect(lagQuantile(counted([-5 * MINUTE]), 0.5)).toBe(0);
    expect(lagQuantile({}, 0.5)).toBeUndefined();
  });

  it('stays small: a busy month takes a few hundred bytes', () => {
    const found = Array.from({ length: 399 }, (_, index) => (index + 1) * 90 * SECOND);

    expect(JSON.stringify(withLags(undefined, found)).length).toBeLessThan(500);
  });
});
