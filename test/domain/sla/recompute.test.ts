import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, toIso } from '../../../functions/domain/shared/time.ts';
import type { Clock } from '../../../functions/domain/sla/clock.ts';
import { openClock } from '../../../functions/domain/sla/clock-open.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { shiftAhead } from '../../../functions/domain/sla/ladder.ts';
import { AROUND_THE_CLOCK, compileCalendar, type OpenTime } from '../../../functions/domain/sla/open-time.ts';
import type { Policy } from '../../../functions/domain/sla/policy.ts';
import { type RecomputeContext, recomputeClock } from '../../../functions/domain/sla/recompute.ts';
import { relaidLadder } from '../../../functions/domain/sla/recompute-ladder.ts';
import { A_PLAN, aClock, aPolicy, at, POSTED_AT } from '../../support/builders.ts';
import { edited, happened, having, monday, seen } from './decide-support.ts';

const week = (open: string, close: string): OpenTime =>
  compileCalendar({
    timeZone: 'UTC',
    hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [[open, close]]])),
  });
const office = week('09:00', '17:00');
const shorter = week('09:00', '12:00');
const TZ = '2026a';
const changed = (overrides: Partial<Policy>) => aPolicy({ version: 'v2', ...overrides });
const context = (policy: Policy | undefined, now: string, more: Partial<RecomputeContext> = {}): RecomputeContext => ({
  policy,
  before: AROUND_THE_CLOCK,
  after: AROUND_THE_CLOCK,
  now: monday(now),
  tz: TZ,
  ...more,
});

function recomputed(clock: Clock, given: RecomputeContext) {
  const result = recomputeClock(clock, given);
  if (result.outcome !== 'recomputed') throw new Error(`${result.outcome}: ${'why' in result ? result.why : ''}`);
  return result;
}
const ladder = ({ ladder: stages, fired }: Clock) =>
  stages.map(
    ({ key, at: when, owner }, index) => `${key} ${toIso(when).slice(8, 16)} ${owner}${index < fired ? ' done' : ''}`,
  );
const inOffice = (policy: Policy) => {
  const opening = { openTime: office, startedAt: POSTED_AT, discoveredAt: POSTED_AT, cycle: 1, now: POSTED_AT, tz: TZ };
  return openClock({ policy, ...opening }).clock;
};

