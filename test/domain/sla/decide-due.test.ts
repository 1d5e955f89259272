import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import { nextDueAt } from '../../../functions/domain/sla/clock-due.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { AROUND_THE_CLOCK } from '../../../functions/domain/sla/open-time.ts';
import { aClock } from '../../support/builders.ts';
import { happened, having, monday, seen, told } from './decide-support.ts';

const due = (time: string) => ({ what: 'due', now: monday(time) }) as const;
const delivered = (stage: 'warn' | 'breach' | 'escalate1', time: string) =>
  ({ what: 'alertDelivered', at: monday(time), stage }) as const;
const claimed = (until: string, time = '09:10') =>
  ({ what: 'claimed', at: monday(time), by: 'ana', until: monday(until) }) as const;
const refusal = (decision: ReturnType<typeof decide>) => ('refused' in decision ? decision.refused : undefined);

describe('a sweep', () => {
  it('finds nothing a millisecond before the first stage', () => {
    const clock = aClock();

    expect(happened(clock, { what: 'due', now: monday('12:00') - 1 })).toEqual({ clock, events: [] });
  });

  it('decides the stage whose time has come, and keeps it pending', () => {
    const decided = happened(aClock(), due('12:00'));

    expect(decided.alert).toEqual({ stage: aClock().ladder[0], again: false });
    expect(decided.clock).toMatchObject({ fired: 0, pending: { stage: 'warn', since: monday('12:00') } });
    expect(told(decided)).toEqual(['stageDue: warn']);
  });

  it('tells only the highest stage after an outage, and says what was skipped', () => {
    const decided = happened(aClock(), due('15:00'));

    expect(decided.alert?.stage.key).toBe('escalate1');
    expect(decided.clock).toMatchObject({ fired: 2, pending: { stage: 'escalate1' } });
    expect(told(decided)).toEqual([
      'stageSkipped: warn: escalate1 came first',
      'stageSkipped: breach: escalate1 came first',
      'stageDue: escalate1',
    ]);
  });

  it('offers a pending alert again after 90 seconds, without another event', () => {
    const pending = having(aClock(), due('12:00'));
    const young = happened(pending, { what: 'due', now: monday('12:00') + 90 * SECOND - 1 });
    const old = happened(pending, { what: 'due', now: monday('12:00') + 90 * SECOND });

    expect(young).toEqual({ clock: pending, events: [] });
    expect(old).toEqual({ clock: pending, events: [], alert: { stage: pending.ladder[0], again: true } });
  });

  it('lets a higher stage overtake an alert that is not known to be delivered', () => {
    const decided = happened(having(aClock(), due('12:00')), due('13:00'));

    expect(decided.clock).toMatchObject({ fired: 1, pending: { stage: 'breach', since: monday('13:00') } });
    expect(told(decided)).toEqual([
      'stageSkipped: warn: not known to be delivered when breach came',
      'stageDue: breach',
    ]);
  });

  it('changes nothing when time goes backwards', () => {
    const pending = having(aClock(), due('13:00'));

    expect(happened(pending, due('12:30'))).toEqual({ clock: pending, events: [] });
  });

  it('finds nothing more when the ladder is used up', () => {
    const clock = aClock({ fired: 4 });

    expect(happened(clock, due('23:00'))).toEqual({ clock, events: [] });
  });
});

describe('a delivered alert', () => {
  it('is done with, and the next stage is what is due next', () => {
    const decided = happened(having(aClock(), due('12:00')), delivered('warn', '12:01'));

    expect(decided.clock).toMatchObject({ fired: 1 });
    expect(decided.clock.pending).toBeUndefined();
    expect(told(decided)).toEqual(['alerted: warn']);
    expect(nextDueAt(decided.clock)).toBe(monday('13:00'));
  });

  it('is counted once', () => {
    const clock = having(aClock(), due('12:00'), delivered('warn', '12:01'));

    expect(refusal(decide(clock, delivered('warn', '12:02'), { openTime: AROUND_THE_CLOCK }))).toBe('notPending');
    expect(refusal(decide(aClock(), delivered('warn', '12:02'), { openTime: AROUND_THE_CLOCK }))).toBe('notPending');
  });

  it('is told in the story even if the response came while it was on its way', () => {
    const clock = having(aClock(), due('12:00'), seen('11:59', { seenAt: monday('12:01') }));

    expect(clock.status).toBe('met');
    expect(told(happened(clock, delivered('warn', '12:02')))).toEqual(['alerted: warn']);
  });
});

