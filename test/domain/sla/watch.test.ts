import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '../../../functions/domain/shared/time.ts';
import type { Clock } from '../../../functions/domain/sla/clock.ts';
import { nextDueAt } from '../../../functions/domain/sla/clock-due.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import {
  isLookDue,
  nextDueOf,
  nextLookAt,
  shortestBetweenLooks,
  withNextLook,
} from '../../../functions/domain/sla/watch.ts';
import { aClock, POSTED_AT } from '../../support/builders.ts';

const monday = (time: string): Instant => Date.parse(`2026-11-16T${time}:00Z`);
const TARGET = fc.integer({ min: 1, max: 14 * 24 * 60 }).map((minutes) => minutes * MINUTE);
const EVERY = fc.integer({ min: 5, max: 480 }).map((minutes) => minutes * MINUTE);

/** A clock without stages: looks alone are due. */
const bare = (target: number): Clock => aClock({ dueAt: POSTED_AT + target, target, ladder: [] });

/** All looks at a clock that nobody answers, from its start on. */
function looksAt(clock: Clock, every: number): readonly Instant[] {
  const looks: Instant[] = [];
  let at = nextLookAt(clock, clock.startedAt, every);
  for (; at !== undefined && looks.length < 5_000; at = nextLookAt(clock, at, every)) looks.push(at);
  return looks;
}

const gapsOf = (start: Instant, looks: readonly Instant[]) =>
  looks.map((at, index) => at - (looks[index - 1] ?? start));

describe('a mention that is not on the watch list', () => {
  it('is never looked at for its own sake, and listed under its stage', () => {
    expect(isLookDue({ clock: aClock() }, monday('23:00'))).toBe(false);
    expect(nextDueOf({ clock: aClock() })).toBe(monday('12:00'));
    expect(nextDueOf({ clock: aClock({ status: 'met' }) })).toBeUndefined();
  });
});

describe('a planned look', () => {
  it('is due from its very instant on', () => {
    const mention = { clock: aClock(), watch: { every: HOUR, lookAt: monday('10:00') } };

    expect(isLookDue(mention, monday('10:00') - 1)).toBe(false);
    expect(isLookDue(mention, monday('10:00'))).toBe(true);
  });
});

