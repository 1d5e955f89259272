import { historyEvent, withEvents } from '../domain/mentions/history.ts';
import { hashOfContent, type Mention } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import type { Scorer } from '../domain/scoring/model/scorer.ts';
import { judgeSeverity } from '../domain/scoring/severity.ts';
import { brandOf, type Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Clock } from '../domain/sla/clock.ts';
import { noAnswerNeeded, openClock } from '../domain/sla/clock-open.ts';
import { NOTHING_SEEN, withEdit } from '../domain/sla/clock-seen.ts';
import { decide } from '../domain/sla/decide.ts';
import { policyFor } from './discover-mention.ts';
import { timesOf } from './open-time-of.ts';

/** Whether the customer has changed it since: other words or stars, and not those of an older copy. */
export function isEdit(held: Mention, seen: Observation): boolean {
  if (hashOfContent(seen) === held.contentHash) return false;
  const { editedAt } = held.observation;
  const changedAt = seen.editedAt ?? seen.publishedAt;
  return editedAt === undefined || changedAt === undefined || changedAt >= editedAt;
}

/**
 * The same for what is sent to us, repeatedly and in any order. A stated time of the edit decides, and an unstated one is
 * older than any stated one; where neither text has one, the later arrival is the newer text. Ties go by hash, so that
 * every order of arrival ends in the same text.
 */
export function isNewerArrival(held: Mention, seen: Observation, arrivedAt: Instant): boolean {
  const hash = hashOfContent(seen);
  if (hash === held.contentHash) return false;
  const { editedAt } = held.observation;
  const isStated = seen.editedAt !== undefined || editedAt !== undefined;
  const newer = isStated ? (seen.editedAt ?? 0) : arrivedAt;
  const older = isStated ? (editedAt ?? 0) : lastTold(held);
  return newer > older || (newer === older && hash > held.contentHash);
}

/**
 * The mention after an arrival with the words that it has now: they are as new as the newest time at which they were
 * told, so that older words which arrive later do not replace them. The same mention when this was no news.
 */
export function withTelling(held: Mention, seen: Observation, arrivedAt: Instant): Mention {
  if (hashOfContent(seen) !== held.contentHash) return held;
  const { observation } = held;
  if (seen.editedAt !== undefined) {
    const isNewer = seen.editedAt > (observation.editedAt ?? 0);
    return isNewer ? { ...held, observation: { ...observation, editedAt: seen.editedAt } } : held;
  }
  const isNewer = observation.editedAt === undefined && arrivedAt > lastTold(held);
  return isNewer ? { ...held, wordsToldAt: arrivedAt } : held;
}

const lastTold = ({ wordsToldAt, discoveredAt }: Mention): Instant => wordsToldAt ?? discoveredAt;

/**
 * The mention as it reads now, judged anew. What we saw first of its publication stays: where a source has one time
 * only, an edit moves it, and that is then the time of the edit.
 */
export function withContent(held: Mention, seen: Observation, settings: Settings, scorer: Scorer): Mention {
  const { publishedAt, publishedPrecision, editedAt, response } = held.observation;
  const { earlierByAuthor, lastByAuthorAt, duplicates } = held.severity;
  const isSameText = seen.text === held.observation.text && seen.title === held.observation.title;
  const { publishedAt: toldAt, editedAt: toldEdit, ...content } = seen;
  const isMoved = toldAt !== undefined && publishedAt !== undefined && toldAt > publishedAt;
  const newest = toldEdit ?? (isMoved ? toldAt : editedAt);
  const observation: Observation = {
    ...content,
    ...(publishedAt !== undefined && { publishedAt }),
    publishedPrecision,
    ...(newest !== undefined && { editedAt: newest }),
    response,
  };
  return {
    ...held,
    observation,
    severity: {
      ...judgeSeverity(observation, scorer, brandOf(settings, held.brand)),
      ...(earlierByAuthor !== undefined && { earlierByAuthor }),
      ...(lastByAuthorAt !== undefined && { lastByAuthorAt }),
      ...(isSameText && duplicates !== undefined && { duplicates }),
    },
    contentHash: hashOfContent(seen),
  };
}

/** What needed no answer may need one after an edit, unless a person has decided that it does not. */
export function reconsidered(held: Mention, edited: Mention, settings: Settings, readAt: Instant, tz: string): Mention {
  const { observation, severity } = edited;
  const told = historyEvent(readAt, 'edited', starsMoved(held.observation.rating, observation.rating));
  const noted = { ...edited, history: withEvents(edited.history, [told]) };
  const byPerson = held.history.some((event) => event.what === 'markedNotRelevant');
  const policy = policyFor(observation, severity, held.brand, held.sourceId, settings);
  if (byPerson || !policy?.needsResponse || noAnswerNeeded(observation) !== undefined) return noted;
  const startedAt = Math.min(observation.editedAt ?? readAt, readAt);
  const { clock, events } = openClock({
    policy,
    ...timesOf(settings.calendars, policy),
    startedAt,
    discoveredAt: readAt,
    cycle: held.clock.cycle,
    now: readAt,
    tz,
  });
  if (clock.status === 'excluded') return noted;
  const opened = { ...clock, seen: withEdit(NOTHING_SEEN, { at: startedAt, raised: false, seenAt: readAt }) };
  const answered = withSightings(opened, held.clock, settings);
  return { ...noted, clock: answered, history: withEvents(noted.history, events) };
}

/** A response to the edit that was seen before the edit itself was. */
function withSightings(opened: Clock, before: Clock, settings: Settings): Clock {
  const times = timesOf(settings.calendars, opened);
  return (before.seen?.responses ?? []).reduce((clock, response) => {
    const decision = decide(clock, { what: 'responseSeen', ...response }, times);
    return 'refused' in decision ? clock : decision.clock;
  }, opened);
}

const starsMoved = (before: number | undefined, after: number | undefined): string | undefined =>
  before === after || before === undefined || after === undefined ? undefined : `${before} to ${after} stars`;
