import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../functions/domain/shared/time.ts';
import { targetIn } from '../../../functions/domain/sla/clock.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { eventOfResponse } from '../../../functions/domain/sla/clock-event.ts';
import { cyclesOfClock } from '../../../functions/domain/sla/clock-settle.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { AROUND_THE_CLOCK } from '../../../functions/domain/sla/open-time.ts';
import { A_PLAN, aClock } from '../../support/builders.ts';
import { edited, happened, having, monday, removed, seen, told } from './decide-support.ts';

const refused = (clock: ReturnType<typeof aClock>, event: ClockEvent) => {
  const decision = decide(clock, event, { openTime: AROUND_THE_CLOCK });
  return 'refused' in decision ? decision : undefined;
};

describe('a response', () => {
  it('in the very instant of the deadline meets it, a millisecond later is late', () => {
    const inTime = happened(aClock(), seen('13:00'));
    const late = happened(aClock(), { what: 'responseSeen', at: monday('13:00') + 1, seenAt: monday('14:00') });

    expect(inTime.clock).toMatchObject({ status: 'met', respondedAt: monday('13:00') });
    expect(told(inTime)).toEqual([
      'responseSeen: posted 2026-11-16T13:00:00.000Z',
      'met: posted 2026-11-16T13:00:00.000Z',
    ]);
    expect(late.clock.status).toBe('late');
  });

  it('is judged by when it was posted, however late we look', () => {
    expect(having(aClock(), seen('12:59', { seenAt: monday('23:00') })).status).toBe('met');
  });

  it('without a time is as old as its first sighting, whichever arrives first', () => {
    const first = { what: 'responseSeen', seenAt: monday('12:30') } as const;
    const second = { what: 'responseSeen', seenAt: monday('13:30') } as const;

    expect(having(aClock(), first, second).status).toBe('met');
    expect(having(aClock(), second, first).status).toBe('met');
  });

  it('cannot be younger than its first sighting: a source whose clock is ahead does not make it late', () => {
    expect(having(aClock(), seen('13:30', { seenAt: monday('12:50') }))).toMatchObject({
      status: 'met',
      respondedAt: monday('12:50'),
    });
  });

  it('older than the mention does not answer it', () => {
    expect(refused(aClock(), seen('08:59'))).toEqual({
      refused: 'olderThanMention',
      why: 'a response posted 2026-11-16T08:59:00.000Z cannot answer a mention of 2026-11-16T09:00:00.000Z',
    });
    expect(having(aClock({ answersFrom: 0 }), seen('08:59')).status).toBe('met');
  });

  it('of a bot is told and does not stop the clock, unless the policy says that it does', () => {
    const bot = seen('10:00', { byBot: true });
    const decided = happened(aClock(), bot);

    expect(decided.clock.status).toBe('running');
    expect(told(decided)).toEqual(['responseSeen: posted 2026-11-16T10:00:00.000Z by a bot']);
    expect(having(aClock({ plan: { ...A_PLAN, botsCount: true } }), bot).status).toBe('met');
  });

  it('seen again changes nothing and is not told again', () => {
    const clock = having(aClock(), seen('10:00'));

    expect(happened(clock, seen('10:00'))).toEqual({ clock, events: [] });
    expect(happened(clock, seen('10:00', { seenAt: monday('12:00') })).events).toEqual([]);
  });

  it('beside the one we knew is told, as is one whose posting turns out to be earlier', () => {
    const clock = having(aClock(), seen('10:00', { id: 'a' }));

    expect(told(happened(clock, seen('11:00', { id: 'b' })))).toEqual([
      'responseSeen: posted 2026-11-16T11:00:00.000Z',
    ]);
    expect(told(happened(clock, seen('09:30', { id: 'a' })))).toEqual([
      'responseSeen: posted 2026-11-16T09:30:00.000Z',
    ]);
  });

  it('that is earlier than the one we knew corrects the verdict', () => {
    const late = having(aClock(), seen('14:00', { id: 'b' }));
    const corrected = happened(late, seen('12:00', { id: 'a' }));

    expect(late.status).toBe('late');
    expect(corrected.clock).toMatchObject({ status: 'met', respondedAt: monday('12:00') });
    expect(told(corrected).at(-1)).toBe('met: posted 2026-11-16T12:00:00.000Z');
  });

  it('is noted on an excluded mention, which stays excluded', () => {
    const clock = having(aClock({ status: 'excluded' }), seen('10:00'));

    expect(clock).toMatchObject({ status: 'excluded', respondedAt: monday('10:00') });
    expect(having(clock, removed('11:00')).respondedAt).toBeUndefined();
    expect(having(clock, seen('09:00', { id: 'b' }), seen('11:00', { id: 'c' })).respondedAt).toBe(monday('09:00'));
  });
});

