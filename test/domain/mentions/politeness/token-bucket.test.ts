import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketFor, take } from '../../../../functions/domain/mentions/politeness/token-bucket.ts';
import { HOUR, MINUTE, SECOND } from '../../../../functions/domain/shared/time.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const limits = fc.record({
  requests: fc.integer({ min: 1, max: 5_000 }),
  per: fc.constantFrom(MINUTE, 5 * MINUTE, HOUR),
});

/** Takes at these instants, one after the other; what was let through. */
function taken(
  wishes: readonly { readonly at: number; readonly tokens: number }[],
  bucket: ReturnType<typeof bucketFor>,
): { readonly at: number; readonly tokens: number }[] {
  let fullAt: number | undefined;
  return wishes.filter(({ at, tokens }) => {
    const answer = take(fullAt, tokens, at, bucket);
    if ('until' in answer) return false;
    ({ fullAt } = answer);
    return true;
  });
}

describe('a token bucket', () => {
  it('gives a quarter of the limit at once, the rest over its time', () => {
    expect(bucketFor({ requests: 60, per: 15 * MINUTE })).toEqual({ capacity: 15, refill: 20 * SECOND });
    expect(bucketFor({ requests: 1, per: MINUTE })).toEqual({ capacity: 1, refill: MINUTE });
  });

  it('says when the next token is there, and has it then and not a millisecond before', () => {
    const bucket = { capacity: 2, refill: 10 * SECOND };
    const first = take(undefined, 2, START, bucket);
    expect(first).toEqual({ fullAt: START + 20 * SECOND });
    const fullAt = START + 20 * SECOND;
    expect(take(fullAt, 1, START, bucket)).toEqual({ until: START + 10 * SECOND });
    expect(take(fullAt, 1, START + 10 * SECOND - 1, bucket)).toEqual({ until: START + 10 * SECOND });
    expect(take(fullAt, 1, START + 10 * SECOND, bucket)).toEqual({ fullAt: START + 30 * SECOND });
  });

  it('lets through what is more than it ever holds, for all that it holds', () => {
    expect(take(undefined, 99, START, { capacity: 2, refill: SECOND })).toEqual({ fullAt: START + 2 * SECOND });
  });

  it('leaves what is kept to the more urgent', () => {
    const bucket = { capacity: 4, refill: SECOND };
    expect(take(START + 3 * SECOND, 1, START, bucket, 1)).toEqual({ until: START + SECOND });
    expect(take(START + 3 * SECOND, 1, START, bucket)).toEqual({ fullAt: START + 4 * SECOND });
  });

  it('never gives more than capacity and rate x time, and so never more than the limit in its time', () => {
    const wishes = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 5 * MINUTE }), tokens: fc.integer({ min: 1, max: 30 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(limits, wishes, (limit, steps) => {
        const bucket = bucketFor(limit);
        let at = START;
        const asked = steps.map(({ after, tokens }) => {
          at += after;
          return { at, tokens: Math.min(tokens, bucket.capacity) };
        });
        const given = taken(asked, bucket);
        for (const [index, from] of given.entries()) {
          let sum = 0;
          for (const { at: to, tokens } of given.slice(index)) {
            sum += tokens;
            expect(sum).toBeLessThanOrEqual(bucket.capacity + (to - from.at) / bucket.refill);
            if (limit.requests > 1 && to - from.at < limit.per) expect(sum).toBeLessThanOrEqual(limit.requests);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives what the difference of clocks brings once, however often workers take turns', () => {
    const skews = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 80 });
    const clocks = fc.array(fc.integer({ min: 0, max: 20 * SECOND }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(limits, skews, clocks, (limit, turns, ahead) => {
        const bucket = bucketFor(limit);
        const wishes = turns.flatMap((worker, index) =>
          Array.from({ length: 3 }, () => ({ at: START + index * SECOND + (ahead[worker] ?? 0), tokens: 1 })),
        );
        const given = taken(wishes, bucket).length;
        const time = (turns.length - 1) * SECOND + Math.max(...ahead);
        expect(given).toBeLessThanOrEqual(bucket.capacity + time / bucket.refill);
      }),
      { numRuns: 100 },
    );
  });
});
