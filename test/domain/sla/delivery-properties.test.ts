import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, type Instant, MINUTE } from '../../../functions/domain/shared/time.ts';
import { type Clock, STAGE_KINDS, stageKind } from '../../../functions/domain/sla/clock.ts';
import { nextDueAt } from '../../../functions/domain/sla/clock-due.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { openClock } from '../../../functions/domain/sla/clock-open.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { tellAt } from '../../../functions/domain/sla/delivery-hours.ts';
import { AROUND_THE_CLOCK, compileCalendar, type OpenTime } from '../../../functions/domain/sla/open-time.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { recomputeClock } from '../../../functions/domain/sla/recompute.ts';
import { aPolicy, POSTED_AT } from '../../support/builders.ts';

const days = (open: string, close: string, ...names: readonly string[]): OpenTime =>
  compileCalendar({
    timeZone: 'Europe/Brussels',
    hours: Object.fromEntries(names.map((name) => [name, [[open, close]]])),
  });
const CALENDARS = {
  office: days('09:00', '17:00', 'mon', 'tue', 'wed', 'thu', 'fri'),
  night: days('20:00', '04:00', 'mon', 'tue', 'sat'),
  seldom: days('10:00', '10:30', 'wed'),
} as const;
const name = fc.constantFrom(...(Object.keys(CALENDARS) as (keyof typeof CALENDARS)[]));
const hours = (most: number) => fc.integer({ min: 1, max: most * 2 }).map((count) => count * 30 * MINUTE);

const policy: fc.Arbitrary<Policy & { readonly deliver: { readonly calendar: string } }> = fc
  .record({
    target: hours(40),
    warnBefore: fc.array(hours(6), { maxLength: 2 }),
    escalateAfter: fc.array(hours(30), { maxLength: 3 }),
    calendar: fc.constantFrom(undefined, 'office', 'night'),
    deliver: fc.record({ calendar: name, urgent: fc.subarray([...STAGE_KINDS]) }),
  })
  .map(({ calendar, ...rest }) => ({ ...aPolicy(calendar === undefined ? {} : { calendar }), ...rest }));

/** Minutes after discovery at which somebody comes by without being asked, presses a button, or lets a delivery fail. */
const happening = fc.record({
  after: fc.integer({ min: 0, max: 8 * 24 * 60 }),
  what: fc.constantFrom('sweep', 'claim', 'snooze', 'failure'),
  length: hours(20),
});

interface Told {
  readonly key: string;
  readonly at: Instant;
  readonly now: Instant;
}

/** Lives through the happenings, sweeping whenever the due index says so; answers what was told, and the clock after. */
function live(
  given: Policy & { readonly deliver: { readonly calendar: string } },
  late: number,
  plan: readonly { after: number; what: string; length: number }[],
) {
  const openTime = given.calendar === undefined ? AROUND_THE_CLOCK : CALENDARS[given.calendar as 'office'];
  const delivery = CALENDARS[given.deliver.calendar as 'office'];
  const found = POSTED_AT + late * HOUR;
  const opening = { startedAt: POSTED_AT, discoveredAt: found, cycle: 1, now: found };
  let { clock } = openClock({ policy: given, openTime, delivery, ...opening });
  const told: Told[] = [];
  let sweeps = 0;
  let isBroken = false;
  const lived: { clock: Clock; now: Instant }[] = [];
  const let_ = (event: ClockEvent) => {
    const decision = decide(clock, event, { openTime, delivery });
    if (!('clock' in decision)) return undefined;
    clock = decision.clock;
    return decision.alert;
  };
  const sweep = (now: Instant): void => {
    sweeps += 1;
    const alert = let_({ what: 'due', now });
    if (alert === undefined) return;
    told.push({ key: alert.stage.key, at: alert.stage.at, now });
    if (!isBroken) let_({ what: 'alertDelivered', at: now, stage: alert.stage.key });
  };
  let now = found;
  const sweepUntil = (until: Instant): void => {
    for (let at = nextDueAt(clock); at !== undefined && Math.max(at, now) < until; at = nextDueAt(clock)) {
      now = Math.max(at, now);
      sweep(now);
      if (isBroken) break;
      // The next sweep comes a minute later, and looks at what is still pending.
      if (clock.pending) now += MINUTE;
      if (sweeps > 500) throw new Error('it spins');
    }
    now = Math.max(now, until);
  };
  for (const { after, what, length } of plan.toSorted((a, b) => a.after - b.after)) {
    sweepUntil(found + after * MINUTE);
    if (what === 'sweep') sweep(now);
    if (what === 'claim') let_({ what: 'claimed', at: now, by: 'ana', until: now + length });
    if (what === 'snooze') let_({ what: 'snoozed', at: now, by: 'ana', until: now + length });
    isBroken = what === 'failure';
    if (clock.pending === undefined) lived.push({ clock, now });
  }
  isBroken = false;
  sweepUntil(now + 365 * 24 * HOUR);
  return { clock, told, sweeps, delivery, openTime, lived };
}