describe('a response that is not there', () => {
  it.each([
    ['removed', removed('14:00', 'a')],
    ['removed, by a complete read', removed('14:00')],
    ['rejected', { what: 'responseRejected', seenAt: monday('14:00'), id: 'a' } as const],
    ['rejected, by its state', seen('10:00', { id: 'a', state: 'REJECTED', seenAt: monday('14:00') })],
    ['removed, by its state', seen('10:00', { id: 'a', state: 'removed', seenAt: monday('14:00') })],
  ])('%s: reopens the clock with its original deadline', (_, event) => {
    const decided = happened(having(aClock(), seen('10:00', { id: 'a' })), event);

    expect(decided.clock).toMatchObject({ status: 'running', dueAt: monday('13:00') });
    expect(decided.clock.respondedAt).toBeUndefined();
    expect(told(decided)).toEqual([
      event.what === 'responseRemoved' || ('state' in event && event.state === 'removed')
        ? 'responseRemoved'
        : 'responseRejected',
      'reopened: due 2026-11-16T13:00:00.000Z',
    ]);
  });

  it('leaves the others standing', () => {
    const clock = having(aClock(), seen('10:00', { id: 'a' }), seen('11:00', { id: 'b' }), removed('12:00', 'a'));

    expect(clock).toMatchObject({ status: 'met', respondedAt: monday('11:00') });
  });

  it('counts from its new posting when it comes back', () => {
    const clock = having(aClock(), seen('10:00'), removed('11:00'), seen('13:30'));

    expect(clock).toMatchObject({ status: 'late', respondedAt: monday('13:30') });
  });

  it('is still gone when an older sighting arrives late', () => {
    const clock = having(aClock(), removed('11:00'), seen('10:00'));

    expect(clock.status).toBe('running');
  });

  it('is no event of its own when there never was one', () => {
    const decided = happened(aClock(), removed('10:00'));

    expect(decided.events).toEqual([]);
    expect(happened(decided.clock, removed('09:30')).clock).toBe(decided.clock);
  });

  it('pending is told once; it neither counts nor takes back what was public', () => {
    const pending = { what: 'responsePending', seenAt: monday('10:00') } as const;
    const waiting = happened(aClock(), pending);
    const met = having(aClock(), seen('09:30'), pending);

    expect(waiting.clock).toMatchObject({ status: 'running', responsePendingSince: monday('10:00') });
    expect(told(waiting)).toEqual(['responsePending']);
    expect(happened(waiting.clock, pending)).toEqual({ clock: waiting.clock, events: [] });
    expect(met.status).toBe('met');
    expect(having(aClock(), seen('10:00', { state: 'Pending' })).status).toBe('running');
  });

  it('is no longer pending once it is seen, unless that was seen before', () => {
    const waiting = having(aClock(), { what: 'responsePending', seenAt: monday('10:00') });

    expect(having(waiting, seen('10:30')).responsePendingSince).toBeUndefined();
    expect(having(waiting, seen('09:59', { seenAt: monday('10:00') })).responsePendingSince).toBeUndefined();
    expect(having(waiting, seen('09:30')).responsePendingSince).toBe(monday('10:00'));
  });
});

describe('a source that cannot tell', () => {
  const unknown = (time: string, reason = 'thread truncated') =>
    ({ what: 'sourceUnknown', seenAt: monday(time), reason }) as const;

  it('is told once for each reason', () => {
    const decided = happened(aClock(), unknown('10:00'));

    expect(told(decided)).toEqual(['sourceUnknown: thread truncated']);
    expect(happened(decided.clock, unknown('10:05'))).toEqual({ clock: decided.clock, events: [] });
    expect(told(happened(decided.clock, unknown('10:10', 'HTTP 500')))).toEqual(['sourceUnknown: HTTP 500']);
  });

  it('can tell again when a newer read does', () => {
    const clock = having(aClock(), unknown('10:00'));

    expect(having(clock, removed('10:30')).unknown).toBeUndefined();
    expect(having(clock, removed('10:00')).unknown).toBeUndefined();
    expect(having(clock, removed('09:30')).unknown).toEqual({ reason: 'thread truncated', since: monday('10:00') });
  });
});

