import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTurn, pollPeriod } from '../../../functions/domain/mentions/poll-period.ts';
import { POLL_TIERS, type PollTier } from '../../../functions/domain/mentions/sources/kind-of-source.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../functions/domain/shared/time.ts';

const NOW: Instant = Date.UTC(2026, 10, 20, 12);
const RESTFUL = { tier: 5, slowest: 360 } as const;
const silentFor = (silence: number) => ({ lastChangeAt: NOW - silence });

describe('the period of a source', () => {
  it.each([
    ['a minute', MINUTE, 5],
    ['five hours', 5 * HOUR, 5],
    ['six hours', 6 * HOUR, 15],
    ['a day', DAY, 60],
    ['five days', 5 * DAY, 60],
    ['six days', 6 * DAY, 360],
    ['a year', 365 * DAY, 360],
  ] as const)('that was silent for %s is what its settings allow for that', (_, silence, period) => {
    expect(pollPeriod(RESTFUL, silentFor(silence), NOW)).toBe(period);
  });

  it('is the fastest where the settings name one only, however silent it is', () => {
    expect(pollPeriod({ tier: 15 }, silentFor(365 * DAY), NOW)).toBe(15);
  });

  it('is the fastest while the source fails, and until it was read once', () => {
    expect(pollPeriod(RESTFUL, { ...silentFor(365 * DAY), failingSince: NOW - HOUR }, NOW)).toBe(5);
    expect(pollPeriod(RESTFUL, {}, NOW)).toBe(5);
  });

  it('is a quarter of the time until the nearest deadline, whatever the silence', () => {
    const until = (deadline: Instant) => ({ ...silentFor(365 * DAY), open: { at: [NOW - HOUR, deadline] } });

    expect(pollPeriod(RESTFUL, until(NOW + 48 * HOUR), NOW)).toBe(360);
    expect(pollPeriod(RESTFUL, until(NOW + 23 * HOUR), NOW)).toBe(60);
    expect(pollPeriod(RESTFUL, until(NOW + 3 * HOUR), NOW)).toBe(15);
    expect(pollPeriod(RESTFUL, until(NOW + 59 * MINUTE), NOW)).toBe(5);
  });

  it('is the fastest while there are more open clocks than anybody kept', () => {
    const open = { at: [], moreUntil: NOW + 30 * DAY };

    expect(pollPeriod(RESTFUL, { ...silentFor(365 * DAY), open }, NOW)).toBe(5);
    expect(pollPeriod(RESTFUL, { ...silentFor(365 * DAY), open }, NOW + 31 * DAY)).toBe(360);
  });
});

const TIER = fc.constantFrom(...POLL_TIERS);
const BOUNDS = fc.tuple(TIER, TIER).map(([a, b]) => ({ tier: a < b ? a : b, slowest: a < b ? b : a }));
const DEADLINES = fc.array(fc.integer({ min: 1, max: 2 * 1_440 }), { maxLength: 5 });

/** Minutes at which a source is read over two days of silence, as dispatcher and poller do it. */
function readsOf(
  id: string,
  bounds: { tier: PollTier; slowest: PollTier },
  silence: number,
  deadlines: readonly number[],
) {
  const start = Math.floor(NOW / MINUTE);
  const at = deadlines.map((minutes) => NOW + minutes * MINUTE).toSorted((a, b) => a - b);
  const activity = { lastChangeAt: NOW - silence, ...(at.length > 0 && { open: { at } }) };
  const reads: number[] = [];
  for (let minute = start; minute < start + 2 * 1_440; minute += 1) {
    const isSlot = isTurn(id, bounds.tier, minute);
    if (isSlot && isTurn(id, pollPeriod(bounds, activity, minute * MINUTE), minute)) reads.push(minute - start);
  }
  return reads;
}

describe('the reads of a source that rests', () => {
  it('come never later than a quarter of the time that was left at the read before, nor sooner than the fastest', () => {
    fc.assert(
      fc.property(
        fc.string(),
        BOUNDS,
        fc.integer({ min: 0, max: 30 * DAY }),
        DEADLINES,
        (id, bounds, silence, ends) => {
          const reads = readsOf(id, bounds, silence, ends);
          for (const [index, read] of reads.entries()) {
            const next = reads[index + 1];
            if (next === undefined) break;
            const left = Math.min(Infinity, ...ends.filter((end) => end > read)) - read;

            const longest = Math.max(bounds.tier, Math.min(bounds.slowest, left / 4));

            expect(next - read).toBeGreaterThanOrEqual(bounds.tier);
            // At the deadline itself its stage looks, and after it there is no hurry.
            if (longest < left) expect(next - read).toBeLessThanOrEqual(longest);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are spread over the slots, and each slower period keeps some of the turns of the faster ones', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(100_000), (id, minute) => {
        for (const [index, tier] of POLL_TIERS.entries()) {
          const faster = POLL_TIERS[index - 1];
          if (faster !== undefined && isTurn(id, tier, minute)) expect(isTurn(id, faster, minute)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are made up for by a run that comes late', () => {
    fc.assert(
      fc.property(
        fc.string(),
        TIER,
        fc.integer({ min: 2_000, max: 100_000 }),
        fc.integer({ min: 1, max: 60 }),
        (id, tier, minute, minutes) => {
          const each = Array.from({ length: minutes }, (_, back) => isTurn(id, tier, minute - back));

          expect(isTurn(id, tier, minute, minutes)).toBe(each.includes(true));
        },
      ),
      { numRuns: 300 },
    );
  });
});
