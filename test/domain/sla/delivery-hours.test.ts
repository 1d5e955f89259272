import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, toIso } from '../../../functions/domain/shared/time.ts';
import {
  type Clock,
  type ClockPlan,
  STAGE_KINDS,
  type StageKey,
  stageKind,
} from '../../../functions/domain/sla/clock.ts';
import { nextDueAt } from '../../../functions/domain/sla/clock-due.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { openClock } from '../../../functions/domain/sla/clock-open.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { heldStage, tellAt, tellableFrom } from '../../../functions/domain/sla/delivery-hours.ts';
import { AROUND_THE_CLOCK, compileCalendar, type OpenTime } from '../../../functions/domain/sla/open-time.ts';
import { aClock, aPolicy, at, POSTED_AT } from '../../support/builders.ts';
import { edited, monday, seen, told } from './decide-support.ts';

/** Monday to Friday, 09:00 to 12:30. */
const mornings = compileCalendar({
  timeZone: 'UTC',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '12:30']]])),
});
const TUESDAY = at('2026-11-17T09:00:00Z');
const tuesday = (time: string): number => at(`2026-11-17T${time}Z`);
const deliver = { calendar: 'mornings', urgent: [] } as const;

/** Posted on Monday at 09:00: warning 12:00, breach 13:00, escalations 15:00 and 21:00; told in the morning only. */
function opened(policy: Partial<ReturnType<typeof aPolicy>> = {}, discoveredAt = POSTED_AT): Clock {
  return openClock({
    policy: aPolicy({ deliver, ...policy }),
    openTime: AROUND_THE_CLOCK,
    delivery: mornings,
    startedAt: POSTED_AT,
    discoveredAt,
    cycle: 1,
    now: discoveredAt,
  }).clock;
}

function happened(clock: Clock, event: ClockEvent, delivery: OpenTime = mornings) {
  const decision = decide(clock, event, { openTime: AROUND_THE_CLOCK, delivery });
  if ('refused' in decision) throw new Error(decision.why);
  return decision;
}
const due = (now: number) => ({ what: 'due', now }) as const;
const having = (clock: Clock, ...events: readonly ClockEvent[]): Clock =>
  events.reduce((current, event) => happened(current, event).clock, clock);
const times = ({ ladder }: Clock) =>
  ladder.map((stage) => `${stage.key} ${toIso(stage.at).slice(8, 16)} ${toIso(tellAt(stage)).slice(8, 16)}`);

describe('kinds of stages that may be told at any time', () => {
  it('are those of every stage of a ladder, in its order', () => {
    expect([...new Set(opened().ladder.map(({ key }) => stageKind(key)))]).toEqual(STAGE_KINDS);
  });
});

describe('a kind of stage', () => {
  it.each<[StageKey, string]>([
    ['warn', 'warn'],
    ['warn2', 'warn'],
    ['breach', 'breach'],
    ['escalate1', 'escalate'],
    ['escalate12', 'escalate'],
  ])('of %s is %s', (stage, kind) => {
    expect(stageKind(stage)).toBe(kind);
  });
});

describe('when a stage may be told', () => {
  const hours = { deliver, delivery: mornings };

  it('is at once in open time, and at the next opening from the closing instant on', () => {
    expect(tellableFrom('warn', monday('12:29'), hours)).toBe(monday('12:29'));
    expect(tellableFrom('warn', monday('12:30'), hours)).toBe(TUESDAY);
  });

  it('is at once for a kind that the policy names as urgent, and without delivery hours', () => {
    const urgent = { deliver: { calendar: 'mornings', urgent: ['escalate'] }, delivery: mornings } as const;

    expect(tellableFrom('escalate2', monday('21:00'), urgent)).toBe(monday('21:00'));
    expect(tellableFrom('breach', monday('21:00'), urgent)).toBe(TUESDAY);
    expect(tellableFrom('breach', monday('21:00'), { delivery: mornings })).toBe(monday('21:00'));
    expect(tellableFrom('breach', monday('21:00'), { deliver })).toBe(monday('21:00'));
  });

  it('is at once where the calendar opens no more: a message in the night is better than none', () => {
    const past = compileCalendar({ timeZone: 'UTC', hours: {}, overrides: { '2026-11-10': [['09:00', '10:00']] } });

    expect(tellableFrom('breach', monday('21:00'), { deliver, delivery: past })).toBe(monday('21:00'));
  });

  it('does not hide our own mistakes', () => {
    const broken = {
      ...mornings,
      nextOpen: (): number => {
        throw new TypeError('ours');
      },
    };

    expect(() => tellableFrom('breach', monday('21:00'), { deliver, delivery: broken })).toThrow(TypeError);
  });

  it('forgets a hold that a moved stage no longer needs', () => {
    const stage = { key: 'warn', at: monday('10:00'), heldUntil: TUESDAY, owner: 'support' } as const;

    expect(heldStage(stage, hours)).toEqual({ key: 'warn', at: monday('10:00'), owner: 'support' });
  });
});