describe('the schedule of looks', () => {
  it('asks again after a quarter of the time that is left', () => {
    expect(nextLookAt(bare(4 * HOUR), monday('09:00'), 5 * MINUTE)).toBe(monday('10:00'));
    expect(nextLookAt(bare(4 * HOUR), monday('11:00'), 5 * MINUTE)).toBe(monday('11:30'));
    expect(nextLookAt(bare(4 * HOUR), monday('11:00') + 1, 5 * MINUTE)).toBe(monday('11:30') + 1);
  });

  it('never asks sooner than the source can bear', () => {
    expect(nextLookAt(bare(4 * HOUR), monday('12:00'), 30 * MINUTE)).toBe(monday('12:30'));
  });

  it('leaves a look to the stage that comes right after it', () => {
    expect(nextLookAt(aClock(), monday('11:00'), 31 * MINUTE)).toBe(monday('12:00'));
    expect(nextLookAt(aClock(), monday('11:00'), 20 * MINUTE)).toBe(monday('11:30'));
    expect(nextLookAt(aClock(), monday('11:00'), 30 * MINUTE)).toBe(monday('11:30'));
  });

  it('comes ever more seldom once the deadline has passed, and ends after two weeks', () => {
    expect(nextLookAt(bare(4 * HOUR), monday('15:00'), 5 * MINUTE)).toBe(monday('17:00'));
    expect(nextLookAt(bare(4 * HOUR), monday('13:00') + 14 * DAY - 1, 5 * MINUTE)).toBe(monday('13:00') + 28 * DAY - 2);
    expect(nextLookAt(bare(4 * HOUR), monday('13:00') + 14 * DAY, 5 * MINUTE)).toBeUndefined();
  });

  it('counts by the team clock where the deadline had passed before anybody could know', () => {
    const clock = aClock({ lateDiscovered: true, teamDueAt: monday('21:00'), ladder: [] });

    expect(nextLookAt(clock, monday('17:00'), 5 * MINUTE)).toBe(monday('18:00'));
  });

  it('plans nothing for a clock that is closed', () => {
    for (const status of ['met', 'late', 'withdrawn', 'excluded'] as const) {
      const closed = aClock({ status });
      expect(nextLookAt(closed, monday('09:00'), MINUTE), status).toBeUndefined();
      const watch = { every: MINUTE, lookAt: monday('10:00') };
      expect(nextDueOf({ clock: closed, watch }), status).toBeUndefined();
      expect(isLookDue({ clock: closed, watch }, monday('11:00')), status).toBe(false);
    }
  });

  it('tightens towards the deadline and loosens after it, whatever the target and the source', () => {
    fc.assert(
      fc.property(TARGET, EVERY, (target, every) => {
        const clock = bare(target);
        const looks = looksAt(clock, every);
        const gaps = gapsOf(clock.startedAt, looks);
        const before = looks.findLastIndex((at) => at <= POSTED_AT + target);

        for (let index = 1; index <= before; index += 1) {
          expect(gaps[index]).toBeLessThanOrEqual(gaps[index - 1] ?? 0);
        }
        for (let index = before + 2; index < gaps.length; index += 1) {
          expect(gaps[index]).toBeGreaterThanOrEqual(gaps[index - 1] ?? 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is never slower than a quarter of the time that is left, nor faster than the source can bear', () => {
    fc.assert(
      fc.property(TARGET, EVERY, fc.double({ min: 0, max: 1, noNaN: true }), (target, every, share) => {
        const clock = bare(target);
        const now = POSTED_AT + Math.floor(target * share);
        const left = POSTED_AT + target - now;
        const wait = (nextLookAt(clock, now, every) ?? 0) - now;

        expect(wait).toBeGreaterThanOrEqual(every);
        expect(wait).toBeLessThanOrEqual(Math.max(every, Math.ceil(left / 4)));
      }),
      { numRuns: 300 },
    );
  });

  it('looks a bounded number of times at a clock that nobody ever answers', () => {
    fc.assert(
      fc.property(TARGET, EVERY, (target, every) => {
        const towards = Math.log(Math.max(1, target / (4 * every))) / Math.log(4 / 3) + 5;
        const past = Math.log2((14 * DAY) / every) + 3;

        expect(looksAt(bare(target), every).length).toBeLessThanOrEqual(Math.ceil(towards + past));
      }),
      { numRuns: 200 },
    );
  });

  it('looks no more often than the source can bear, stages included, until the clock is closed', () => {
    fc.assert(
      fc.property(EVERY, fc.array(TARGET, { maxLength: 4 }), (every, stages) => {
        const ladder = stages
          .toSorted((a, b) => a - b)
          .map((length, index) => ({ key: `escalate${index + 1}` as const, at: POSTED_AT + length, owner: 'care' }));
        let mention = withNextLook({ clock: aClock({ ladder }), watch: { every } }, POSTED_AT);
        let last = POSTED_AT;
        for (let turns = 0; turns < 200; turns += 1) {
          const at = nextDueOf(mention);
          if (at === undefined) return;
          const isStage = nextDueAt(mention.clock) === at;
          if (!isStage) expect(at - last).toBeGreaterThanOrEqual(every);
          const decided = decide(mention.clock, { what: 'due', now: at }, { openTime: undefined as never });
          const clock = 'clock' in decided ? decided.clock : mention.clock;
          const told = clock.pending
            ? decide(
                clock,
                { what: 'alertDelivered', at, stage: clock.pending.stage },
                { openTime: undefined as never },
              )
            : { clock };
          mention = withNextLook({ ...mention, clock: 'clock' in told ? told.clock : clock }, at);
          last = at;
        }
        throw new Error('the looks do not end');
      }),
      { numRuns: 100 },
    );
  });
});

describe('what a mention is due for', () => {
  const watch = { every: 5 * MINUTE, lookAt: monday('10:00') };

  it('is the look, where it comes before the stage', () => {
    expect(nextDueOf({ clock: aClock(), watch })).toBe(monday('10:00'));
    expect(nextDueOf({ clock: aClock(), watch: { ...watch, lookAt: monday('12:30') } })).toBe(monday('12:00'));
    expect(nextDueOf({ clock: aClock() })).toBe(monday('12:00'));
  });

  it('is the alert on its way, before any look', () => {
    const clock = aClock({ pending: { stage: 'warn', since: monday('12:00') } });

    expect(nextDueOf({ clock, watch })).toBe(monday('12:00'));
    expect(isLookDue({ clock, watch }, monday('12:30'))).toBe(false);
  });

  it('is the look alone once the ladder is used up', () => {
    expect(nextDueOf({ clock: aClock({ fired: 4 }), watch })).toBe(monday('10:00'));
  });

  it('comes with its instant, not before', () => {
    const mention = { clock: aClock(), watch };

    expect(isLookDue(mention, monday('10:00') - 1)).toBe(false);
    expect(isLookDue(mention, monday('10:00'))).toBe(true);
    expect(isLookDue({ clock: aClock(), watch: { every: watch.every } }, monday('23:00'))).toBe(false);
  });

  it('is planned anew from each reading, and is no longer there once no more are to come', () => {
    const clock = bare(4 * HOUR);

    expect(withNextLook({ clock, watch }, monday('11:00'))).toEqual({
      clock,
      watch: { every: watch.every, lookAt: monday('11:30') },
    });
    expect(withNextLook({ clock, watch }, monday('13:00') + 20 * DAY)).toEqual({
      clock,
      watch: { every: watch.every },
    });
  });

  it('is nothing of its own for a mention that is not on the watch list', () => {
    const mention = { clock: aClock() };

    expect(withNextLook(mention, monday('10:00'))).toBe(mention);
    expect(isLookDue(mention, monday('23:00'))).toBe(false);
  });
});

describe('the shortest time between two looks', () => {
  it('lets a hundred mentions be looked at within what the source allows', () => {
    expect(shortestBetweenLooks({ requests: 200, per: HOUR })).toBe(30 * MINUTE);
    expect(shortestBetweenLooks({ requests: 300, per: MINUTE })).toBe(5 * MINUTE);
    expect(shortestBetweenLooks({ requests: 7, per: HOUR })).toBe(51_428_572);
  });
});
