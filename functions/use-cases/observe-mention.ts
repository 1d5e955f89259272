import { historyEvent, withEvents } from '../domain/mentions/history.ts';
import { hashOfContent, type Mention } from '../domain/mentions/mention.ts';
import type { Observation, ResponseTruth } from '../domain/mentions/observation.ts';
import { judgeSeverity } from '../domain/scoring/severity.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Clock } from '../domain/sla/clock.ts';
import { type ClockEvent, eventOfResponse } from '../domain/sla/clock-event.ts';
import { openClock } from '../domain/sla/clock-open.ts';
import { decide } from '../domain/sla/decide.ts';
import { policyFor } from './discover-mention.ts';
import { openTimeOf } from './open-time-of.ts';

/** A known mention seen again: `undefined` when the source says nothing new. */
export function observe(
  held: Mention,
  seen: Observation,
  settings: Settings,
  now: Instant,
  tz: string,
): Mention | undefined {
  const edited = hashOfContent(seen) === held.contentHash ? held : withEdit(held, seen, settings, now, tz);
  const next = withResponse(edited, seen.response, settings, now);
  return next === held ? undefined : { ...next, version: held.version + 1 };
}

/** The source's newest word about a response. A read that cannot tell takes nothing back. */
export function withResponse(held: Mention, response: ResponseTruth, settings: Settings, now: Instant): Mention {
  if (response.truth === 'unknown' || sameResponse(held.observation.response, response)) return held;
  return withClockEvent(
    { ...held, observation: { ...held.observation, response } },
    eventOfResponse(response, now),
    settings,
  );
}

/** A look at the thread that could not tell is kept too: an alert must say that it does not know. */
export function withWord(held: Mention, response: ResponseTruth, settings: Settings, now: Instant): Mention {
  if (response.truth !== 'unknown' || held.clock.status !== 'running') return held;
  const noted = sameResponse(held.observation.response, response)
    ? held
    : { ...held, observation: { ...held.observation, response } };
  return withClockEvent(noted, eventOfResponse(response, now), settings);
}

/** Lets the decider carry an event out; a refused one changes nothing but what `held` already says. */
export function withClockEvent(held: Mention, event: ClockEvent, settings: Settings): Mention {
  const decision = decide(held.clock, event, { openTime: openTimeOf(settings.calendars, held.clock) });
  if ('refused' in decision) return held;
  return { ...held, clock: decision.clock, history: withEvents(held.history, decision.events) };
}

function withEdit(held: Mention, seen: Observation, settings: Settings, now: Instant, tz: string): Mention {
  const { publishedAt, publishedPrecision, editedAt: _, ...first } = held.observation;
  // Where a source has one time only, an edit moves it; the published time we saw first stays the published time.
  const editedAt = seen.editedAt ?? (seen.publishedAt === publishedAt ? now : (seen.publishedAt ?? now));
  const observation: Observation = {
    ...seen,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision,
    editedAt,
    response: first.response,
  };
  const severity = judgeSeverity(observation);
  const edited: Mention = {
    ...held,
    observation,
    severity,
    contentHash: hashOfContent(seen),
  };
  if (held.clock.status === 'excluded') {
    const story = [historyEvent(now, 'edited', starsMoved(first.rating, seen.rating))];
    return reconsidered({ ...edited, history: withEvents(held.history, story) }, settings, editedAt, now, tz);
  }
  return withClockEvent(
    edited,
    { what: 'edited', at: editedAt, seenAt: now, starsBefore: first.rating, starsAfter: seen.rating },
    settings,
  );
}

/** What needed no answer may need one after an edit, unless a person has decided that it does not. */
function reconsidered(edited: Mention, settings: Settings, editedAt: Instant, now: Instant, tz: string): Mention {
  const byPerson = edited.history.some((event) => event.what === 'markedNotRelevant');
  const policy = policyFor(edited.observation, edited.severity, edited.brand, edited.sourceId, settings);
  if (byPerson || policy === undefined || !policy.needsResponse) return edited;
  const { clock, events } = openClock({
    policy,
    openTime: openTimeOf(settings.calendars, policy),
    startedAt: editedAt,
    discoveredAt: now,
    cycle: edited.clock.cycle,
    now,
    tz,
  });
  return { ...edited, clock: keepingSeen(clock, edited.clock), history: withEvents(edited.history, events) };
}

const keepingSeen = (opened: Clock, before: Clock): Clock =>
  before.seen === undefined ? opened : { ...opened, seen: before.seen };

function starsMoved(before: number | undefined, after: number | undefined): string | undefined {
  return before === after || before === undefined || after === undefined ? undefined : `${before} to ${after} stars`;
}

const sameResponse = (held: ResponseTruth, seen: ResponseTruth): boolean =>
  JSON.stringify(held) === JSON.stringify(seen);
