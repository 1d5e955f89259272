import { historyEvent } from '../mentions/history.ts';
import { toIso } from '../shared/time.ts';
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
  const { openTime, delivery } = context;
  const { by, at, until, reason } = event;
  if (clock.status !== 'running') return closed(clock, 'nothing to snooze');
  if (until <= at) return { refused: 'expired', why: `a snooze until ${toIso(until)} is over already` };
  const { pauses = [], dueAt, ladder } = clock;
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
      ladder: shiftAhead(ladder, openTime, at, length).map((stage, index) =>
        stage === ladder[index] ? stage : heldStage(stage, { deliver: clock.plan?.deliver, delivery }),
      ),
      pauses: [...pauses, [at, until]],
      snoozedUntil: Math.max(until, clock.snoozedUntil ?? until),
    },
    events: [historyEvent(at, 'snoozed', `until ${toIso(until)} by ${by}${reason === undefined ? '' : `: ${reason}`}`)],
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
