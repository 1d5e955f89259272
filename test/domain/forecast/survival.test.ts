import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SeenWait, survivalOf } from '../../../functions/domain/forecast/survival.ts';

const answered = (length: number, owner = 'care'): SeenWait => ({ owner, length, answered: true });
const waiting = (length: number, owner = 'care'): SeenWait => ({ owner, length, answered: false });

const anyWaits = fc.array(
  fc.record({
    owner: fc.constantFrom('care', 'kitchen'),
    length: fc.integer({ min: 0, max: 40 }),
    answered: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('the share that still waits', () => {
  it('is Kaplan-Meier where nothing is lent', () => {
    // Of five: one answered after 2, one gave up looking at 3, one answered after 4, two still open at 6.
    const still = survivalOf([answered(2), waiting(3), answered(4), waiting(6), waiting(6)], 0)('care');

    expect(still(0, 1)).toBe(1);
    expect(still(0, 2)).toBeCloseTo(4 / 5, 12);
    expect(still(0, 4)).toBeCloseTo((4 / 5) * (2 / 3), 12);
    expect(still(2, 4)).toBeCloseTo(2 / 3, 12);
    expect(still(4, 99)).toBe(1);
  });

  it('is the average of all for an owner of whom nothing is known, and moves to its own with its cases', () => {
    const waits = [...Array.from({ length: 20 }, () => answered(1)), ...Array.from({ length: 20 }, () => waiting(9))];
    const slow = Array.from({ length: 10 }, () => waiting(9, 'kitchen'));

    expect(survivalOf(waits)('nobody yet')(0, 1)).toBeCloseTo(0.5, 12);
    // All: 20 answers among 50. Its own ten say none, the ten that are lent say four.
    expect(survivalOf([...waits, ...slow])('kitchen')(0, 1)).toBeCloseTo(1 - 4 / 20, 12);
  });

  it('says that who outlasts everybody known will go on waiting', () => {
    const still = survivalOf([answered(1), answered(2)], 0)('care');

    expect(still(0, 2)).toBe(0);
    expect(still(2, 5)).toBe(1);
  });

  it('is a share, falls with time, and chains', () => {
    fc.assert(
      fc.property(anyWaits, fc.nat(40), fc.nat(40), fc.nat(40), (waits, a, b, c) => {
        const [early, middle, late] = [a, b, c].toSorted((x, y) => x - y) as [number, number, number];
        const still = survivalOf([...waits, waiting(41)])('care');
        expect(still(early, late)).toBeLessThanOrEqual(still(early, middle));
        expect(still(early, late)).toBeGreaterThan(0);
        expect(still(early, middle)).toBeLessThanOrEqual(1);
        expect(still(early, middle) * still(middle, late)).toBeCloseTo(still(early, late), 9);
      }),
    );
  });
});
