import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import type { Clock } from '../../../functions/domain/sla/clock.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { openClock } from '../../../functions/domain/sla/clock-open.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { shiftAhead } from '../../../functions/domain/sla/ladder.ts';
import { AROUND_THE_CLOCK, compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { A_PLAN, aClock, aPolicy, at } from '../../support/builders.ts';
import { happened, having, monday, removed, seen, told } from './decide-support.ts';

const snoozed = (time: string, until: string) =>
  ({ what: 'snoozed', at: monday(time), until: monday(until), by: 'ana' }) as const;
const refusal = (decision: ReturnType<typeof decide>) => ('refused' in decision ? decision.refused : undefined);
const context = { openTime: AROUND_THE_CLOCK };

describe('stages that a snooze shifts', () => {
  const office = compileCalendar({ timeZone: 'UTC', hours: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } });
  const stage = (key: 'warn' | 'breach' | 'escalate1', time: string) => ({ key, at: monday(time), owner: 'support' });

  it('may come to stand at closing time, where nothing is measured back from', () => {
    const ladder = [stage('breach', '10:00'), stage('escalate1', '15:00')];

    expect(shiftAhead(ladder, office, monday('11:00'), 2 * HOUR)[1]?.at).toBe(monday('17:00'));
  });

  it('need no deadline among them', () => {
    expect(shiftAhead([stage('warn', '12:00')], office, monday('10:00'), HOUR)[0]?.at).toBe(monday('13:00'));
  });
});

describe('a claim', () => {
  const claimed = (by: string, until: string) =>
    ({ what: 'claimed', at: monday('10:00'), by, until: monday(until) }) as const;

  it('is told with its expiry, and never moves the deadline', () => {
    const decided = happened(aClock(), claimed('ana', '12:00'));

    expect(decided.clock).toEqual({ ...aClock(), claim: { by: 'ana', until: monday('12:00') } });
    expect(told(decided)).toEqual(['claimed: ana until 2026-11-16T12:00:00.000Z']);
  });

  it('pressed twice is one claim; pressed by another it is theirs; pressed later it lasts longer', () => {
    const clock = having(aClock(), claimed('ana', '12:00'));

    expect(happened(clock, claimed('ana', '12:00'))).toEqual({ clock, events: [] });
    expect(having(clock, claimed('bo', '12:00')).claim?.by).toBe('bo');
    expect(having(clock, claimed('ana', '12:30')).claim?.until).toBe(monday('12:30'));
  });

  it('that is over before it begins is refused', () => {
    expect(refusal(decide(aClock(), claimed('ana', '10:00'), context))).toBe('expired');
  });
});

