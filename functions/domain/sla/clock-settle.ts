import { type HistoryEvent, historyEvent } from '../mentions/history.ts';
import { type Instant, toIso } from '../shared/time.ts';
import { type Clock, type Cycle, targetIn } from './clock.ts';
import { answersIn, cyclesOf, type Span } from './clock-cycles.ts';
import { dueWords, openCycle } from './clock-open.ts';
import { goneSince, type Seen } from './clock-seen.ts';
import type { DecideContext } from './decide-result.ts';

export interface Settled {
  readonly clock: Clock;
  readonly events: readonly HistoryEvent[];
}

/** Every cycle of the mention, oldest first; the newest one is the clock itself. */
export function cyclesOfClock(clock: Clock): readonly [Cycle, ...Cycle[]] {
  const { reason, policy, target, calendar, plan, pending, claim, endedAt, answersFrom, seen, ...others } = clock;
  const { earlier, unknown, responsePendingSince, tz, ...cycle } = others;
  const [first, ...rest] = earlier ?? [];
  return first ? [first, ...rest, cycle] : [cycle];
}

/** Responses posted earlier are no answer to the mention. */
export const answersFrom = (clock: Clock): Instant => clock.answersFrom ?? cyclesOfClock(clock)[0].startedAt;

/**
 * Brings the clock to what `seen` says: cycles, verdicts, and the events between before and after. Computed anew from
 * all that was observed, never from the last verdict, so that the order in which we learned of things cannot matter.
 * A deadline, once given, is never computed again: a cycle that comes back has the one it had.
 */
export function settle(clock: Clock, seen: Seen, { openTime, delivery }: DecideContext, learnedAt: Instant): Settled {
  if (clock.status === 'excluded') return { clock: excludedYetAnswered(clock, seen), events: [] };
  const { plan, target } = clock;
  const before = cyclesOfClock(clock);
  const [first, ...more] = cyclesOf(seen, {
    startedAt: before[0].startedAt,
    answersFrom: answersFrom(clock),
    botsCount: plan?.botsCount === true,
  });
  const opened = (startedAt: Instant, cycle: number): Cycle | undefined =>
    plan && target !== undefined
      ? openCycle(plan, targetIn(cycle, target, plan), openTime, {
          startedAt,
          discoveredAt: learnedAt,
          now: learnedAt,
          cycle,
          delivery,
        })
      : undefined;
  const later = more.flatMap((span, index) => {
    const cycle = before[0].cycle + index + 1;
    const known = before.find((one) => one.startedAt === span.startedAt) ?? opened(span.startedAt, cycle);
    return known ? [withVerdict({ ...known, cycle }, span, seen)] : [];
  });
  const after = withVerdict(before[0], first, seen);
  const cycles = [after, ...later];
  const settled = assembled(clock, seen, cycles.slice(0, -1), later.at(-1) ?? after);
  return { clock: settled, events: eventsBetween(before, cycles, learnedAt) };
}

function withVerdict(cycle: Cycle, span: Span, seen: Seen): Cycle {
  const { status, respondedAt, recoveredAt, ...unjudged } = cycle;
  if (span.respondedAt === undefined) {
    return { ...unjudged, status: goneSince(seen) === undefined ? 'running' : 'withdrawn' };
  }
  // In the very instant of the deadline is in time.
  const inTime = cycle.dueAt === undefined || span.respondedAt <= cycle.dueAt;
  return { ...unjudged, ...span, status: inTime ? 'met' : 'late' };
}

/** Claim and pending alert are about one cycle: they go when another takes its place. */
function assembled(clock: Clock, seen: Seen, previous: readonly Cycle[], last: Cycle): Clock {
  const { cycle, status, startedAt, dueAt, ladder, fired, lateDiscovered, teamDueAt, pauses, ...others } = clock;
  const { unpausedDueAt, snoozedUntil, counted, respondedAt, recoveredAt, ...ofMention } = others;
  const { reason, endedAt, earlier, pending, claim, ...pinned } = ofMention;
  const isSame = last.startedAt === startedAt;
  const goneAt = last.respondedAt === undefined ? goneSince(seen) : undefined;
  return {
    ...pinned,
    ...last,
    ...(isSame && pending && { pending }),
    ...(isSame && claim && { claim }),
    ...(goneAt !== undefined && { reason: 'gone from its source', endedAt: goneAt }),
    ...(previous.length > 0 && { earlier: previous }),
    seen,
  };
}

/** Nobody asked for it, yet it is a response: reports count how many of those there are. */
function excludedYetAnswered(clock: Clock, seen: Seen): Clock {
  const { respondedAt: _, ...unanswered } = clock;
  const respondedAt = answersIn(seen, false).find((at) => at >= answersFrom(clock));
  return { ...unanswered, seen, ...(respondedAt !== undefined && { respondedAt }) };
}

function eventsBetween(before: readonly Cycle[], after: readonly Cycle[], at: Instant): readonly HistoryEvent[] {
  return after.flatMap((cycle) => {
    const known = before.find((one) => one.startedAt === cycle.startedAt);
    const events: HistoryEvent[] = [];
    if (!known) events.push(historyEvent(at, 'nextClockStarted', dueWords(cycle)));
    if (cycle.status !== (known?.status ?? 'running')) events.push(transition(cycle, at));
    if (cycle.recoveredAt !== undefined && cycle.recoveredAt !== known?.recoveredAt) {
      events.push(historyEvent(at, 'recovered', `stars raised ${toIso(cycle.recoveredAt)}`));
    }
    return events;
  });
}

function transition(cycle: Cycle, at: Instant): HistoryEvent {
  if (cycle.status === 'running') return historyEvent(at, 'reopened', dueWords(cycle));
  const posted = cycle.respondedAt === undefined ? undefined : `posted ${toIso(cycle.respondedAt)}`;
  return historyEvent(at, cycle.status, posted);
}