describe('an edit by the customer', () => {
  it('before our response is noted, and moves nothing', () => {
    const decided = happened(aClock(), edited('10:00', 3, 1));

    expect(decided.clock).toMatchObject({ status: 'running', cycle: 1, dueAt: monday('13:00') });
    expect(told(decided)).toEqual(['edited: at 2026-11-16T10:00:00.000Z, stars 3 to 1']);
  });

  it.each([
    ['lower stars', 3, 1],
    ['the same stars', 2, 2],
    ['no stars', undefined, undefined],
    ['stars for the first time', undefined, 5],
    ['no stars any more', 5, undefined],
  ])('after our response, with %s: opens a next-response clock from the edit', (_, before, now) => {
    const decided = happened(having(aClock(), seen('10:00')), edited('11:00', before, now));

    expect(decided.clock).toMatchObject({
      cycle: 2,
      status: 'running',
      startedAt: monday('11:00'),
      dueAt: monday('15:00'),
      fired: 0,
      policy: { id: 'angry' },
      earlier: [{ cycle: 1, status: 'met', dueAt: monday('13:00'), respondedAt: monday('10:00') }],
    });
    expect(told(decided).at(-1)).toBe('nextClockStarted: due 2026-11-16T15:00:00.000Z');
  });

  it('that raises the stars after our response is a recovery, and asks nothing', () => {
    const decided = happened(having(aClock(), seen('10:00')), edited('11:00', 1, 4));

    expect(decided.clock).toMatchObject({ cycle: 1, status: 'met', recoveredAt: monday('11:00') });
    expect(told(decided)).toEqual([
      'edited: at 2026-11-16T11:00:00.000Z, stars 1 to 4',
      'recovered: stars raised 2026-11-16T11:00:00.000Z',
    ]);
  });

  it('in the same instant as the response was answered by it', () => {
    expect(having(aClock(), seen('10:00'), edited('10:00')).cycle).toBe(1);
    expect(having(aClock(), seen('10:00'), edited('10:00', 1, 5)).recoveredAt).toBeUndefined();
  });

  it('seen twice is one edit, and one from the future is as old as its sighting', () => {
    const clock = having(aClock(), seen('10:00'), edited('11:00'));
    const early = { what: 'edited', at: monday('23:00'), seenAt: monday('11:00') } as const;

    expect(happened(clock, edited('11:00'))).toEqual({ clock, events: [] });
    expect(having(aClock(), seen('10:00'), early).startedAt).toBe(monday('11:00'));
  });

  it('opens a next-response clock with the target that the policy has for those', () => {
    const clock = aClock({ plan: { ...A_PLAN, nextTarget: 30 * MINUTE } });
    const decided = happened(having(clock, seen('10:00')), edited('11:00'));

    expect(told(decided).at(-1)).toBe('nextClockStarted: due 2026-11-16T11:30:00.000Z');
    expect([1, 2, 3].map((cycle) => targetIn(cycle, 9, { ...A_PLAN, nextTarget: 5 }))).toEqual([9, 5, 5]);
    expect(targetIn(2, 9, A_PLAN)).toBe(9);
  });

  it('ends its own cycle with the next response, and a later edit opens a third', () => {
    const clock = having(aClock(), seen('10:00'), edited('11:00'), seen('16:00'), edited('17:00'));

    expect(cyclesOfClock(clock).map((cycle) => [cycle.cycle, cycle.status])).toEqual([
      [1, 'met'],
      [2, 'late'],
      [3, 'running'],
    ]);
  });

  it('that we learn of after its deadline is late-discovered, like a mention', () => {
    const clock = having(aClock(), seen('10:00'), { what: 'edited', at: monday('11:00'), seenAt: monday('15:00') });

    expect(clock).toMatchObject({
      lateDiscovered: true,
      teamDueAt: monday('19:00'),
      ladder: [{ at: monday('15:00') }, {}, {}],
    });
  });

  it('drops claim and pending alert of the cycle before', () => {
    const clock = having(
      aClock(),
      { what: 'claimed', at: monday('11:50'), by: 'ana', until: monday('13:30') },
      { what: 'due', now: monday('13:00') },
      seen('13:05'),
    );

    expect(clock).toMatchObject({ status: 'late', claim: { by: 'ana' }, pending: { stage: 'breach' } });

    const next = having(clock, edited('14:00'));

    expect(next.claim).toBeUndefined();
    expect(next.pending).toBeUndefined();
  });

  it('goes back to the first cycle, as far as that had come, when our response is taken away', () => {
    const first = having(
      aClock(),
      { what: 'due', now: monday('12:00') },
      { what: 'alertDelivered', at: monday('12:01'), stage: 'warn' },
    );
    const second = having(first, seen('12:30'), edited('12:45'));
    const back = happened(second, removed('14:00'));

    expect(back.clock).toMatchObject({ cycle: 1, status: 'running', dueAt: monday('13:00'), fired: 1 });
    expect(back.clock.earlier).toBeUndefined();
    expect(told(back)).toEqual(['responseRemoved', 'reopened: due 2026-11-16T13:00:00.000Z']);
  });

  it('of an excluded mention is for policies to judge again', () => {
    expect(refused(aClock({ status: 'excluded', reason: 'no policy matches' }), edited('10:00'))).toEqual({
      refused: 'excluded',
      why: 'score and match the edited mention again: the clock is excluded (no policy matches)',
    });
  });

  it('opens nothing where the clock keeps no plan', () => {
    const { plan: _, ...old } = aClock();
    const { target: __, ...older } = aClock();

    expect(having(old, seen('10:00'), edited('11:00'))).toMatchObject({ cycle: 1, status: 'met' });
    expect(having(older, seen('10:00'), edited('11:00'))).toMatchObject({ cycle: 1, status: 'met' });
  });

  it('counts on from the cycle that the clock was opened as', () => {
    expect(having(aClock({ cycle: 3 }), seen('10:00'), edited('11:00')).cycle).toBe(4);
  });
});