describe('recomputing an open clock', () => {
  it('takes the new target, keeps what is used, and tells so', () => {
    const { clock, events } = recomputed(aClock(), context(changed({ target: 8 * HOUR, owner: 'night' }), '10:00'));

    expect(clock).toMatchObject({
      dueAt: monday('17:00'),
      target: 8 * HOUR,
      policy: { id: 'angry', version: 'v2' },
      tz: TZ,
    });
    expect(clock.counted).toBeUndefined();
    expect(ladder(clock)).toEqual([
      'warn 16T16:00 night',
      'breach 16T17:00 night',
      'escalate1 16T19:00 lead',
      'escalate2 17T01:00 director',
    ]);
    expect(events).toEqual([
      {
        at: monday('10:00'),
        what: 'recomputed',
        detail: 'due 2026-11-16T17:00:00.000Z, was 2026-11-16T13:00:00.000Z; policy v2',
      },
    ]);
  });

  it('is due at once, never earlier, when more is used than the new target has', () => {
    const { clock } = recomputed(aClock(), context(changed({ target: HOUR }), '10:30'));

    expect(clock).toMatchObject({ dueAt: monday('10:30'), counted: [monday('10:30'), HOUR], fired: 0 });
    expect(happened(clock, { what: 'due', now: monday('10:30') }).alert?.stage.key).toBe('breach');
  });

  it('gives an overdue clock more time when the target grows, and does not tell the breach again', () => {
    const overdue = aClock({ fired: 2 });

    const { clock } = recomputed(overdue, context(changed({ target: 8 * HOUR }), '14:00'));

    expect(clock.dueAt).toBe(monday('17:00'));
    expect(ladder(clock)).toEqual([
      'warn 16T16:00 support done',
      'breach 16T17:00 support done',
      'escalate1 16T19:00 lead',
      'escalate2 17T01:00 director',
    ]);
  });

  it('leaves a deadline that has passed where it is when the target shrinks', () => {
    const { clock } = recomputed(
      aClock({ fired: 2 }),
      context(changed({ target: HOUR, escalateAfter: [90 * MINUTE] }), '14:00'),
    );

    expect(clock).toMatchObject({ dueAt: monday('13:00'), counted: [monday('13:00'), HOUR] });
    expect(ladder(clock).at(-1)).toBe('escalate1 16T14:30 lead');
  });

  it('counts the rest in the new calendar, and what is used in the old one', () => {
    const policy = aPolicy({ calendar: 'office' });
    const clock = inOffice(policy);

    const result = recomputed(
      clock,
      context(changed({ calendar: 'office' }), '11:00', { before: office, after: shorter }),
    );

    // Two of four hours are used at 11:00; one more fits until noon, the last one is on Tuesday.
    expect(clock.dueAt).toBe(monday('13:00'));
    expect(result.clock.dueAt).toBe(at('2026-11-17T10:00:00Z'));
    expect(result.clock.counted).toBeUndefined();
  });

  it('remembers from where the rest counts where the new calendar alone would tell another deadline', () => {
    const policy = aPolicy({ calendar: 'office', target: 6 * HOUR });
    const next = changed({ calendar: 'office', target: 6 * HOUR });

    const { clock } = recomputed(inOffice(policy), context(next, '14:00', { before: office, after: shorter }));
    const again = recomputed(clock, context({ ...next, version: 'v3' }, '20:00', { before: shorter, after: shorter }));

    expect(clock).toMatchObject({ dueAt: at('2026-11-17T10:00:00Z'), counted: [monday('14:00'), 5 * HOUR] });
    expect(again.clock).toEqual({ ...clock, policy: { id: 'angry', version: 'v3' } });
  });

  it('moves between a calendar and around the clock', () => {
    const { clock } = recomputed(
      inOffice(aPolicy({ calendar: 'office' })),
      context(changed({}), '10:00', { before: office }),
    );
    const back = recomputed(aClock(), context(changed({ calendar: 'office' }), '10:00', { after: shorter }));

    expect(clock).not.toHaveProperty('calendar');
    expect(clock.dueAt).toBe(monday('13:00'));
    expect(back.clock).toMatchObject({ calendar: 'office', dueAt: at('2026-11-17T10:00:00Z') });
  });

  it('changes nothing under the same policy and the same time zone database', () => {
    expect(recomputeClock(aClock(), context(aPolicy(), '10:00'))).toEqual({ outcome: 'unchanged' });
    expect(
      recomputeClock(inOffice(aPolicy({ calendar: 'office' })), context(aPolicy({ calendar: 'office' }), '10:00')),
    ).toEqual({
      outcome: 'unchanged',
    });
  });

  it.each(['dueAt', 'target', 'plan', 'policy'] as const)('has nothing to go by without its %s', (part) => {
    const { [part]: _, ...clock } = aClock();

    expect(recomputeClock(clock, context(changed({}), '10:00'))).toEqual({ outcome: 'unchanged' });
  });

  it('never looks at closed clocks', () => {
    const met = having(aClock(), seen('10:00'));

    expect(recomputeClock(met, context(changed({ target: HOUR }), '11:00'))).toEqual({ outcome: 'unchanged' });
  });

  it.each<[string, Clock, Policy | undefined, Partial<RecomputeContext>, string]>([
    ['its policy is gone', aClock(), undefined, {}, 'policy angry is no longer in the settings'],
    [
      'its policy asks for no response now',
      aClock(),
      changed({ needsResponse: false }),
      {},
      'policy angry asks for no response now; mark it as not relevant by hand',
    ],
    [
      'an alert is under way',
      aClock({ pending: { stage: 'warn', since: monday('12:00') } }),
      changed({}),
      {},
      'its alert (warn) is on its way; run again',
    ],
    [
      'nobody has the calendar of its deadline',
      aClock({ calendar: 'office' }),
      changed({ calendar: 'office' }),
      { before: undefined },
      'calendar office is not what it was; name the settings that it was in: --was',
    ],
    [
      'no open time is left in the new calendar',
      aClock(),
      changed({}),
      { after: compileCalendar({ timeZone: 'UTC', hours: {}, overrides: { '2026-11-16': [['09:00', '10:30']] } }) },
      'calendar: has too little open time after 2026-11-16T10:00:00.000Z; give it weekly hours, or ask for less',
    ],
  ])('leaves a clock alone when %s', (_, clock, policy, more, why) => {
    expect(recomputeClock(clock, context(policy, '10:00', more))).toEqual({ outcome: 'left', why });
  });

  it('does not hide our own mistakes', () => {
    const broken = {
      ...AROUND_THE_CLOCK,
      add: () => {
        throw new TypeError('a mistake');
      },
    };

    expect(() => recomputeClock(aClock(), context(changed({}), '10:00', { after: broken }))).toThrow('a mistake');
  });

  it('does not change whether bots count: that could change verdicts', () => {
    const { clock } = recomputed(aClock(), context(changed({ botsCount: true }), '10:00'));

    expect(clock.plan?.botsCount).toBe(false);
  });

  it('recomputes a next-response clock by its own target, and leaves the cycle before it alone', () => {
    const second = having(aClock(), seen('10:00'), edited('11:00'));

    const { clock } = recomputed(second, context(changed({ target: 9 * HOUR, nextTarget: HOUR }), '11:30'));

    expect(clock).toMatchObject({ cycle: 2, dueAt: monday('12:00'), plan: { nextTarget: HOUR } });
    expect(clock.earlier).toEqual(second.earlier);
  });

  it('keeps snoozes: what was paused is not used, and the deadline before them moves too', () => {
    const snoozed = having(aClock(), { what: 'snoozed', at: monday('10:00'), until: monday('11:00'), by: 'vera' });

    const { clock } = recomputed(snoozed, context(changed({ target: 5 * HOUR }), '10:30'));

    expect(clock).toMatchObject({ dueAt: monday('15:00'), unpausedDueAt: monday('14:00') });
    expect(clock.counted).toBeUndefined();
    expect(ladder(clock)[0]).toBe('warn 16T14:00 support');
  });

  it('finds each warning where two snoozes in the night have left it: three open hours before the deadline', () => {
    // Once found by the property of recompute-properties.test.ts: seed 1743921812, 805th run.
    const night = week('19:00', '03:00');
    const policy = aPolicy({ target: 27 * HOUR, warnBefore: [3 * HOUR], escalateAfter: [], calendar: 'night' });
    const found = at('2026-11-17T15:00:00Z');
    const opening = { openTime: night, startedAt: POSTED_AT, discoveredAt: found, cycle: 1, now: found, tz: TZ };
    const opened = openClock({ policy, ...opening }).clock;
    expect(ladder(opened)).toEqual(['warn 19T19:00 support', 'breach 19T22:00 support']);
    const snooze = (clock: Clock, from: string, until: string): Clock =>
      happened(clock, { what: 'snoozed', at: at(from), until: at(until), by: 'vera' }, night).clock;
    const once = snooze(opened, '2026-11-17T15:01:00Z', '2026-11-18T11:01:00Z');
    expect(ladder(once)).toEqual(['warn 20T19:00 support', 'breach 20T22:00 support']);
    const twice = snooze(once, '2026-11-20T03:00:00Z', '2026-11-20T23:00:00Z');
    expect(ladder(twice)).toEqual(['warn 20T23:00 support', 'breach 21T02:00 support']);

    const { clock } = recomputed(twice, {
      ...context(changed({ ...policy, version: 'v2' }), '10:00', { before: night, after: night }),
      now: at('2026-11-20T03:00:00Z'),
    });

    expect(ladder(clock)).toEqual(ladder(twice));
  });

  it('keeps a deadline that is a millisecond away, and under newer time zone rules one that is now', () => {
    const now = monday('13:00') - 1;
    const policy = changed({ calendar: 'office' });
    const clock = aClock({ calendar: 'office', tz: '2025c', dueAt: monday('11:00') });
    const newer = context(policy, '11:00', { before: office, after: office });

    expect(recomputed(aClock(), { ...context(changed({}), '12:00'), now }).clock.dueAt).toBe(monday('13:00'));
    expect(recomputed(clock, newer).clock.dueAt).toBe(monday('11:00'));
    expect(recomputed(clock, { ...newer, now: monday('11:00') - 1 }).clock.dueAt).toBe(monday('13:00'));
  });

  it('keeps a late-discovered clock late, and moves the escalations of its team clock', () => {
    const found = monday('14:00');
    const opening = { openTime: AROUND_THE_CLOCK, startedAt: POSTED_AT, discoveredAt: found, cycle: 1, now: found };
    const late = { ...openClock({ policy: aPolicy(), ...opening }).clock, fired: 1 };

    const kept = recomputed(late, context(changed({ target: 3 * HOUR }), '15:00')).clock;
    const rescued = recomputed(late, context(changed({ target: 8 * HOUR }), '15:00')).clock;

    expect(kept).toMatchObject({ lateDiscovered: true, dueAt: monday('13:00'), teamDueAt: monday('17:00') });
    expect(ladder(kept)).toEqual([
      'breach 16T14:00 support done',
      'escalate1 16T19:00 lead',
      'escalate2 17T01:00 director',
    ]);
    expect(rescued).toMatchObject({ lateDiscovered: false, dueAt: monday('17:00') });
    expect(rescued).not.toHaveProperty('teamDueAt');
    const justLate = aClock({ lateDiscovered: true, teamDueAt: monday('17:00') });
    expect(recomputed(justLate, context(changed({}), '13:00')).clock).toMatchObject({ lateDiscovered: true });
    expect(ladder(rescued)).toEqual([
      'warn 16T16:00 support done',
      'breach 16T17:00 support done',
      'escalate1 16T19:00 lead',
      'escalate2 17T01:00 director',
    ]);
  });
});

