import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import type { Clock } from '../../../functions/domain/sla/clock.ts';
import { openClock } from '../../../functions/domain/sla/clock-open.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { AROUND_THE_CLOCK, compileCalendar, type OpenTime } from '../../../functions/domain/sla/open-time.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { recomputeClock } from '../../../functions/domain/sla/recompute.ts';
import { aPolicy, POSTED_AT } from '../../support/builders.ts';

const daily = (open: string, close: string): OpenTime =>
  compileCalendar({
    timeZone: 'Europe/Brussels',
    hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [[open, close]]])),
  });
const CALENDARS: Readonly<Record<string, OpenTime>> = {
  office: daily('09:00', '17:00'),
  early: daily('06:00', '12:30'),
  night: daily('20:00', '04:00'),
};
const openTimeOf = ({ calendar }: Pick<Policy, 'calendar'>): OpenTime =>
  (calendar === undefined ? undefined : CALENDARS[calendar]) ?? AROUND_THE_CLOCK;

const halfHours = (least: number, most: number) =>
  fc.integer({ min: least * 2, max: most * 2 }).map((count) => count * 30 * MINUTE);
const policy = (version: string): fc.Arbitrary<Policy> =>
  fc
    .record({
      target: halfHours(0.5, 40),
      warnBefore: fc.array(halfHours(0.5, 6), { maxLength: 3 }),
      escalateAfter: fc.array(halfHours(0.5, 12), { maxLength: 3 }),
      calendar: fc.constantFrom(undefined, 'office', 'early', 'night'),
    })
    .map(({ calendar, ...rest }) => aPolicy({ version, ...rest, ...(calendar !== undefined && { calendar }) }));

/** Minutes after discovery at which something happens: the due stages are told, or a snooze of so many hours is pressed. */
const happening = fc.record({
  after: fc.integer({ min: 1, max: 3 * 24 * 60 }),
  snooze: fc.constantFrom(0, 0, 1, 5, 20),
});

/** A clock that has lived for a while, and the instant at which it is looked at. */
function lived(policyBefore: Policy, late: number, happenings: readonly { after: number; snooze: number }[]) {
  const openTime = openTimeOf(policyBefore);
  const discoveredAt = POSTED_AT + late * HOUR;
  const opening = { openTime, startedAt: POSTED_AT, discoveredAt, cycle: 1, now: discoveredAt, tz: 'a' };
  let { clock } = openClock({ policy: policyBefore, ...opening });
  let now = discoveredAt;
  const told: string[] = [];
  for (const { after, snooze } of happenings.toSorted((a, b) => a.after - b.after)) {
    now = discoveredAt + after * MINUTE;
    if (snooze > 0) {
      const decision = decide(
        clock,
        { what: 'snoozed', at: now, until: now + snooze * HOUR, by: 'vera' },
        { openTime },
      );
      if ('clock' in decision) clock = decision.clock;
    } else clock = tell(clock, now, openTime, told);
  }
  return { clock, now, openTime, told };
}

function tell(clock: Clock, now: number, openTime: OpenTime, told: string[]): Clock {
  const due = decide(clock, { what: 'due', now }, { openTime });
  if (!('clock' in due) || !due.alert) return clock;
  told.push(due.alert.stage.key);
  const delivered = decide(due.clock, { what: 'alertDelivered', at: now, stage: due.alert.stage.key }, { openTime });
  return 'clock' in delivered ? delivered.clock : due.clock;
}

const story = fc.tuple(
  policy('v1'),
  fc.constantFrom(0, 0, 0, 1, 30),
  fc.array(happening, { maxLength: 6 }),
  policy('v2'),
);

function recomputedOf([before, late, happenings, after]: [
  Policy,
  number,
  { after: number; snooze: number }[],
  Policy,
]) {
  const { clock, now, openTime, told } = lived(before, late, happenings);
  const context = { policy: after, before: openTime, after: openTimeOf(after), now, tz: 'a' };
  const result = recomputeClock(clock, context);
  if (result.outcome !== 'recomputed') throw new Error(result.outcome);
  return { clock, next: result.clock, now, context, told };
}

describe('recomputing any clock', () => {
  it('twice is the same as once, at whatever time', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 5_000 }), (given, minutes) => {
        const { next, now, context } = recomputedOf(given);
        expect(recomputeClock(next, { ...context, now: now + minutes * MINUTE })).toEqual({ outcome: 'unchanged' });
        // Nor would another version of the very same policy find anything else.
        const again = recomputeClock(next, {
          ...context,
          before: context.after,
          policy: { ...context.policy, version: 'v3' },
        });
        expect(again).toMatchObject({ clock: { dueAt: next.dueAt, ladder: next.ladder, fired: next.fired } });
      }),
    );
  });

  it('with a policy of the same content changes neither deadline nor ladder', () => {
    fc.assert(
      fc.property(story, ([before, late, happenings]) => {
        const { clock, next } = recomputedOf([before, late, happenings, { ...before, version: 'v2' }]);
        const { policy: _, ...rest } = next;
        const { policy: __, ...unchanged } = clock;
        expect(rest).toEqual(unchanged);
      }),
    );
  });

  it('never tells a stage again that has been told', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { next, context, now, told } = recomputedOf(given);
        const later: string[] = [];
        let clock = next;
        for (let hour = 0; hour < 24 * 14; hour += 1) clock = tell(clock, now + hour * HOUR, context.after, later);
        expect(later.filter((key) => told.includes(key))).toEqual([]);
        expect(new Set(later).size).toBe(later.length);
      }),
    );
  });

  it('uses up exactly the new target: what was used before, and the rest from now on', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { clock, next, now, context } = recomputedOf(given);
        const used = given[0].target - context.before.between(now, clock.dueAt ?? 0, clock.pauses);
        const rest = given[3].target - used;
        expect(next.ladder.find(({ key }) => key === 'breach')?.at === next.dueAt || next.lateDiscovered).toBe(true);
        if (rest > 0) expect(context.after.between(now, next.dueAt ?? 0, next.pauses)).toBe(rest);
        else expect(next.dueAt).toBe(Math.min(clock.dueAt ?? 0, now));
      }),
    );
  });
});
