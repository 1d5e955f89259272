import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { openClock } from '../../../functions/domain/sla/clock-open.ts';
import { decide, isRefused } from '../../../functions/domain/sla/decide.ts';
import { AROUND_THE_CLOCK } from '../../../functions/domain/sla/open-time.ts';
import { A_PLAN, aClock, aPolicy, POSTED_AT } from '../../support/builders.ts';
import { edited, happened, having, monday, removed, seen, told } from './decide-support.ts';

const context = { openTime: AROUND_THE_CLOCK };
const withdrawn: ClockEvent = { what: 'withdrawn', at: monday('15:00') };
const START = { startedAt: POSTED_AT, discoveredAt: POSTED_AT, now: POSTED_AT, cycle: 1, openTime: AROUND_THE_CLOCK };

describe('a decision', () => {
  it('is a refusal or it is not', () => {
    expect(isRefused(decide(aClock(), seen('08:00'), context))).toBe(true);
    expect(isRefused(decide(aClock(), seen('10:00'), context))).toBe(false);
  });

  it('that is refused says how the clock stands, and why where that was kept', () => {
    const claim: ClockEvent = { what: 'claimed', at: monday('14:00'), by: 'ana', until: monday('15:00') };
    const words = (...events: ClockEvent[]) => {
      const decision = decide(having(aClock(), ...events), claim, context);
      return isRefused(decision) ? decision.why : '';
    };

    expect(words(seen('10:00'))).toMatch(/: the clock is met$/u);
    expect(words({ what: 'markedNotRelevant', at: monday('12:00'), by: 'ana', reason: 'spam' })).toMatch(
      /: the clock is excluded \(not relevant: spam\)$/u,
    );
  });
});

describe('a clock', () => {
  it('that is excluded is all of this and no more', () => {
    expect(openClock({ ...START, policy: aPolicy({ needsResponse: false }) }).clock).toEqual({
      cycle: 1,
      status: 'excluded',
      startedAt: POSTED_AT,
      ladder: [],
      fired: 0,
      lateDiscovered: false,
      policy: { id: 'angry', version: 'v1' },
      reason: expect.any(String),
    });
  });

  it('that is excluded does not take a bot for an answer', () => {
    const { clock } = openClock({ ...START, policy: aPolicy({ needsResponse: false }) });

    expect(having(clock, seen('10:00', { byBot: true })).respondedAt).toBeUndefined();
    expect(having(clock, seen('10:00')).respondedAt).toBe(monday('10:00'));
  });

  it('that was answered gives no reason why the mention went later', () => {
    const clock = having(aClock(), seen('10:00'), withdrawn);

    expect(clock).toMatchObject({ status: 'met', respondedAt: monday('10:00') });
    expect([clock.reason, clock.endedAt]).toEqual([undefined, undefined]);
  });

  it('gives the fourth escalation to the last of three owners', () => {
    const plan = { escalateAfter: [1, 2, 3, 4].map((hours) => hours * HOUR), escalateTo: ['a', 'b', 'c'] };
    const { clock } = openClock({ ...START, policy: aPolicy(plan) });

    expect(clock.ladder.slice(-4).map(({ owner }) => owner)).toEqual(['a', 'b', 'c', 'c']);
  });

  it('keeps what came of a next cycle when something else is learned', () => {
    const next = having(aClock(), seen('10:00'), edited('11:00'), { what: 'due', now: monday('14:10') });
    const delivered = having(next, { what: 'alertDelivered', at: monday('14:11'), stage: 'warn' });
    const later = having(delivered, seen('14:12', { id: 'robot', byBot: true }));

    expect(delivered).toMatchObject({ cycle: 2, fired: 1 });
    expect(later).toMatchObject({ cycle: 2, fired: 1, lateDiscovered: false, dueAt: delivered.dueAt });
  });
});

describe('people', () => {
  it('who claim put off every warning, not only a single one', () => {
    const { clock } = openClock({ ...START, policy: aPolicy({ warnBefore: [2 * HOUR, HOUR] }) });
    const claimed = having(clock, { what: 'claimed', at: monday('10:00'), by: 'ana', until: monday('12:30') });

    expect(clock.ladder[0]).toMatchObject({ key: 'warn1', at: monday('11:00') });
    expect(happened(claimed, { what: 'due', now: monday('12:10') }).alert).toBeUndefined();
    expect(happened(claimed, { what: 'due', now: monday('12:40') }).alert?.stage.key).toBe('warn2');
  });

  it('who snooze for less long do not shorten the snooze of another', () => {
    const snooze = (from: string, until: string): ClockEvent => {
      return { what: 'snoozed', at: monday(from), until: monday(until), by: 'ana' };
    };
    const clock = having(aClock(), snooze('10:00', '12:00'), snooze('09:30', '11:30'));

    expect(clock.snoozedUntil).toBe(monday('12:00'));
  });

  it('who mark a mention as answered add to what was seen', () => {
    const marked: ClockEvent = { what: 'markedAnswered', at: monday('11:00'), now: monday('11:30'), by: 'ana' };
    const clock = having(aClock(), seen('10:00', { id: 'robot', byBot: true }), marked);

    expect(clock.seen?.responses.map(({ at, byBot }) => [at, byBot])).toEqual([
      [monday('10:00'), true],
      [monday('11:00'), false],
    ]);
  });
});

describe('what a source shows', () => {
  it.each(['removed', 'rejected'])('in the state %s is gone, and the other response stands', (state) => {
    const both = having(aClock(), seen('10:00', { id: 'a' }), seen('11:00', { id: 'b' }));

    expect(having(both, seen('10:00', { id: 'a', state, seenAt: monday('12:00') })).respondedAt).toBe(monday('11:00'));
    expect(having(both, removed('12:00')).status).toBe('running');
  });

  it.each([
    [2, 2, ''],
    [undefined, undefined, ''],
    [2, 5, ', stars 2 to 5'],
    [undefined, 3, ', stars none to 3'],
    [3, undefined, ', stars 3 to none'],
  ])('of an edit from %s to %s stars is told', (before, after, words) => {
    expect(told(happened(aClock(), edited('10:00', before, after)))).toEqual([
      `edited: at 2026-11-16T10:00:00.000Z${words}`,
    ]);
  });

  it('is judged by the plan that is pinned, bots or not', () => {
    const bots = aClock({ plan: { ...A_PLAN, botsCount: true } });

    expect(having(bots, seen('10:00', { byBot: true })).status).toBe('met');
  });
});