describe('recomputing delivery hours', () => {
  const deliver = { calendar: 'office', urgent: [] } as const;
  const held = (clock: Clock) => clock.ladder.map(({ heldUntil }) => heldUntil && toIso(heldUntil).slice(8, 16));
  const evening = openClock({
    policy: aPolicy({ target: 10 * HOUR, deliver }),
    openTime: AROUND_THE_CLOCK,
    delivery: office,
    startedAt: POSTED_AT,
    discoveredAt: POSTED_AT,
    cycle: 1,
    now: POSTED_AT,
    tz: TZ,
  }).clock;

  it('holds what was not held before, and lets go at once what is no longer held', () => {
    expect(held(evening)).toEqual(['17T09:00', '17T09:00', '17T09:00', '17T09:00']);
    const holding = context(changed({ target: 10 * HOUR, deliver }), '10:00', { delivery: office });
    const plain = aClock({ target: 10 * HOUR, dueAt: monday('19:00'), tz: TZ });

    expect(held(recomputed(plain, holding).clock)).toEqual(['17T09:00', '17T09:00', '17T09:00', '17T09:00']);
    const { clock } = recomputed(evening, context(changed({ target: 10 * HOUR }), '20:00'));
    expect(held(clock)).toEqual(['16T20:00', '16T20:00', undefined, undefined]);
    expect(clock.plan).not.toHaveProperty('deliver');
    expect(happened(clock, { what: 'due', now: monday('20:00') }).alert?.stage.key).toBe('breach');
  });

  it('goes by the changed calendar from now on', () => {
    const changedHours = context(changed({ target: 10 * HOUR, deliver }), '20:00', {
      delivery: week('11:00', '12:00'),
    });

    expect(held(recomputed(evening, changedHours).clock)).toEqual(['17T11:00', '17T11:00', '17T11:00', '17T11:00']);
  });

  it('leaves a hold that ends in this very instant, whatever the changed calendar says', () => {
    const given = context(changed({ target: 10 * HOUR, deliver }), '20:00', { delivery: week('11:00', '12:00') });
    const opening = { ...given, now: at('2026-11-17T09:00:00Z') };

    expect(held(recomputed(evening, opening).clock)).toEqual(['17T09:00', '17T09:00', '17T09:00', '17T09:00']);
  });

  it('ends a hold where the changed calendar is open now', () => {
    const late = context(changed({ target: 10 * HOUR, deliver }), '20:00', { delivery: week('19:30', '23:00') });

    expect(held(recomputed(evening, late).clock)).toEqual(['16T20:00', '16T20:00', undefined, '17T19:30']);
  });

  it('keeps a hold that a late sweep made, and one that is over', () => {
    const sweptLate = {
      ...evening,
      ladder: evening.ladder.map((stage, index) => (index === 0 ? { ...stage, at: monday('16:00') } : stage)),
      dueAt: monday('17:00'),
      target: 8 * HOUR,
    };
    const same = (now: number) =>
      recomputed(
        {
          ...sweptLate,
          ladder: sweptLate.ladder.map((stage) => (stage.key === 'breach' ? { ...stage, at: monday('17:00') } : stage)),
        },
        { ...context(changed({ target: 8 * HOUR, escalateAfter: [], deliver }), '20:00', { delivery: office }), now },
      ).clock;

    expect(held(same(monday('20:00')))).toEqual(['17T09:00', '17T09:00']);
    expect(held(same(at('2026-11-17T09:00:00Z')))).toEqual(['17T09:00', '17T09:00']);
    expect(held(same(at('2026-11-17T10:00:00Z')))).toEqual(['17T09:00', '17T09:00']);
  });

  it('looks again at a clock around the clock whose alerts go by a calendar, after a change of the database', () => {
    const given = context(aPolicy({ target: 10 * HOUR, deliver }), '10:00', { delivery: office, tz: '2026b' });

    expect(recomputeClock(evening, given)).toMatchObject({ outcome: 'recomputed', clock: { tz: '2026b' } });
    expect(recomputeClock(aClock({ tz: TZ }), context(aPolicy(), '10:00', { tz: '2026b' })).outcome).toBe('unchanged');
  });
});