describe('a mention that is gone', () => {
  const gone = (time: string) => ({ what: 'withdrawn', at: monday(time) }) as const;
  const back = (time: string) => ({ what: 'reappeared', at: monday(time) }) as const;

  it('is withdrawn, and says when', () => {
    const decided = happened(aClock(), gone('10:00'));

    expect(decided.clock).toMatchObject({
      status: 'withdrawn',
      endedAt: monday('10:00'),
      reason: 'gone from its source',
    });
    expect(told(decided)).toEqual(['withdrawn']);
    expect(happened(decided.clock, gone('10:00')).clock).toBe(decided.clock);
  });

  it('keeps the verdict it had, in whichever order we learn of it', () => {
    const response = seen('09:30', { seenAt: monday('09:35') });

    expect(told(happened(having(aClock(), response), gone('10:00')))).toEqual(['withdrawn']);
    expect(having(aClock(), response, gone('10:00')).status).toBe('met');
    expect(having(aClock(), gone('10:00'), response).status).toBe('met');
  });

  it('runs on with its original deadline when it is there again', () => {
    const decided = happened(having(aClock(), gone('10:00')), back('11:00'));

    expect(decided.clock).toMatchObject({ status: 'running', dueAt: monday('13:00') });
    expect(decided.clock.reason).toBeUndefined();
    expect(decided.clock.endedAt).toBeUndefined();
    expect(told(decided)).toEqual(['reappeared', 'reopened: due 2026-11-16T13:00:00.000Z']);
  });

  it('is there when it was seen after it was missed, or in the same instant', () => {
    const clock = having(aClock(), back('11:00'));

    expect(happened(clock, gone('10:00')).events).toEqual([]);
    expect(having(clock, gone('11:00')).status).toBe('running');
    expect(having(clock, gone('11:01')).status).toBe('withdrawn');
  });

  it('is noted on an excluded one too', () => {
    const decided = happened(aClock({ status: 'excluded' }), gone('10:00'));

    expect(decided.clock.status).toBe('excluded');
    expect(told(decided)).toEqual(['withdrawn']);
  });
});

describe('a clock without a deadline', () => {
  it('is met by any response, and says so when it reopens', () => {
    const { dueAt: _, ...endless } = aClock();
    const met = having(endless, seen('23:00'));

    expect(met.status).toBe('met');
    expect(told(happened(met, removed('23:30'))).at(-1)).toBe('reopened: due never');
  });
});

describe('the word of a source', () => {
  const NOW = monday('10:00');

  it.each([
    [
      { truth: 'replied', at: 5, id: 'a', byBot: true } as const,
      { what: 'responseSeen', seenAt: NOW, at: 5, id: 'a', byBot: true },
    ],
    [{ truth: 'replied', state: 'PUBLISHED' } as const, { what: 'responseSeen', seenAt: NOW, state: 'PUBLISHED' }],
    [{ truth: 'replied', id: 'a', state: 'pending' } as const, { what: 'responsePending', seenAt: NOW }],
    [{ truth: 'notReplied' } as const, { what: 'responseRemoved', seenAt: NOW }],
    [{ truth: 'notReplied', state: 'rejected' } as const, { what: 'responseRejected', seenAt: NOW }],
    [{ truth: 'unknown', reason: 'truncated' } as const, { what: 'sourceUnknown', seenAt: NOW, reason: 'truncated' }],
  ])('%j becomes the event %j', (truth, event) => {
    expect(eventOfResponse(truth, NOW)).toEqual(event);
  });

  it('that is newer by a minute decides over the older', () => {
    const clock = having(
      aClock(),
      eventOfResponse({ truth: 'replied' }, NOW),
      eventOfResponse({ truth: 'notReplied' }, NOW + MINUTE),
    );

    expect(clock.status).toBe('running');
  });
});
