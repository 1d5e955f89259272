import { withEvents } from '../domain/mentions/history.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import type { Observation, ResponseTruth } from '../domain/mentions/observation.ts';
import type { ResponseSighting } from '../domain/mentions/reading.ts';
import { withNote } from '../domain/reports/response-note.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { type ClockEvent, eventOfResponse } from '../domain/sla/clock-event.ts';
import { goneSince, isGone, NOTHING_SEEN } from '../domain/sla/clock-seen.ts';
import { decide } from '../domain/sla/decide.ts';
import { openAsSeen } from './discover-mention.ts';
import { isEdit, isNewerArrival, reconsidered, withContent, withTelling } from './edit-mention.ts';
import { timesOf } from './open-time-of.ts';
import type { Judging, Place } from './place.ts';

/** A known mention seen again: `undefined` when the source says nothing new. */
export function observe(held: Mention, seen: Observation, place: Place, judging: Judging): Mention | undefined {
  const { settings, readAt } = place;
  if (held.erasedAt !== undefined) return undefined;
  // Whoever says that it is deleted has the last word: an older copy may still be on its way.
  if (place.byArrival && isGone(held.clock)) return undefined;
  const back = withReturn(held, seen, place, judging);
  const isNewer = place.byArrival ? isNewerArrival(back, seen, readAt) : isEdit(back, seen);
  const edited = isNewer ? withEdit(back, seen, place, judging) : back;
  const told = place.byArrival ? withTelling(edited, seen, readAt) : edited;
  const asked = withOtherSource(told, place, judging.tz);
  const next = withResponse(asked, seen.response, settings, readAt);
  return next === held ? undefined : { ...next, version: held.version + 1 };
}

/** The source's newest word about a response. A read that cannot tell takes nothing back. */
export function withResponse(held: Mention, told: ResponseTruth, settings: Settings, seenAt: Instant): Mention {
  if (told.truth === 'unknown' || isKnown(held, told)) return held;
  const response = withNote(held, told);
  const next = withClockEvent(held, eventOfResponse(response, seenAt), settings);
  return next === held ? held : { ...next, observation: { ...next.observation, response } };
}

/** Lets the decider carry an event out; the same mention when it is refused or changes nothing. */
export function withClockEvent(held: Mention, event: ClockEvent, settings: Settings): Mention {
  const decision = decide(held.clock, event, timesOf(settings.calendars, held.clock));
  if ('refused' in decision || (decision.clock === held.clock && decision.events.length === 0)) return held;
  return { ...held, clock: decision.clock, history: withEvents(held.history, decision.events) };
}

export const truthOf = ({ id, at, byBot, text }: ResponseSighting): ResponseTruth => ({
  truth: 'replied',
  id,
  ...(at !== undefined && { at }),
  ...(byBot && { byBot }),
  ...(text !== undefined && { text }),
});

/**
 * Whether it says nothing that the clock does not know. A response is compared with all that were seen, not with the
 * last word: a page that shows two of them would change the mention twice at each read.
 */
function isKnown({ observation, clock }: Mention, response: ResponseTruth): boolean {
  if (response.truth !== 'replied' || (response.state !== undefined && response.state !== 'published')) {
    return isSame(observation.response, response);
  }
  const { id = '', at, byBot = false } = response;
  const seen = clock.seen?.responses ?? [];
  return seen.some((known) => known.id === id && known.byBot === byBot && (at === undefined || known.at <= at));
}

const isSame = (a: ResponseTruth, b: ResponseTruth): boolean =>
  a.truth === b.truth && a.state === b.state && idOf(a) === idOf(b);

const idOf = (response: ResponseTruth): string | undefined => (response.truth === 'replied' ? response.id : undefined);

/** It was gone and is there again: with what was erased when it went. */
function withReturn(held: Mention, seen: Observation, { settings, readAt }: Place, { scorer }: Judging): Mention {
  const goneAt = goneSince(held.clock.seen ?? NOTHING_SEEN);
  if (goneAt === undefined || readAt < goneAt) return held;
  return withClockEvent(withContent(held, seen, settings, scorer), { what: 'reappeared', at: readAt }, settings);
}

function withEdit(held: Mention, seen: Observation, { settings, readAt }: Place, { scorer, tz }: Judging): Mention {
  const edited = withContent(held, seen, settings, scorer);
  if (held.clock.status === 'excluded') return reconsidered(held, edited, settings, readAt, tz);
  const event = {
    what: 'edited',
    at: edited.observation.editedAt ?? readAt,
    seenAt: readAt,
    starsBefore: held.observation.rating,
    starsAfter: seen.rating,
  } as const;
  return withClockEvent(edited, event, settings);
}

/** No policy asked for it where it was found first; another source that shows it may be one that a policy asks about. */
function withOtherSource(held: Mention, place: Place, tz: string): Mention {
  const { clock, sourceId } = held;
  if (clock.status !== 'excluded' || clock.policy !== undefined || sourceId === place.source.id) return held;
  const opened = openAsSeen(held.observation, held.severity, place, tz);
  if (opened.clock.status === 'excluded') return held;
  const { id } = place.source;
  return { ...held, sourceId: id, clock: opened.clock, history: withEvents(held.history, opened.events) };
}