describe('recomputing after a change of the time zone database', () => {
  const policy = aPolicy({ calendar: 'office' });
  // The rules have changed: what was 13:00 UTC is an hour later, or earlier, by the same wall clock.
  const clock = { ...inOffice(policy), dueAt: monday('12:00') };

  it('gives an open clock the deadline by the new rules', () => {
    const { clock: after, events } = recomputed(
      clock,
      context(policy, '10:00', { before: office, after: office, tz: '2026b' }),
    );

    expect(after).toMatchObject({ dueAt: monday('13:00'), tz: '2026b' });
    expect(events[0]?.detail).toBe('due 2026-11-16T13:00:00.000Z, was 2026-11-16T12:00:00.000Z; tz 2026b');
  });

  it('leaves a deadline that has passed, and makes nobody late in the past', () => {
    const passed = recomputed(clock, context(policy, '12:30', { before: office, after: office, tz: '2026b' }));
    const earlier = recomputed(
      { ...clock, dueAt: monday('15:00') },
      context(policy, '14:00', { before: office, after: office, tz: '2026b' }),
    );

    expect(passed.clock.dueAt).toBe(monday('12:00'));
    expect(passed.events[0]?.detail).toBe('due 2026-11-16T12:00:00.000Z as before; tz 2026b');
    expect(earlier.clock).toMatchObject({ dueAt: monday('14:00'), counted: [monday('14:00'), 4 * HOUR] });
  });

  it('does not matter around the clock', () => {
    expect(recomputeClock(aClock(), context(aPolicy(), '10:00', { tz: '2026b' }))).toEqual({ outcome: 'unchanged' });
  });
});

