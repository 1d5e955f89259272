import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKETS } from '../../../functions/domain/reports/figure-words.ts';
import { figuresOf } from '../../../functions/domain/reports/figures-of.ts';
import { GROUPINGS } from '../../../functions/domain/reports/report-groups.ts';
import { DAY, HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { filesOf } from '../../../functions/use-cases/compile-report.ts';
import { answered, anyFacts, NOW, OFFICE, reportOf, someFacts } from './builders.ts';
import { oracle } from './oracle.ts';

describe('the figures of a report', () => {
  it('equal a brute-force count of every clock, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 40 }), (facts) => {
        const watched = new Map([['fernweh-de', NOW - 2 * DAY]]);
        expect(figuresOf(facts, NOW, watched, OFFICE)).toEqual(oracle(facts, NOW, watched, OFFICE));
      }),
      { numRuns: 300 },
    );
  });

  it('give the same bytes in every form, whatever order the facts come in', () => {
    const shuffled = fc
      .array(anyFacts, { maxLength: 25 })
      .map((facts) => [...new Map(facts.map((one) => [`${one.origin} ${one.externalId}`, one])).values()])
      .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...GROUPINGS), ([facts, again], by) => {
        expect(filesOf(reportOf(again, { by }))).toEqual(filesOf(reportOf(facts, { by })));
      }),
      { numRuns: 60 },
    );
  });

  it('put every clock into exactly one bucket', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }), (facts) => {
        const ours = facts.filter((one) => !one.fromBrand);
        const clocks = ours.reduce((sum, one) => sum + 1 + (one.earlier?.length ?? 0), 0);
        const { counts } = figuresOf(facts, NOW);
        expect(BUCKETS.reduce((sum, { bucket }) => sum + counts[bucket], 0)).toBe(clocks);
        expect(reportOf(facts).rows).toHaveLength(clocks);
      }),
    );
  });

  it('never rise when one more mention goes unanswered', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 20 }), (facts) => {
        const before = figuresOf(facts, NOW).attainment ?? 1;
        const silent = someFacts({ externalId: 'silent' });
        expect(figuresOf([...facts, silent], NOW).attainment).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('count a late first response also after the customer has come back and was answered in time', () => {
    const { counts, nextResponse, firstResponse } = figuresOf(
      [
        answered(6 * HOUR, {
          cycle: 2,
          status: 'met',
          startedAt: NOW - DAY,
          dueAt: NOW - 20 * HOUR,
          respondedAt: NOW - 23 * HOUR,
          earlier: [
            {
              cycle: 1,
              status: 'late',
              startedAt: NOW - 2 * DAY,
              dueAt: NOW - 44 * HOUR,
              respondedAt: NOW - 40 * HOUR,
              lateDiscovered: false,
            },
          ],
        }),
      ],
      NOW,
    );

    expect(counts).toMatchObject({ met: 1, late: 1 });
    expect(firstResponse.p50).toEqual({ value: 8 * HOUR, atLeast: false });
    expect(nextResponse.p50).toEqual({ value: HOUR, atLeast: false });
  });

  it('measure the next response of the team from when we saw that the customer had come back', () => {
    const first = { cycle: 1, status: 'met', lateDiscovered: false } as const;
    const cameBack = (changes: Partial<Parameters<typeof someFacts>[0]>) =>
      answered(HOUR, {
        ...{ cycle: 2, status: 'met', startedAt: NOW - DAY, dueAt: NOW - 20 * HOUR, respondedAt: NOW - 21 * HOUR },
        earlier: [{ ...first, startedAt: NOW - 2 * DAY, dueAt: NOW - 44 * HOUR, respondedAt: NOW - 47 * HOUR }],
        ...changes,
      });
    const { nextResponse, teamNextResponse } = figuresOf([cameBack({ seenAt: NOW - 23 * HOUR })], NOW);

    expect(nextResponse.p50).toEqual({ value: 3 * HOUR, atLeast: false });
    expect(teamNextResponse.p50).toEqual({ value: 2 * HOUR, atLeast: false });
    expect(figuresOf([cameBack({})], NOW).teamNextResponse.waits).toBe(0);
  });

  it('count against us who gave up after the deadline, and nobody who went before it', () => {
    const went = (after: number) => someFacts({ status: 'withdrawn', endedAt: someFacts().startedAt + after });

    expect(figuresOf([went(5 * HOUR)], NOW)).toMatchObject({ attainment: 0, counts: { overdue: 1 } });
    expect(figuresOf([went(3 * HOUR)], NOW)).toMatchObject({ counts: { overdue: 0, excluded: 1 } });
  });

  it('take an open clock for one that waits at least as long as it is old', () => {
    const open = (age: number) => someFacts({ startedAt: NOW - age, dueAt: NOW + HOUR });
    const median = (...facts: Parameters<typeof figuresOf>[0]) => figuresOf(facts, NOW).firstResponse.p50;

    expect(median(answered(HOUR), answered(2 * HOUR), open(3 * HOUR))).toEqual({ value: 2 * HOUR, atLeast: false });
    // One of three was answered within 1 h; of the two others one has waited for 90 min only.
    expect(median(answered(HOUR), open(90 * MINUTE), answered(2 * HOUR))).toEqual({ value: 2 * HOUR, atLeast: false });
    expect(median(open(MINUTE), answered(HOUR), answered(2 * HOUR))).toEqual({ value: HOUR, atLeast: false });
    expect(median(answered(HOUR), open(3 * HOUR), open(5 * HOUR))).toEqual({ value: 5 * HOUR, atLeast: true });
    expect(median()).toBeUndefined();
  });

  it('measure the discovery lag of what was posted while the source was watched', () => {
    const watchedSince = new Map([['fernweh-us', someFacts().postedAt]]);
    const before = someFacts({ postedAt: someFacts().postedAt - DAY });

    expect(figuresOf([someFacts(), before], NOW, watchedSince).discoveryLag).toEqual({
      p50: { value: 5 * MINUTE, atLeast: false },
      p90: { value: 5 * MINUTE, atLeast: false },
      waits: 1,
      open: 0,
    });
  });

  it('says nothing of what was imported from a file: when that was is no discovery', () => {
    const { discoveryLag, teamResponse, firstResponse } = figuresOf([someFacts({ kind: 'file' })], NOW);

    expect([discoveryLag.waits, teamResponse.waits]).toEqual([0, 0]);
    expect(firstResponse.waits).toBe(1);
  });

  it('have no share where nothing was due yet', () => {
    const figures = figuresOf([someFacts({ status: 'excluded' }), someFacts({ dueAt: NOW })], NOW);

    expect(figures).not.toHaveProperty('attainment');
    expect(figures.counts).toMatchObject({ excluded: 1, inWindow: 1 });
  });
});