describe('a clock with delivery hours', () => {
  it('is listed under the opening to which its stages are held; deadline and ladder stay where they are', () => {
    const clock = opened();

    expect(times(clock)).toEqual([
      'warn 16T12:00 16T12:00',
      'breach 16T13:00 17T09:00',
      'escalate1 16T15:00 17T09:00',
      'escalate2 16T21:00 17T09:00',
    ]);
    expect(clock.dueAt).toBe(monday('13:00'));
    expect(clock.plan?.deliver).toEqual(deliver);
    expect(nextDueAt(clock)).toBe(monday('12:00'));
    expect(nextDueAt({ ...clock, fired: 1 })).toBe(TUESDAY);
  });

  it('tells only the gravest of what was held to one opening, once, and that it was held', () => {
    const waiting = { ...opened(), fired: 1 };
    const early = happened(waiting, due(TUESDAY - 1));
    const decided = happened(waiting, due(TUESDAY));

    expect(early).toEqual({ clock: waiting, events: [] });
    expect(decided.alert).toEqual({ stage: waiting.ladder[3], again: false });
    expect(told(decided)).toEqual([
      'stageSkipped: breach: escalate2 came first',
      'stageSkipped: escalate1: escalate2 came first',
      'stageHeld: escalate2 from 2026-11-16T21:00:00.000Z to 2026-11-17T09:00:00.000Z',
      'stageDue: escalate2',
    ]);
    expect(nextDueAt(decided.clock)).toBe(TUESDAY);
    const after = having(decided.clock, { what: 'alertDelivered', at: TUESDAY + MINUTE, stage: 'escalate2' });
    expect(nextDueAt(after)).toBeUndefined();
    expect(happened(after, due(TUESDAY + DAY))).toEqual({ clock: after, events: [] });
  });

  it('tells an urgent stage in the night, and then no warning that was held', () => {
    const evening = { ...deliver, urgent: ['breach'] } as const;
    const clock = opened({ target: 13 * HOUR, escalateAfter: [], deliver: evening });
    expect(times(clock)).toEqual(['warn 16T21:00 17T09:00', 'breach 16T22:00 16T22:00']);
    expect(nextDueAt(clock)).toBe(monday('22:00'));

    const decided = happened(clock, due(monday('22:00')));

    expect(told(decided)).toEqual(['stageSkipped: warn: breach came first', 'stageDue: breach']);
    const after = having(decided.clock, { what: 'alertDelivered', at: monday('22:01'), stage: 'breach' });
    expect(nextDueAt(after)).toBeUndefined();
  });

  it('tells a held warning at the opening while the deadline is ahead', () => {
    const clock = opened({ target: 25 * HOUR, warnBefore: [20 * HOUR], escalateAfter: [] });
    expect(times(clock)).toEqual(['warn 16T14:00 17T09:00', 'breach 17T10:00 17T10:00']);

    expect(happened(clock, due(TUESDAY)).alert?.stage.key).toBe('warn');
  });

  it('tells nothing when somebody has answered in the meantime, and the verdict goes by the deadline', () => {
    const late = having({ ...opened(), fired: 1 }, seen('20:00'));

    expect(late.status).toBe('late');
    expect(nextDueAt(late)).toBeUndefined();
    expect(decide(late, due(TUESDAY), { openTime: AROUND_THE_CLOCK, delivery: mornings })).toHaveProperty('refused');
    expect(having({ ...opened(), fired: 1 }, seen('13:00')).status).toBe('met');
  });

  it('holds the one alert of a mention that was found late in the night', () => {
    const clock = opened({ escalateAfter: [20 * HOUR] }, monday('22:00'));

    expect(times(clock)).toEqual(['breach 16T22:00 17T09:00', 'escalate1 17T22:00 18T09:00']);
  });

  it('holds the stages of the next cycle too', () => {
    const next = having(opened(), seen('09:30'), edited('18:00', 1, 1));

    expect(next.cycle).toBe(2);
    expect(times(next)).toEqual([
      'warn 16T21:00 17T09:00',
      'breach 16T22:00 17T09:00',
      'escalate1 17T00:00 17T09:00',
      'escalate2 17T06:00 17T09:00',
    ]);
  });
});