describe('the ladder of a recomputed clock', () => {
  const from = (fired: number, warnBefore: number[], now = '12:30') => {
    const before = openClock({
      policy: aPolicy({ warnBefore: warnBefore.map((hours) => hours * HOUR) }),
      openTime: AROUND_THE_CLOCK,
      startedAt: POSTED_AT,
      discoveredAt: POSTED_AT,
      cycle: 1,
      now: POSTED_AT,
    }).clock;
    return (overrides: Partial<Policy>) =>
      ladder(recomputed({ ...before, fired }, context(changed(overrides), now)).clock).map((line) =>
        line.replace(/ \S+ \S+/u, ''),
      );
  };

  it('does not repeat a warning when another one is put before or after it', () => {
    expect(from(1, [1])({ warnBefore: [2 * HOUR, HOUR] }).slice(0, 3)).toEqual(['warn1 done', 'warn2 done', 'breach']);
    expect(from(1, [2, 1])({ warnBefore: [3 * HOUR, 2 * HOUR, HOUR] }).slice(0, 3)).toEqual([
      'warn1 done',
      'warn2 done',
      'warn3',
    ]);
    expect(from(1, [3, 2, 1])({ warnBefore: [2 * HOUR, HOUR] }).slice(0, 2)).toEqual(['warn1 done', 'warn2']);
    expect(from(1, [2, 1])({ warnBefore: [HOUR] }).slice(0, 2)).toEqual(['warn', 'breach']);
  });

  it('keeps told escalations told, and arms those that are new', () => {
    expect(from(3, [1], '16:00')({ escalateAfter: [HOUR, 4 * HOUR, 5 * HOUR] })).toEqual([
      'warn done',
      'breach done',
      'escalate1 done',
      'escalate2',
      'escalate3',
    ]);
  });

  it('tells at once what the new policy has put into the past', () => {
    const { clock } = recomputed(aClock({ fired: 2 }), context(changed({ escalateAfter: [HOUR] }), '15:00'));

    expect(happened(clock, { what: 'due', now: monday('15:00') }).alert?.stage.key).toBe('escalate1');
  });

  it('begins a late ladder at the deadline where it never had one, and shifts nothing where there is none', () => {
    const late = { ...aClock({ teamDueAt: monday('16:00') }), dueAt: monday('13:00'), plan: A_PLAN };
    const aroundTheClock = { openTime: AROUND_THE_CLOCK, now: monday('13:00') };

    expect(relaidLadder({ ladder: [], fired: 0 }, late, aroundTheClock).ladder.map(({ at: when }) => when)).toEqual([
      monday('13:00'),
      monday('18:00'),
      at('2026-11-17T00:00:00Z'),
    ]);
    expect(shiftAhead([], AROUND_THE_CLOCK, monday('10:00'), HOUR)).toEqual([]);
  });

  it('has nothing to repeat when every stage was told', () => {
    expect(from(4, [1], '23:00')({ escalateAfter: [] })).toEqual(['warn done', 'breach done']);
  });

  it('keeps the plan of the policy for the clocks that follow', () => {
    const { clock } = recomputed(aClock(), context(changed({ warnBefore: [] }), '10:00'));
    const decision = decide(clock, seen('10:30'), { openTime: AROUND_THE_CLOCK });

    expect('clock' in decision && decision.clock.plan).toEqual({ ...A_PLAN, warnBefore: [] });
  });
});