describe('a claim', () => {
  it('puts a warning off until it expires, and says so then', () => {
    const clock = having(aClock(), claimed('12:30'));

    expect(nextDueAt(clock)).toBe(monday('12:30'));
    expect(happened(clock, due('12:00'))).toEqual({ clock, events: [] });

    const expired = happened(clock, due('12:30'));

    expect(told(expired)).toEqual(['claimExpired: ana', 'stageDue: warn']);
    expect(expired.clock.claim).toBeUndefined();
  });

  it('does not hold back a breach', () => {
    const clock = having(aClock(), claimed('18:00'));

    expect(nextDueAt(clock)).toBe(monday('13:00'));
    expect(told(happened(clock, due('13:00')))).toEqual(['stageSkipped: warn: breach came first', 'stageDue: breach']);
  });

  it('that is over is dropped by the next sweep, whether or not a stage has come', () => {
    const decided = happened(having(aClock(), claimed('10:00')), due('10:00'));

    expect(told(decided)).toEqual(['claimExpired: ana']);
    expect(decided.alert).toBeUndefined();
  });

  it('that is over is dropped while an alert is pending too', () => {
    const clock = having(aClock(), claimed('13:01'), due('13:00'));

    expect(told(happened(clock, due('13:02')))).toEqual(['claimExpired: ana']);
  });

  it('expires by its own event, not before its time, and only once', () => {
    const clock = having(aClock(), claimed('10:00'));
    const expire = (time: string) => ({ what: 'claimExpired', now: monday(time) }) as const;

    expect(decide(clock, expire('09:59'), { openTime: AROUND_THE_CLOCK })).toEqual({
      refused: 'claimHolds',
      why: 'ana has it until 2026-11-16T10:00:00.000Z',
    });
    expect(told(happened(clock, expire('10:00')))).toEqual(['claimExpired: ana']);
    expect(refusal(decide(having(clock, expire('10:00')), expire('10:01'), { openTime: AROUND_THE_CLOCK }))).toBe(
      'noClaim',
    );
  });
});

describe('the due index', () => {
  it('has the first stage of a clock that runs', () => {
    expect(nextDueAt(aClock())).toBe(monday('12:00'));
  });

  it('keeps the time of the stage whose alert is pending, so that it is offered again', () => {
    expect(nextDueAt(having(aClock(), due('13:05')))).toBe(monday('13:00'));
    expect(nextDueAt(aClock({ ladder: [], pending: { stage: 'warn', since: monday('12:00') } }))).toBe(monday('12:00'));
  });

  it('does not have a clock that is closed, or whose ladder is used up', () => {
    expect(nextDueAt(aClock({ fired: 4 }))).toBeUndefined();
    for (const status of ['met', 'late', 'withdrawn', 'excluded'] as const) {
      expect(nextDueAt(aClock({ status, pending: { stage: 'warn', since: MINUTE } }))).toBeUndefined();
    }
  });

  it('is consistent: what it says is due, a sweep at that instant finds', () => {
    let clock = having(aClock(), claimed('12:30'));
    const found: string[] = [];
    for (let at = nextDueAt(clock); at !== undefined; at = nextDueAt(clock)) {
      const decided = happened(clock, { what: 'due', now: at });
      const stage = decided.alert?.stage.key ?? 'warn';
      found.push(stage);
      clock = having(decided.clock, { what: 'alertDelivered', at, stage });
    }

    expect(found).toEqual(['warn', 'breach', 'escalate1', 'escalate2']);
  });
});
