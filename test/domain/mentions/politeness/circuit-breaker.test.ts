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

/** Each failure is that of a probe which asks as soon as it may. */
const failed = (times: number): Breaker =>
  Array.from({ length: times }).reduce<Breaker>(
    (held) => afterFailure(held, LINE, true, held.openUntil ?? START),
    CLOSED,
  );

describe('a circuit breaker', () => {
  it('opens with the fifth failure in a row, for a minute', () => {
    expect(failed(4)).toEqual({ failures: 4, lastFailure: LINE });
    expect(passThrough(failed(4), START, false)).toMatchObject({ go: true, isProbe: false });
    expect(failed(5)).toEqual({ failures: 5, lastFailure: LINE, openUntil: START + MINUTE });
    expect(passThrough(failed(5), START + MINUTE - 1, false)).toEqual({ until: START + MINUTE, isTried: false });
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
    const { openUntil: asksAt = START } = failed(failures - 1);
    expect(failed(failures).openUntil).toBe(asksAt + minutes * MINUTE);
  });

  it('lets one probe through once the pause is over, and a second one only when the first has died', () => {
    const passage = passThrough(failed(5), START + MINUTE, false);
    expect(passage).toMatchObject({ go: true, isProbe: true });
    const probing = 'breaker' in passage ? passage.breaker : CLOSED;
    expect(passThrough(probing, START + MINUTE + 59 * SECOND, false)).toEqual({
      until: START + 2 * MINUTE,
      isTried: true,
    });
    expect(passThrough(probing, START + 2 * MINUTE, false)).toMatchObject({ go: true, isProbe: true });
  });

  it('rests again when its probe fails, and is not impressed by those who asked before it opened', () => {
    const passage = passThrough(failed(5), START + MINUTE, false);
    const probing = 'breaker' in passage ? passage.breaker : CLOSED;
    expect(afterFailure(probing, LINE, false, START + MINUTE)).toBe(probing);
    expect(afterFailure(probing, LINE, true, START + MINUTE)).toEqual({
      failures: 6,
      lastFailure: LINE,
      openUntil: START + 3 * MINUTE,
    });
  });

  describe('whose pause is long', () => {
    /** Half an hour, from when it failed last. */
    const open = failed(12);
    const failedAt = (open.openUntil ?? 0) - 30 * MINUTE;

    it('lets one look before an alert ask after five minutes, and no poll', () => {
      const at = failedAt + 5 * MINUTE;
      expect(passThrough(open, at - 1, true)).toEqual({ until: at, isTried: false });
      expect(passThrough(open, at, false)).toEqual({ until: open.openUntil, isTried: false });
      const passage = passThrough(open, at, true);
      expect(passage).toMatchObject({ go: true, isProbe: true });
      const probing = 'breaker' in passage ? passage.breaker : CLOSED;
      expect(passThrough(probing, at + 59 * SECOND, true)).toEqual({ until: at + MINUTE, isTried: true });
    });

    it('is no longer for a look that failed, which the next one follows five minutes later', () => {
      const at = failedAt + 7 * MINUTE;
      const passage = passThrough(open, at, true);
      const probing = 'breaker' in passage ? passage.breaker : CLOSED;
      const after = afterFailure(probing, LINE, true, at + SECOND);
      expect(after).toEqual({ ...open, lookFrom: at + SECOND + 5 * MINUTE });
      expect(passThrough(after, at + 5 * MINUTE, true)).toEqual({ until: at + SECOND + 5 * MINUTE, isTried: false });
    });

    it('asks no more than twelve times an hour, whoever comes, while nothing but failures come back', () => {
      const visits = fc.array(fc.record({ after: fc.integer({ min: 1, max: 3 * MINUTE }), isUrgent: fc.boolean() }), {
        maxLength: 80,
      });
      fc.assert(
        fc.property(visits, (all) => {
          let breaker = open;
          let now = failedAt;
          const asked: number[] = [];
          for (const { after, isUrgent } of all) {
            now += after;
            const passage = passThrough(breaker, now, isUrgent);
            if (!('go' in passage)) continue;
            asked.push(now);
            breaker = afterFailure(passage.breaker, LINE, true, now);
          }
          // A poll may be the probe right after a look.
          for (const at of asked) {
            expect(asked.filter((one) => one >= at && one < at + 5 * MINUTE).length).toBeLessThanOrEqual(2);
          }
        }),
        { numRuns: 100 },
      );
    });
  });

  it('has no two probes at the same time, whoever comes when and whatever happens to them', () => {
    const events = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 2 * MINUTE }),
        ends: fc.constantFrom('well', 'badly', 'never'),
        takes: fc.integer({ min: 0, max: 50 * SECOND }),
        isUrgent: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(events, (visits) => {
        let breaker = failed(5);
        let now = START;
        const ends: { readonly at: number; readonly well: boolean }[] = [];
        let probingUntil = 0;
        for (const { after, ends: end, takes, isUrgent } of visits) {
          now += after;
          for (const { at, well } of ends.splice(0).toSorted((a, b) => a.at - b.at)) {
            if (at > now) ends.push({ at, well });
            else breaker = well ? afterSuccess(breaker) : afterFailure(breaker, LINE, true, at);
          }
          const passage = passThrough(breaker, now, isUrgent);
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
