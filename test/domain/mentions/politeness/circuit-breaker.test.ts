import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  type Breaker,
  CLOSED,
  passThrough,
} from '../../../../functions/domain/mentions/politeness/circuit-breaker.ts';
import { MINUTE, SECOND } from '../../../../functions/domain/shared/time.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const LINE = 'social.example answered 503';

const failed = (times: number, breaker: Breaker = CLOSED): Breaker =>
  Array.from({ length: times }).reduce<Breaker>((held) => afterFailure(held, LINE, true, START), breaker);

describe('a circuit breaker', () => {
  it('opens with the fifth failure in a row, for a minute', () => {
    expect(failed(4)).toEqual({ failures: 4, lastFailure: LINE });
    expect(passThrough(failed(4), START)).toMatchObject({ go: true, isProbe: false });
    expect(failed(5)).toEqual({ failures: 5, lastFailure: LINE, openUntil: START + MINUTE });
    expect(passThrough(failed(5), START + MINUTE - 1)).toEqual({ until: START + MINUTE });
  });

  it('starts counting anew after one good answer', () => {
    expect(afterSuccess(failed(4))).toBe(CLOSED);
    expect(afterSuccess(CLOSED)).toBe(CLOSED);
  });

  it.each([
    [6, 2],
    [7, 4],
    [9, 16],
    [10, 30],
    [40, 30],
  ])('rests longer after the %ith failure: %i minutes, and half an hour at most', (failures, minutes) => {
    expect(failed(failures).openUntil).toBe(START + minutes * MINUTE);
  });

  it('lets one probe through once the pause is over, and a second one only when the first has died', () => {
    const passage = passThrough(failed(5), START + MINUTE);
    expect(passage).toMatchObject({ go: true, isProbe: true });
    const probing = 'breaker' in passage ? passage.breaker : CLOSED;
    expect(passThrough(probing, START + MINUTE + 59 * SECOND)).toEqual({ until: START + 2 * MINUTE });
    expect(passThrough(probing, START + 2 * MINUTE)).toMatchObject({ go: true, isProbe: true });
  });

  it('rests again when its probe fails, and is not impressed by those who asked before it opened', () => {
    const passage = passThrough(failed(5), START + MINUTE);
    const probing = 'breaker' in passage ? passage.breaker : CLOSED;
    expect(afterFailure(probing, LINE, false, START + MINUTE)).toBe(probing);
    expect(afterFailure(probing, LINE, true, START + MINUTE)).toEqual({
      failures: 6,
      lastFailure: LINE,
      openUntil: START + 3 * MINUTE,
    });
  });

  it('has no two probes at the same time, whoever comes when and whatever happens to them', () => {
    const events = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 2 * MINUTE }),
        ends: fc.constantFrom('well', 'badly', 'never'),
        takes: fc.integer({ min: 0, max: 50 * SECOND }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(events, (visits) => {
        let breaker = failed(5);
        let now = START;
        const ends: { readonly at: number; readonly well: boolean }[] = [];
        let probingUntil = 0;
        for (const { after, ends: end, takes } of visits) {
          now += after;
          for (const { at, well } of ends.splice(0).toSorted((a, b) => a.at - b.at)) {
            if (at > now) ends.push({ at, well });
            else breaker = well ? afterSuccess(breaker) : afterFailure(breaker, LINE, true, at);
          }
          const passage = passThrough(breaker, now);
          if (!('go' in passage) || !passage.isProbe) continue;
          expect(now).toBeGreaterThanOrEqual(probingUntil);
          ({ breaker } = passage);
          probingUntil = end === 'never' ? now : now + takes;
          if (end !== 'never') ends.push({ at: now + takes, well: end === 'well' });
        }
      }),
      { numRuns: 150 },
    );
  });
});