const story = fc.tuple(policy, fc.constantFrom(0, 0, 1, 60), fc.array(happening, { maxLength: 8 }));

describe('delivery hours of any policy', () => {
  it('tell nothing while they are closed, unless it is urgent, and nothing before it is due', () => {
    fc.assert(
      fc.property(story, ([given, late, plan]) => {
        const { told, delivery } = live(given, late, plan);
        for (const { key, at, now } of told) {
          const isUrgent = given.deliver.urgent.includes(stageKind(key as 'warn'));
          expect(now, key).toBeGreaterThanOrEqual(at);
          expect(isUrgent || delivery.isOpen(now), `${key} at ${new Date(now).toISOString()}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lose nothing, and do not spin: the last stage is told, each at most once when deliveries work', () => {
    fc.assert(
      fc.property(story, ([given, late, plan]) => {
        const { clock, told, sweeps } = live(given, late, plan);
        const works = plan.every(({ what }) => what !== 'failure');
        const keys = told.map(({ key }) => key);
        expect(clock.fired).toBe(clock.ladder.length);
        expect(keys).toContain(clock.ladder.at(-1)?.key);
        if (works) expect(new Set(keys).size).toBe(keys.length);
        expect(sweeps).toBeLessThanOrEqual(2 * clock.ladder.length + 3 * plan.length);
      }),
      { numRuns: 300 },
    );
  });

  it('move no deadline, and list the mention under the instant at which somebody may be told', () => {
    fc.assert(
      fc.property(policy, fc.constantFrom(0, 1, 60), (given, late) => {
        const { deliver: _, ...always } = given;
        const openTime = given.calendar === undefined ? AROUND_THE_CLOCK : CALENDARS[given.calendar as 'office'];
        const delivery = CALENDARS[given.deliver.calendar as 'office'];
        const found = POSTED_AT + late * HOUR;
        const start = { openTime, startedAt: POSTED_AT, discoveredAt: found, cycle: 1, now: found };
        const held: Clock = openClock({ policy: given, delivery, ...start }).clock;
        const plain = openClock({ policy: always, ...start }).clock;
        expect(held.dueAt).toBe(plain.dueAt);
        expect(held.ladder.map(({ at }) => at)).toEqual(plain.ladder.map(({ at }) => at));
        expect(nextDueAt(held)).toBe(Math.min(...held.ladder.map(tellAt)));
      }),
    );
  });

  it('are the same after a recompute with a policy of the same content', () => {
    fc.assert(
      fc.property(story, ([given, late, plan]) => {
        const { lived, openTime, delivery } = live(given, late, plan);
        for (const { clock, now } of lived) {
          const policy = { ...given, version: 'v2' };
          const context = { policy, before: openTime, after: openTime, delivery, now, tz: 'a' };
          const { ladder, dueAt, fired } = clock;
          expect(recomputeClock(clock, context)).toMatchObject({
            outcome: 'recomputed',
            clock: { ladder, dueAt, fired },
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