describe('whoever comes by outside of the delivery hours', () => {
  const undelivered = (now: number): Clock => ({ ...opened(), pending: { stage: 'warn', since: now } });

  it('holds what came while they were open, and says so once', () => {
    const decided = happened(opened(), due(monday('12:45')));

    expect(decided.alert).toBeUndefined();
    expect(told(decided)).toEqual(['stageHeld: warn to 2026-11-17T09:00:00.000Z']);
    expect(times(decided.clock)[0]).toBe('warn 16T12:00 17T09:00');
    expect(nextDueAt(decided.clock)).toBe(TUESDAY);
    expect(happened(decided.clock, due(monday('14:00')))).toEqual({ clock: decided.clock, events: [] });
  });

  it('goes by the calendar as it is now, when it was changed since', () => {
    const wednesdays = compileCalendar({ timeZone: 'UTC', hours: { wed: [['10:00', '11:00']] } });
    const waiting = { ...opened(), fired: 1 };
    const decided = happened(waiting, due(TUESDAY), wednesdays);

    expect(told(decided)).toEqual(['stageHeld: escalate2 to 2026-11-18T10:00:00.000Z']);
    expect(times(decided.clock)).toEqual([
      'warn 16T12:00 16T12:00',
      'breach 16T13:00 18T10:00',
      'escalate1 16T15:00 18T10:00',
      'escalate2 16T21:00 18T10:00',
    ]);
  });

  it('holds a warning that a claim had put off into the night', () => {
    const claimed = { what: 'claimed', at: monday('11:00'), by: 'ana', until: monday('12:50') } as const;
    const clock = having(opened(), claimed);
    expect(nextDueAt(clock)).toBe(monday('12:50'));

    const decided = happened(clock, due(monday('12:50')));

    expect(told(decided)).toEqual(['claimExpired: ana', 'stageHeld: warn to 2026-11-17T09:00:00.000Z']);
    expect(decided.clock.claim).toBeUndefined();
    expect(nextDueAt(decided.clock)).toBe(TUESDAY);
  });

  it('leaves a warning alone that a claim still puts off, when an urgent breach comes', () => {
    const clock = having(opened({ deliver: { ...deliver, urgent: ['breach'] } }), {
      what: 'claimed',
      at: monday('11:00'),
      by: 'ana',
      until: monday('20:00'),
    });
    const decided = happened(clock, due(monday('13:00')));

    expect(decided.alert?.stage.key).toBe('breach');
    expect(decided.clock.ladder).toEqual(clock.ladder);
  });

  it('leaves an alert alone that was decided just before closing', () => {
    const clock = undelivered(monday('12:29'));

    expect(happened(clock, due(monday('12:30')))).toEqual({ clock, events: [] });
  });

  it('takes an alert back that was never delivered, for the opening', () => {
    const decided = happened(undelivered(monday('12:29')), due(monday('12:31')));

    expect(decided.alert).toBeUndefined();
    expect(decided.clock.pending).toBeUndefined();
    expect(nextDueAt(decided.clock)).toBe(TUESDAY);
    expect(happened(decided.clock, due(TUESDAY)).alert).toMatchObject({ stage: { key: 'escalate2' }, again: false });
  });

  it('offers an urgent alert again at any time', () => {
    const urgent = { ...deliver, urgent: ['warn'] } as const;
    const pending = { stage: 'warn', since: monday('12:29') } as const;
    const decided = happened({ ...opened({ deliver: urgent }), pending }, due(monday('12:31')));

    expect(decided.alert).toMatchObject({ stage: { key: 'warn' }, again: true });
  });

  it('keeps an urgent alert under way while a graver stage is held', () => {
    const urgent = { ...deliver, urgent: ['warn'] } as const;
    const pending = { stage: 'warn', since: monday('12:59') } as const;
    const clock = { ...opened({ deliver: urgent }), pending };
    const stale = { ...clock, ladder: clock.ladder.map(({ heldUntil: _, ...stage }) => stage) };
    const decided = happened(stale, due(monday('13:00')));

    expect(decided.clock.pending).toEqual(pending);
    expect(times(decided.clock).slice(0, 3)).toEqual([
      'warn 16T12:00 16T12:00',
      'breach 16T13:00 17T09:00',
      'escalate1 16T15:00 16T15:00',
    ]);
  });
});

describe('a snooze in delivery hours', () => {
  const snoozed = (from: number, until: number) => ({ what: 'snoozed', at: from, until, by: 'ana' }) as const;

  it('holds the stages that it moves out of them, and tells at once those that it moves into them', () => {
    const clock = having(opened(), snoozed(monday('10:00'), monday('11:00')));
    expect(times(clock).slice(0, 2)).toEqual(['warn 16T13:00 17T09:00', 'breach 16T14:00 17T09:00']);

    const longer = having(opened(), snoozed(monday('10:00'), tuesday('08:00')));
    expect(times(longer).slice(0, 2)).toEqual(['warn 17T10:00 17T10:00', 'breach 17T11:00 17T11:00']);
  });

  it('leaves what has come where it is, held or not', () => {
    const moved = having({ ...opened(), fired: 1 }, snoozed(monday('14:00'), monday('16:00')));

    expect(times(moved)).toEqual([
      'warn 16T12:00 16T12:00',
      'breach 16T13:00 17T09:00',
      'escalate1 16T17:00 17T09:00',
      'escalate2 16T23:00 17T09:00',
    ]);
  });

  it('needs no plan', () => {
    const { plan: _, ...planless } = aClock();

    expect(times(having(planless, snoozed(monday('10:00'), monday('11:00'))))[0]).toBe('warn 16T13:00 16T13:00');
  });
});

describe('the plan of a policy', () => {
  it('has delivery hours only where the policy has', () => {
    const { deliver: _, ...always } = opened().plan as ClockPlan;

    expect(
      openClock({
        policy: aPolicy(),
        openTime: AROUND_THE_CLOCK,
        startedAt: POSTED_AT,
        discoveredAt: POSTED_AT,
        cycle: 1,
        now: POSTED_AT,
      }).clock.plan,
    ).toStrictEqual(always);
  });
});
