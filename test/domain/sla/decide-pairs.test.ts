import { describe, expect, it } from 'vitest';
import type { Clock, ClockStatus } from '../../../functions/domain/sla/clock.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { decide } from '../../../functions/domain/sla/decide.ts';
import type { RefusedName } from '../../../functions/domain/sla/decide-result.ts';
import { AROUND_THE_CLOCK } from '../../../functions/domain/sla/open-time.ts';
import { aClock } from '../../support/builders.ts';
import { having, monday, removed, seen } from './decide-support.ts';

/** A clock in each status, reached the way it is reached in life. */
const CLOCKS: Readonly<Record<ClockStatus, Clock>> = {
  running: aClock(),
  met: having(aClock(), seen('10:00')),
  late: having(aClock(), seen('14:00')),
  withdrawn: having(aClock(), { what: 'withdrawn', at: monday('10:00') }),
  excluded: aClock({ status: 'excluded', reason: 'no policy matches' }),
};

const AT = monday('15:00');
const EVENTS: { readonly [What in ClockEvent['what']]: Extract<ClockEvent, { readonly what: What }> } = {
  due: { what: 'due', now: AT },
  responseSeen: seen('12:00', { id: 'b' }),
  responsePending: { what: 'responsePending', seenAt: AT },
  responseRejected: { what: 'responseRejected', seenAt: AT },
  responseRemoved: removed('15:00'),
  sourceUnknown: { what: 'sourceUnknown', seenAt: AT, reason: 'truncated' },
  edited: { what: 'edited', at: AT, seenAt: AT },
  withdrawn: { what: 'withdrawn', at: AT },
  reappeared: { what: 'reappeared', at: AT },
  claimed: { what: 'claimed', at: AT, by: 'ana', until: AT + 1 },
  claimExpired: { what: 'claimExpired', now: AT },
  snoozed: { what: 'snoozed', at: AT, until: AT + 1, by: 'ana' },
  resumed: { what: 'resumed', at: AT, by: 'ana' },
  handedOver: { what: 'handedOver', at: AT, by: 'ana', to: 'lead' },
  markedNotRelevant: { what: 'markedNotRelevant', at: AT, by: 'ana', reason: 'spam' },
  markedAnswered: { what: 'markedAnswered', at: AT, now: AT, by: 'ana' },
  alertDelivered: { what: 'alertDelivered', at: AT, stage: 'warn' },
};

/** In the order running, met, late, withdrawn, excluded: the status afterwards, or `!` and the name of the refusal. */
type Outcome = ClockStatus | `!${RefusedName}`;
const TABLE: Readonly<Record<ClockEvent['what'], readonly [Outcome, Outcome, Outcome, Outcome, Outcome]>> = {
  due: ['running', '!closed', '!closed', '!closed', '!excluded'],
  responseSeen: ['met', 'met', 'met', 'met', 'excluded'],
  responsePending: ['running', 'met', 'late', 'withdrawn', 'excluded'],
  responseRejected: ['running', 'running', 'running', 'withdrawn', 'excluded'],
  responseRemoved: ['running', 'running', 'running', 'withdrawn', 'excluded'],
  sourceUnknown: ['running', '!closed', '!closed', '!closed', '!excluded'],
  edited: ['running', 'running', 'running', 'withdrawn', '!excluded'],
  withdrawn: ['withdrawn', 'met', 'late', 'withdrawn', 'excluded'],
  reappeared: ['running', 'met', 'late', 'running', 'excluded'],
  claimed: ['running', '!closed', '!closed', '!closed', '!excluded'],
  claimExpired: ['!noClaim', '!closed', '!closed', '!closed', '!excluded'],
  snoozed: ['running', '!closed', '!closed', '!closed', '!excluded'],
  resumed: ['!notPaused', '!closed', '!closed', '!closed', '!excluded'],
  handedOver: ['running', '!closed', '!closed', '!closed', '!excluded'],
  markedNotRelevant: ['excluded', '!closed', '!closed', '!closed', '!excluded'],
  markedAnswered: ['late', '!closed', '!closed', '!closed', '!excluded'],
  alertDelivered: ['!notPending', '!notPending', '!notPending', '!notPending', '!notPending'],
};

const PAIRS = Object.values(EVENTS).flatMap((event) =>
  (Object.keys(CLOCKS) as ClockStatus[]).map((status, column) => ({
    status,
    event,
    outcome: TABLE[event.what][column],
  })),
);

describe('every pair of status and event', () => {
  it('is in the table', () => {
    expect(PAIRS).toHaveLength(5 * 17);
    expect(Object.entries(CLOCKS).map(([status, clock]) => [status, clock.status])).toEqual(
      Object.keys(CLOCKS).map((status) => [status, status]),
    );
  });

  it.each(PAIRS)('$status and $event.what: $outcome', ({ status, event, outcome }) => {
    const decision = decide(CLOCKS[status], event, { openTime: AROUND_THE_CLOCK });

    expect('refused' in decision ? `!${decision.refused}` : decision.clock.status).toBe(outcome);
    if ('refused' in decision) expect(decision.why).toMatch(/^\S[^\n]*$/u);
  });

  it.each(PAIRS)('$status and $event.what a second time changes nothing and tells nothing', ({ status, event }) => {
    const context = { openTime: AROUND_THE_CLOCK };
    const once = decide(CLOCKS[status], event, context);
    const clock = 'refused' in once ? CLOCKS[status] : once.clock;
    const twice = decide(clock, event, context);

    expect('refused' in twice ? [clock, []] : [twice.clock, twice.events]).toEqual([clock, []]);
  });
});