describe('a snooze', () => {
  it('leaves a warning for the opening hour at an opening hour', () => {
    const days = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']] } as const;
    const office = compileCalendar({ timeZone: 'UTC', hours: days });
    const opening = { openTime: office, startedAt: monday('09:00'), discoveredAt: monday('09:00'), cycle: 1 };
    const policy = aPolicy({ target: 12 * HOUR, warnBefore: [4 * HOUR], escalateAfter: [] });
    const { clock } = openClock({ policy, ...opening, now: monday('09:00') });

    const later = happened(
      clock,
      { what: 'snoozed', at: monday('09:00'), until: monday('17:00'), by: 'ana' },
      office,
    ).clock;

    expect([clock, later].map(({ ladder }) => ladder.map((stage) => new Date(stage.at).toISOString()))).toEqual([
      ['2026-11-17T09:00:00.000Z', '2026-11-17T13:00:00.000Z'],
      ['2026-11-18T09:00:00.000Z', '2026-11-18T13:00:00.000Z'],
    ]);
  });

  it('moves the deadline and the stages ahead by the open time in it, and keeps the deadline that was', () => {
    const decided = happened(aClock(), snoozed('10:00', '11:00'));

    expect(decided.clock).toMatchObject({
      dueAt: monday('14:00'),
      unpausedDueAt: monday('13:00'),
      snoozedUntil: monday('11:00'),
      pauses: [[monday('10:00'), monday('11:00')]],
      ladder: [{ at: monday('13:00') }, { at: monday('14:00') }, { at: monday('16:00') }, { at: monday('22:00') }],
    });
    expect(told(decided)).toEqual(['snoozed: until 2026-11-16T11:00:00.000Z by ana']);
  });

  it('counts only open time: a night moves nothing', () => {
    const office = compileCalendar({
      timeZone: 'UTC',
      hours: { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']] },
    });
    const start = { startedAt: monday('16:00'), discoveredAt: monday('16:00'), now: monday('16:00'), cycle: 1 };
    const { clock } = openClock({ policy: aPolicy(), openTime: office, ...start });
    const until = at('2026-11-17T09:30:00Z');
    const night = happened(
      clock,
      { what: 'snoozed', at: monday('18:00'), until: at('2026-11-17T09:00:00Z'), by: 'ana' },
      office,
    );
    const evening = happened(clock, { what: 'snoozed', at: monday('17:30'), until, by: 'ana' }, office);

    expect(clock.dueAt).toBe(at('2026-11-17T11:00:00Z'));
    expect(night.clock.dueAt).toBe(clock.dueAt);
    expect(evening.clock.dueAt).toBe(at('2026-11-17T12:00:00Z'));
  });

  it('does not add the same time twice', () => {
    const clock = having(aClock(), snoozed('10:00', '12:00'));

    expect(happened(clock, snoozed('10:30', '11:30'))).toEqual({ clock, events: [] });

    const longer = having(clock, snoozed('11:00', '12:30'));

    expect(longer).toMatchObject({
      dueAt: monday('15:30'),
      unpausedDueAt: monday('13:00'),
      snoozedUntil: monday('12:30'),
    });
  });

  it('leaves the hold of a stage that it does not move to the hours that it was held by', () => {
    const held = { key: 'warn', at: monday('09:30'), owner: 'support', heldUntil: monday('18:00') } as const;
    const clock = aClock({ plan: { ...A_PLAN, deliver: { calendar: 'desk', urgent: [] } }, ladder: [held] });
    const decision = decide(clock, snoozed('10:00', '11:00'), { ...context, delivery: AROUND_THE_CLOCK });

    expect(decision).toMatchObject({ clock: { ladder: [held] } });
  });

  it('leaves a stage that has come as it was', () => {
    const clock = having(aClock(), { what: 'due', now: monday('12:00') }, snoozed('12:10', '12:40'));

    expect(clock).toMatchObject({
      pending: { stage: 'warn' },
      ladder: [{ at: monday('12:00') }, { at: monday('13:30') }, {}, {}],
    });
  });

  it('after the deadline puts off escalations, and nobody out of being overdue', () => {
    const clock = having(aClock(), snoozed('13:00', '14:00'));

    expect(clock).toMatchObject({
      dueAt: monday('13:00'),
      ladder: [{ at: monday('12:00') }, { at: monday('13:00') }, { at: monday('16:00') }, { at: monday('22:00') }],
    });
    expect(clock.unpausedDueAt).toBeUndefined();
    expect(having(clock, seen('13:30')).status).toBe('late');
  });

  it('is kept when the clock reopens: the original deadline has its snoozes', () => {
    const clock = having(aClock(), snoozed('10:00', '11:00'), seen('13:30'), removed('13:40'));

    expect(clock).toMatchObject({ status: 'running', dueAt: monday('14:00') });
  });

  it('tells its reason, moves what there is, and is refused without an expiry ahead', () => {
    const { dueAt: _, ...endless } = aClock();
    const decided = happened(endless, { ...snoozed('10:00', '11:00'), reason: 'waiting for the courier' });

    expect(told(decided)).toEqual(['snoozed: until 2026-11-16T11:00:00.000Z by ana: waiting for the courier']);
    expect(decided.clock.dueAt).toBeUndefined();
    expect(refusal(decide(aClock(), snoozed('10:00', '10:00'), context))).toBe('expired');
  });

  it('that the calendar has no open time left for is refused, not thrown', () => {
    const openTime = compileCalendar({ timeZone: 'UTC', hours: {}, overrides: { '2026-11-16': [['09:00', '13:00']] } });

    expect(decide(aClock(), snoozed('10:00', '11:00'), { openTime })).toMatchObject({ refused: 'noOpenTime' });
  });

  it('does not hide a mistake of ours as a refusal', () => {
    const openTime = {
      ...AROUND_THE_CLOCK,
      between: () => {
        throw new TypeError('ours');
      },
    };

    expect(() => decide(aClock(), snoozed('10:00', '11:00'), { openTime })).toThrow(TypeError);
  });
});

describe('not relevant', () => {
  it('excludes the mention with who and why, and drops what was pending', () => {
    const clock = having(aClock(), { what: 'due', now: monday('12:00') });
    const decided = happened(clock, { what: 'markedNotRelevant', at: monday('12:10'), by: 'ana', reason: 'spam' });

    expect(decided.clock).toMatchObject({ status: 'excluded', reason: 'not relevant: spam', endedAt: monday('12:10') });
    expect(decided.clock.pending).toBeUndefined();
    expect(told(decided)).toEqual(['markedNotRelevant: ana: spam']);
  });
});

describe('marked as answered', () => {
  const marked = (time: string, now: string) =>
    ({ what: 'markedAnswered', at: monday(time), now: monday(now), by: 'ana' }) as const;

  it('is held against the deadline like any response', () => {
    const decided = happened(aClock(), { ...marked('12:00', '15:00'), link: 'https://x.example/1' });

    expect(decided.clock).toMatchObject({ status: 'met', respondedAt: monday('12:00') });
    expect(told(decided)).toEqual([
      'markedAnswered: ana, posted 2026-11-16T12:00:00.000Z https://x.example/1',
      'met: posted 2026-11-16T12:00:00.000Z',
    ]);
    expect(told(happened(aClock(), marked('14:00', '15:00')))[0]).toBe(
      'markedAnswered: ana, posted 2026-11-16T14:00:00.000Z',
    );
    expect(having(aClock(), marked('14:00', '15:00')).status).toBe('late');
  });

  it('stands although the source does not show the response', () => {
    expect(having(aClock(), marked('12:00', '12:10'), removed('14:00')).status).toBe('met');
  });

  it('yields to an earlier response that the source shows', () => {
    expect(having(aClock(), marked('14:00', '15:00'), seen('12:00')).respondedAt).toBe(monday('12:00'));
  });

  it('in the future, or before the clock started, is refused', () => {
    expect(refusal(decide(aClock(), marked('15:01', '15:00'), context))).toBe('inTheFuture');
    expect(refusal(decide(aClock(), marked('08:59', '15:00'), context))).toBe('olderThanMention');
    expect(having(aClock(), marked('09:00', '09:00')).respondedAt).toBe(monday('13:00') - 4 * HOUR);
  });
});

describe('resuming', () => {
  const resumed = (time: string) => ({ what: 'resumed', at: monday(time), by: 'bo' }) as const;

  it('takes back what the snooze would still have added, and keeps what it has cost', () => {
    const paused = having(aClock(), snoozed('10:00', '11:00'));
    const decided = happened(paused, resumed('10:20'));
    const asIfShort = having(aClock(), snoozed('10:00', '10:20'));

    expect(decided.clock).toEqual(asIfShort);
    expect(told(decided)).toEqual(['resumed: bo']);
  });

  it('in the instant in which it was snoozed leaves the clock as it was', () => {
    const { dueAt, ladder } = aClock();

    expect(having(having(aClock(), snoozed('10:00', '11:00')), resumed('10:00'))).toMatchObject({
      dueAt,
      ladder,
      pauses: [],
    });
  });

  it('after the deadline moves the escalations back, never the deadline', () => {
    const late = having(aClock(), { what: 'due', now: monday('14:00') });
    const { dueAt = 0 } = late;
    const day = (at: number) => ({ what: 'snoozed', at, until: at + 2 * HOUR, by: 'ana' }) as const;
    const paused = having(late, day(dueAt + 1));
    const back = having(paused, { what: 'resumed', at: dueAt + 1, by: 'bo' });

    expect([paused.dueAt, back.dueAt]).toEqual([dueAt, dueAt]);
    expect(back.ladder).toEqual(late.ladder);
  });

  it('ends all snoozes that are on, and keeps those that are over', () => {
    const early = having(aClock(), snoozed('09:10', '09:20'));
    const twice = having(early, snoozed('10:00', '12:00'), snoozed('11:00', '13:00'));

    expect(having(twice, resumed('11:30'))).toMatchObject({
      dueAt: monday('14:40'),
      pauses: [
        [monday('09:10'), monday('09:20')],
        [monday('10:00'), monday('11:30')],
        [monday('11:00'), monday('11:30')],
      ],
      snoozedUntil: monday('11:30'),
    });
    expect(having(twice, resumed('11:30')).ladder).toEqual(having(early, snoozed('10:00', '11:30')).ladder);
  });

  it('holds the stages anew where they come to stand', () => {
    const deliver = { calendar: 'desk', urgent: [] };
    const delivery = compileCalendar({
      timeZone: 'UTC',
      hours: { mon: [['09:00', '12:30']], tue: [['09:00', '12:30']] },
    });
    const clock = aClock({ plan: { ...A_PLAN, deliver } });
    const apply = (to: Clock, event: ClockEvent): Clock => {
      const decision = decide(to, event, { ...context, delivery });
      if ('refused' in decision) throw new Error(decision.why);
      return decision.clock;
    };

    const paused = apply(clock, snoozed('10:00', '11:00'));
    const back = apply(paused, resumed('10:15'));

    expect(paused.ladder[0]).toMatchObject({ at: monday('13:00'), heldUntil: at('2026-11-17T09:00:00Z') });
    expect(back.ladder[0]).toEqual({ key: 'warn', at: monday('12:15'), owner: 'support' });
  });

  it('is refused when nothing is paused, or not any more', () => {
    expect(refusal(decide(aClock(), resumed('10:00'), context))).toBe('notPaused');
    expect(refusal(decide(having(aClock(), snoozed('10:00', '11:00')), resumed('11:00'), context))).toBe('notPaused');
  });

  it('counts open time only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 170 }), fc.integer({ min: 1, max: 170 }), (from, length) => {
        const start = monday('09:00') + from * 60_000;
        const until = start + length * 60_000;
        const clock = aClock();
        if (clock.dueAt === undefined || start >= clock.dueAt) return;
        const paused = having(clock, { what: 'snoozed', at: start, until, by: 'ana' });
        const half = start + Math.floor(length / 2) * 60_000;
        const back = having(paused, { what: 'resumed', at: half, by: 'bo' });

        expect(back.dueAt).toBe(clock.dueAt + (half - start));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a handover', () => {
  const handed = { what: 'handedOver', at: monday('10:00'), by: 'ana', to: 'shop' } as const;

  it('gives what lies ahead to the new owner, leaves escalations and ends the claim', () => {
    const clock = having(aClock(), { what: 'claimed', at: monday('09:30'), by: 'ana', until: monday('12:00') });
    const decided = happened(clock, handed);
    const owners = (ladder: typeof clock.ladder) => ladder.map(({ key, owner }) => `${key} ${owner}`);
    const before = clock.plan?.owner ?? '';

    expect(owners(decided.clock.ladder)).toEqual(
      owners(clock.ladder).map((line) => line.replace(` ${before}`, ' shop')),
    );
    expect(decided.clock).not.toHaveProperty('claim');
    expect(decided.clock).toMatchObject({ dueAt: clock.dueAt, plan: { owner: 'shop' } });
    expect(told(decided)).toEqual([`handedOver: ${before} to shop by ana`]);
  });

  it('of a clock without a plan is from the owner of the stage that comes next', () => {
    const { plan: _, ...planless } = aClock();
    const clock = { ...planless, fired: 2 };

    expect(happened(clock, { ...handed, to: 'lead' })).toEqual({ clock, events: [] });
    expect(told(happened(clock, handed))).toEqual(['handedOver: lead to shop by ana']);
    expect(told(happened({ ...planless, ladder: [] }, handed))).toEqual(['handedOver: to shop by ana']);
  });

  it('goes by the plan where the next stage is an escalation', () => {
    const clock = aClock({ fired: 2 });

    expect(told(happened(clock, handed))).toEqual(['handedOver: support to shop by ana']);
  });

  it('to whom it belongs already changes nothing', () => {
    const clock = having(aClock(), handed);

    expect(happened(clock, handed)).toEqual({ clock, events: [] });
  });
});
