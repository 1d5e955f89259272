import { historyEvent } from '../mentions/history.ts';
import { type Duration, type Instant, toIso } from '../shared/time.ts';
import type { Clock } from './clock.ts';
import type { ClockEvent } from './clock-event.ts';
import { BY_PERSON, NOTHING_SEEN, withSighting } from './clock-seen.ts';
import { settle } from './clock-settle.ts';
import { closed } from './decide-refuse.ts';
import type { DecideContext, Decision } from './decide-result.ts';
import { heldStage } from './delivery-hours.ts';
import { shiftAhead } from './ladder.ts';

type EventOf<What extends ClockEvent['what']> = Extract<ClockEvent, { readonly what: What }>;

/** The newest claim holds: whoever takes over says so. It puts warnings off, never the deadline. */
export function decideClaimed(clock: Clock, { by, at, until }: EventOf<'claimed'>): Decision {
  if (clock.status !== 'running') return closed(clock, 'nothing to claim');
  if (until <= at) return { refused: 'expired', why: `a claim until ${toIso(until)} is over already` };
  if (clock.claim?.by === by && clock.claim.until === until) return { clock, events: [] };
  return {
    clock: { ...clock, claim: { by, until } },
    events: [historyEvent(at, 'claimed', `${by} until ${toIso(until)}`)],
  };
}

/**
 * Adds the open time of `[at, until)` to the deadline and to the stages ahead. Time already paused is not added twice,
 * so a snooze pressed twice, or a shorter one within a longer one, moves nothing. After the deadline only the
 * escalations move: nobody can snooze a mention out of being overdue.
 */
export function decideSnoozed(clock: Clock, event: EventOf<'snoozed'>, context: DecideContext): Decision {
  const { openTime } = context;
  const { by, at, until, reason } = event;
  if (clock.status !== 'running') return closed(clock, 'nothing to snooze');
  if (until <= at) return { refused: 'expired', why: `a snooze until ${toIso(until)} is over already` };
  const { pauses = [], dueAt } = clock;
  if (pauses.some(([from, to]) => from <= at && until <= to)) return { clock, events: [] };
  const length = openTime.between(at, until, pauses);
  const moved = dueAt !== undefined &&
    at < dueAt && {
      dueAt: openTime.add(dueAt, length),
      unpausedDueAt: clock.unpausedDueAt ?? dueAt,
    };
  return {
    clock: {
      ...clock,
      ...moved,
      ladder: shiftedLadder(clock, at, length, context),
      pauses: [...pauses, [at, until]],
      snoozedUntil: Math.max(until, clock.snoozedUntil ?? until),
    },
    events: [historyEvent(at, 'snoozed', `until ${toIso(until)} by ${by}${reason === undefined ? '' : `: ${reason}`}`)],
  };
}

/**
 * Takes back what the pauses that are on at `at` would still have added: their deadline and the stages ahead come nearer
 * by the open time from `at` to their end. What they have cost so far stays.
 */
export function decideResumed(clock: Clock, { by, at }: EventOf<'resumed'>, context: DecideContext): Decision {
  const { openTime } = context;
  if (clock.status !== 'running') return closed(clock, 'nothing to resume');
  const { pauses = [], dueAt } = clock;
  const on = pauses.filter(([from, to]) => from <= at && at < to);
  if (on.length === 0) return { refused: 'notPaused', why: 'nothing is snoozed or paused' };
  const others = pauses.filter((pause) => !on.includes(pause));
  const kept = [...others, ...on.map(([from]) => [from, at] as const)].filter(([from, to]) => from < to);
  const begun = Math.min(...on.map(([from]) => from));
  const end = Math.max(...on.map(([, to]) => to));
  const left = openTime.between(at, end, others);
  // A pause that began after the deadline has moved the escalations only.
  const isMoved = dueAt !== undefined && begun < openTime.add(dueAt, -openTime.between(begun, end, others));
  return {
    clock: {
      ...clock,
      ...(isMoved && { dueAt: openTime.add(dueAt, -left) }),
      ladder: shiftedLadder(clock, at, -left, context),
      pauses: kept,
      snoozedUntil: at,
    },
    events: [historyEvent(at, 'resumed', by)],
  };
}

/** The stages ahead of `at` moved by open time, and held anew: where they come to stand now, somebody may be told or not. */
function shiftedLadder({ ladder, plan }: Clock, at: Instant, length: Duration, { openTime, delivery }: DecideContext) {
  return shiftAhead(ladder, openTime, at, length).map((stage, index) =>
    stage === ladder[index] ? stage : heldStage(stage, { deliver: plan?.deliver, delivery }),
  );
}

/** The stages ahead that were the owner's are the new one's; escalations go where they went. A claim was the old one's. */
export function decideHandedOver(clock: Clock, { by, at, to }: EventOf<'handedOver'>): Decision {
  if (clock.status !== 'running') return closed(clock, 'nothing to hand over');
  const { claim: _, ...unclaimed } = clock;
  const from = clock.plan?.owner ?? clock.ladder[clock.fired]?.owner ?? '';
  if (from === to) return { clock, events: [] };
  return {
    clock: {
      ...unclaimed,
      ladder: clock.ladder.map((stage, index) =>
        index >= clock.fired && stage.owner === from ? { ...stage, owner: to } : stage,
      ),
      ...(clock.plan !== undefined && { plan: { ...clock.plan, owner: to } }),
    },
    events: [historyEvent(at, 'handedOver', `${from} to ${to} by ${by}`)],
  };
}

export function decideNotRelevant(clock: Clock, { by, at, reason }: EventOf<'markedNotRelevant'>): Decision {
  if (clock.status !== 'running') return closed(clock, 'nothing to decide');
  const { pending, claim, ...others } = clock;
  return {
    clock: { ...others, status: 'excluded', reason: `not relevant: ${reason}`, endedAt: at },
    events: [historyEvent(at, 'markedNotRelevant', `${by}: ${reason}`)],
  };
}

/** For sources that cannot show responses. Held against the deadline like any response; a closed verdict stays. */
export function decideAnswered(clock: Clock, event: EventOf<'markedAnswered'>, context: DecideContext): Decision {
  const { by, at, now, link } = event;
  if (clock.status !== 'running') return closed(clock, 'nothing to mark');
  if (at > now) return { refused: 'inTheFuture', why: `${toIso(at)} has not come yet` };
  if (at < clock.startedAt) {
    return { refused: 'olderThanMention', why: `${toIso(at)} is before the clock's start ${toIso(clock.startedAt)}` };
  }
  const seen = withSighting(clock.seen ?? NOTHING_SEEN, { id: BY_PERSON, at, seenAt: now, byBot: false });
  const settled = settle(clock, seen, context, now);
  const detail = `${by}, posted ${toIso(at)}${link === undefined ? '' : ` ${link}`}`;
  return { clock: settled.clock, events: [historyEvent(now, 'markedAnswered', detail), ...settled.events] };
}
