import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSpread } from '../../../functions/domain/forecast/count-spread.ts';

describe('the spread of a count', () => {
  it.each([
    { name: 'nothing', probabilities: [], spread: [0, 0] },
    { name: 'what is certain', probabilities: [1, 1, 0], spread: [2, 2] },
    { name: 'ten coins', probabilities: Array.from({ length: 10 }, () => 0.5), spread: [3, 7] },
    { name: 'one that rarely happens', probabilities: [0.05], spread: [0, 0] },
    { name: 'a thousand coins', probabilities: Array.from({ length: 1_000 }, () => 0.5), spread: [480, 520] },
  ])('of $name', ({ probabilities, spread }) => {
    expect(countSpread(probabilities)).toEqual(spread);
  });

  it('holds the expected number, give or take one, and never more than there are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (probabilities) => {
        const [low, high] = countSpread(probabilities);
        const expected = probabilities.reduce((sum, p) => sum + p, 0);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(probabilities.length);
        expect(low - 1).toBeLessThanOrEqual(expected);
        expect(high + 1).toBeGreaterThanOrEqual(expected);
      }),
    );
  });
});
