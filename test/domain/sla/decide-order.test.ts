import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../functions/domain/shared/time.ts';
import type { Clock } from '../../../functions/domain/sla/clock.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { cyclesOfClock } from '../../../functions/domain/sla/clock-settle.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import { AROUND_THE_CLOCK, compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { A_PLAN, aClock, POSTED_AT } from '../../support/builders.ts';

const office = compileCalendar({
  timeZone: 'UTC',
  hours: {
    mon: [
      ['09:00', '10:00'],
      ['11:00', '19:00'],
    ],
  },
});

/** Minutes around the deadline (240), few enough that ties are frequent. */
const minute = fc.integer({ min: -2, max: 48 }).map((step) => POSTED_AT + step * 10 * MINUTE);
const id = fc.constantFrom('a', 'b', undefined);
const withId = (given: string | undefined) => (given === undefined ? {} : { id: given });

const observation: fc.Arbitrary<ClockEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at: fc.option(minute, { nil: undefined }), seenAt: minute, id, byBot: fc.boolean() }).map(
      ({ at, seenAt, id: given, byBot }): ClockEvent => ({
        what: 'responseSeen',
        seenAt,
        byBot,
        ...withId(given),
        ...(at !== undefined && { at }),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ seenAt: minute, id, what: fc.constantFrom('responseRemoved', 'responseRejected') })
      .map(({ seenAt, id: given, what }): ClockEvent => ({ what, seenAt, ...withId(given) }) as ClockEvent),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ at: minute, seenAt: minute, starsAfter: fc.constantFrom(1, 2, 5) })
      .map((edit): ClockEvent => ({ what: 'edited', starsBefore: 2, ...edit })),
  },
  { weight: 1, arbitrary: minute.map((at): ClockEvent => ({ what: 'withdrawn', at })) },
  { weight: 1, arbitrary: minute.map((at): ClockEvent => ({ what: 'reappeared', at })) },
  { weight: 1, arbitrary: minute.map((seenAt): ClockEvent => ({ what: 'responsePending', seenAt })) },
  {
    weight: 1,
    arbitrary: minute.map((seenAt): ClockEvent => ({ what: 'sourceUnknown', seenAt, reason: 'truncated' })),
  },
);

/** A set of observations, and the same set in another order with some of them repeated. */
const twoOrders = fc
  .uniqueArray(observation, { maxLength: 9, selector: (event) => JSON.stringify(event) })
  .chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc
        .array(fc.nat(), { maxLength: 5 })
        .map((repeats) => [...events, ...repeats.flatMap((index) => events[index % events.length] ?? [])])
        .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
    ),
  );

const take = (clock: Clock, events: readonly ClockEvent[], openTime = AROUND_THE_CLOCK): Clock =>
  events.reduce((current, event) => {
    const decision = decide(current, event, { openTime });
    return 'refused' in decision ? current : decision.clock;
  }, clock);

const verdicts = (clock: Clock) =>
  cyclesOfClock(clock).map(({ cycle, status, startedAt, dueAt, respondedAt, recoveredAt }) => ({
    cycle,
    status,
    startedAt,
    dueAt,
    respondedAt,
    recoveredAt,
  }));

/** The first verdict, worked out from the whole set at once and in another way than the decider does. */
function firstVerdict(events: readonly ClockEvent[], clock: Clock, botsCount: boolean): string {
  const hides = (event: ClockEvent, response: Extract<ClockEvent, { what: 'responseSeen' }>) =>
    (event.what === 'responseRemoved' || event.what === 'responseRejected') &&
    event.seenAt >= response.seenAt &&
    (event.id === undefined || event.id === response.id);
  const answers = events.flatMap((event) => {
    if (event.what !== 'responseSeen' || (event.byBot && !botsCount)) return [];
    const at = Math.min(event.at ?? event.seenAt, event.seenAt);
    return at < clock.startedAt || events.some((other) => hides(other, event)) ? [] : [at];
  });
  if (answers.length > 0) return Math.min(...answers) <= (clock.dueAt ?? Number.NaN) ? 'met' : 'late';
  const latest = (what: string) =>
    Math.max(
      ...events.map((event) => (event.what === what && 'at' in event ? Number(event.at) : Number.NEGATIVE_INFINITY)),
    );
  return latest('withdrawn') > latest('reappeared') ? 'withdrawn' : 'running';
}

describe('the order in which we learn of things', () => {
  it.each([false, true])('does not change any verdict, cycle or deadline (bots count: %s)', (botsCount) => {
    const clock = aClock({ plan: { ...A_PLAN, botsCount } });

    fc.assert(
      fc.property(twoOrders, ([events, otherwise]) => {
        expect(verdicts(take(clock, otherwise))).toEqual(verdicts(take(clock, events)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not change them in open time either', () => {
    fc.assert(
      fc.property(twoOrders, ([events, otherwise]) => {
        expect(verdicts(take(aClock(), otherwise, office))).toEqual(verdicts(take(aClock(), events, office)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([false, true])('leaves the first verdict that the whole set amounts to (bots count: %s)', (botsCount) => {
    const clock = aClock({ plan: { ...A_PLAN, botsCount } });

    fc.assert(
      fc.property(twoOrders, ([events, otherwise]) => {
        expect(verdicts(take(clock, otherwise))[0]?.status).toBe(firstVerdict(events, clock, botsCount));
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not matter between sweeps either: firing stages changes no verdict', () => {
    fc.assert(
      fc.property(twoOrders, fc.array(minute, { maxLength: 6 }), ([events, otherwise], sweeps) => {
        const swept = otherwise.flatMap((event, index): ClockEvent[] => [
          event,
          ...sweeps.slice(index, index + 1).map((now): ClockEvent => ({ what: 'due', now })),
        ]);

        expect(verdicts(take(aClock(), swept))).toEqual(verdicts(take(aClock(), events)));
      }),
      { numRuns: 500 },
    );
  });

  it('does not matter in delivery hours either, and those change no verdict', () => {
    const { ladder, ...clock } = aClock({ plan: { ...A_PLAN, deliver: { calendar: 'office', urgent: ['warn'] } } });
    const start = { ...clock, ladder: ladder.map((stage) => ({ ...stage, heldUntil: stage.at + 30 * MINUTE })) };
    const live = (events: readonly ClockEvent[]): Clock =>
      events.reduce((current: Clock, event) => {
        const decision = decide(current, event, { openTime: AROUND_THE_CLOCK, delivery: office });
        return 'refused' in decision ? current : decision.clock;
      }, start);

    fc.assert(
      fc.property(twoOrders, fc.array(minute, { maxLength: 4 }), ([events, otherwise], sweeps) => {
        const swept = [...otherwise, ...sweeps.map((now): ClockEvent => ({ what: 'due', now }))];

        expect(verdicts(live(swept))).toEqual(verdicts(take(aClock(), events)));
      }),
      { numRuns: 500 },
    );
  });

  it('matters to nothing that is kept: the facts themselves are the same', () => {
    fc.assert(
      fc.property(twoOrders, ([events, otherwise]) => {
        const [one, other] = [take(aClock(), events), take(aClock(), otherwise)];

        expect(other.seen).toEqual(one.seen);
      }),
      { numRuns: 1_000 },
    );
  });
});
