import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayRestUntil, type OpenDeadlines, withTurns } from '../../../functions/domain/mentions/open-deadlines.ts';

const NOW = 1_000;

describe('the deadlines of open clocks', () => {
  it('come with each clock that opens, and go with each that closes', () => {
    const opened = withTurns(undefined, [{ after: 3_000 }, { after: 2_000 }], NOW);
    expect(opened).toEqual({ at: [2_000, 3_000] });

    expect(withTurns(opened, [{ before: 2_000 }], NOW)).toEqual({ at: [3_000] });
    expect(withTurns(opened, [{ before: 2_000, after: 2_500 }], NOW)).toEqual({ at: [2_500, 3_000] });
  });

  it('stay the same object when nothing changed', () => {
    const open = { at: [2_000] };

    expect(withTurns(open, [{ before: 2_000, after: 2_000 }, {}], NOW)).toBe(open);
    expect(withTurns(undefined, [{}, { before: 500, after: 500 }], NOW)).toBeUndefined();
  });

  it('are found again where a crash has lost one', () => {
    expect(withTurns({ at: [3_000] }, [{ before: 2_000, after: 2_000 }], NOW)).toEqual({ at: [2_000, 3_000] });
  });

  it('forbid any rest where there are more of them than are kept, until the last has passed', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ after: 2_000 + index }));
    const open = withTurns(undefined, many, NOW);

    expect(open?.at).toHaveLength(24);
    expect(mayRestUntil(open, NOW)).toBe(NOW);
    expect(mayRestUntil(open, 2_029)).toBe(Number.POSITIVE_INFINITY);
    expect(withTurns(open, [{ after: 9_000 }], 2_029)).toEqual({ at: [9_000] });
  });

  it('never let a source rest beyond the nearest deadline of a clock that is still open', () => {
    const clocks = fc.array(
      fc.record({ due: fc.integer({ min: 1_001, max: 5_000 }), closes: fc.option(fc.nat(40), { nil: undefined }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(clocks, fc.integer({ min: 1, max: 5 }), (all, together) => {
        let open: OpenDeadlines | undefined;
        for (let step = 0; step <= 40; step += 1) {
          const now = NOW + step * 100;
          const opening = all.slice(step * together, (step + 1) * together).map(({ due }) => ({ after: due }));
          const closing = all
            .filter(({ closes }, index) => closes === step && index < step * together)
            .map(({ due }) => ({ before: due }));
          open = withTurns(open, [...opening, ...closing], now);
          const nearest = all
            .filter(
              ({ closes = 99 }, index) =>
                index < (step + 1) * together && !(closes <= step && index < closes * together),
            )
            .map(({ due }) => due)
            .filter((due) => due > now);

          expect(mayRestUntil(open, now)).toBeLessThanOrEqual(Math.min(Infinity, ...nearest));
        }
      }),
      { numRuns: 100 },
    );
  });
});
