import { type HistoryEvent, historyEvent } from '../mentions/history.ts';
import { type Instant, toIso } from '../shared/time.ts';
import type { Clock } from './clock.ts';
import type { ClockEvent, ResponseSeen } from './clock-event.ts';
import { ALL, goneSince, NOTHING_SEEN, type Seen, withEdit, withHiding, withSighting } from './clock-seen.ts';
import { answersFrom, settle } from './clock-settle.ts';
import { closed } from './decide-refuse.ts';
import type { DecideContext, Decided, Decision } from './decide-result.ts';

type EventOf<What extends ClockEvent['what']> = Extract<ClockEvent, { readonly what: What }>;

/** A response cannot be younger than its first sighting: a source whose clock is ahead must not make us late. */
export function decideVisible(clock: Clock, event: ResponseSeen, context: DecideContext): Decision {
  const { seenAt, id = '', byBot = false } = event;
  const at = Math.min(event.at ?? seenAt, seenAt);
  if (at < answersFrom(clock)) {
    const start = toIso(answersFrom(clock));
    return { refused: 'olderThanMention', why: `a response posted ${toIso(at)} cannot answer a mention of ${start}` };
  }
  const before = clock.seen ?? NOTHING_SEEN;
  const seen = withSighting(before, { id, at, seenAt, byBot });
  const isKnown = before.responses.some((response) => response.id === id && response.at <= at);
  const by = byBot ? ' by a bot' : '';
  const story = isKnown ? [] : [historyEvent(seenAt, 'responseSeen', `posted ${toIso(at)}${by}`)];
  return learned(toldAt(clock, seenAt), seen, context, seenAt, story);
}

/** Not public yet, so it neither counts nor, where an earlier text was public, takes that back. */
export function decidePending(clock: Clock, seenAt: Instant): Decision {
  if (clock.responsePendingSince !== undefined) return { clock, events: [] };
  return { clock: { ...clock, responsePendingSince: seenAt }, events: [historyEvent(seenAt, 'responsePending')] };
}

export function decideHiding(
  clock: Clock,
  event: EventOf<'responseRejected' | 'responseRemoved'>,
  context: DecideContext,
): Decision {
  const { seenAt, id = ALL, what } = event;
  const before = clock.seen ?? NOTHING_SEEN;
  const seen = withHiding(before, { id, seenAt });
  // A complete read without a response is no event of its own, unless there was one before.
  const isNews = what === 'responseRejected' || seen.responses.length < before.responses.length;
  return learned(toldAt(clock, seenAt), seen, context, seenAt, isNews ? [historyEvent(seenAt, what)] : []);
}

/** Told once for each reason, however many reads fail. Closed clocks do not wait for anything, so nothing is unknown. */
export function decideSourceUnknown(clock: Clock, { reason, seenAt }: EventOf<'sourceUnknown'>): Decision {
  if (clock.status !== 'running') return closed(clock, 'no response is awaited');
  if (clock.unknown?.reason === reason) return { clock, events: [] };
  return {
    clock: { ...clock, unknown: { reason, since: seenAt } },
    events: [historyEvent(seenAt, 'sourceUnknown', reason)],
  };
}

/**
 * Before our response an edit is only noted: the pinned policy and its deadline stand. After it, raised stars are a
 * recovery, and anything else asks again: settling opens the next cycle.
 */
export function decideEdited(clock: Clock, event: EventOf<'edited'>, context: DecideContext): Decision {
  if (clock.status === 'excluded') return closed(clock, 'score and match the edited mention again');
  const { seenAt, starsBefore, starsAfter } = event;
  const at = Math.min(event.at, seenAt);
  const raised = starsBefore !== undefined && starsAfter !== undefined && starsAfter > starsBefore;
  const seen = withEdit(clock.seen ?? NOTHING_SEEN, { at, raised, seenAt });
  const stars = starsBefore === starsAfter ? '' : `, stars ${starsBefore ?? 'none'} to ${starsAfter ?? 'none'}`;
  return learned(clock, seen, context, seenAt, [historyEvent(seenAt, 'edited', `at ${toIso(at)}${stars}`)]);
}

/** Gone or back again. A verdict that was reached before the mention went stays. */
export function decidePresence(
  clock: Clock,
  { what, at }: EventOf<'withdrawn' | 'reappeared'>,
  context: DecideContext,
): Decision {
  const before = clock.seen ?? NOTHING_SEEN;
  const field = what === 'withdrawn' ? 'goneAt' : 'backAt';
  const known = before[field];
  if (known !== undefined && known >= at) return { clock, events: [] };
  const seen = { ...before, [field]: at };
  const settled = settle(clock, seen, context, at);
  // Settling tells of a withdrawal that ends a cycle; after a verdict, or of one excluded, it is told here.
  const isTold = settled.events.some((event) => event.what === what);
  const isTurn = (goneSince(seen) === undefined) !== (goneSince(before) === undefined);
  const story = isTurn && !isTold ? [historyEvent(at, what)] : [];
  return { clock: settled.clock, events: [...story, ...settled.events] };
}

function learned(
  clock: Clock,
  seen: Seen,
  context: DecideContext,
  at: Instant,
  story: readonly HistoryEvent[],
): Decided {
  if (seen === (clock.seen ?? NOTHING_SEEN)) return { clock, events: [] };
  const settled = settle(clock, seen, context, at);
  return { clock: settled.clock, events: [...story, ...settled.events] };
}

/** The source has told what it knows of the response: nothing older is unknown or pending any more. */
function toldAt(clock: Clock, seenAt: Instant): Clock {
  if (clock.unknown === undefined && clock.responsePendingSince === undefined) return clock;
  const { unknown, responsePendingSince, ...told } = clock;
  return {
    ...told,
    ...(unknown && unknown.since > seenAt && { unknown }),
    ...(responsePendingSince !== undefined && responsePendingSince > seenAt && { responsePendingSince }),
  };
}
