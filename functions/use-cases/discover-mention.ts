import type { EarlierNotes } from '../domain/mentions/author-notes.ts';
import { historyEvent } from '../domain/mentions/history.ts';
import { hashOfContent, type Mention } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import { withNote } from '../domain/reports/response-note.ts';
import type { Severity } from '../domain/scoring/score.ts';
import { judgeSeverity } from '../domain/scoring/severity.ts';
import { brandOf, type Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { eventOfResponse } from '../domain/sla/clock-event.ts';
import { openHistoric } from '../domain/sla/clock-historic.ts';
import { type Opened, openClock, openFirstClock, READ_AS_HISTORY } from '../domain/sla/clock-open.ts';
import { decide } from '../domain/sla/decide.ts';
import type { Policy } from '../domain/sla/policy.ts';
import { matchMention } from './match-mention.ts';
import { timesOf } from './open-time-of.ts';
import type { Judging, Place } from './place.ts';

/**
 * A mention seen for the first time: judged, matched to a policy, its clock opened and, if it is answered already,
 * settled. `earlier` is what its author wrote before, where that is known.
 */
export function discover(seen: Observation, place: Place, { scorer, tz }: Judging, earlier?: EarlierNotes): Mention {
  const { source, settings, origin, readAt, lookEvery } = place;
  const judged = judgeSeverity(seen, scorer, brandOf(settings, source.brand));
  const severity: Severity = { ...judged, ...byAuthor(earlier) };
  const { clock, events } = openAsSeen(seen, severity, place, tz);
  return {
    brand: source.brand,
    origin,
    externalId: seen.id,
    sourceId: source.id,
    observation: { ...seen, response: withNote({ observation: seen, severity }, seen.response) },
    contentHash: hashOfContent(seen),
    discoveredAt: readAt,
    severity,
    clock,
    ...(lookEvery !== undefined && { watch: { every: lookEvery } }),
    history: [historyEvent(readAt, 'discovered', source.id), ...events],
    version: 1,
  };
}

const byAuthor = (earlier: EarlierNotes | undefined): Pick<Severity, 'earlierByAuthor' | 'lastByAuthorAt'> => ({
  ...(earlier !== undefined && { earlierByAuthor: earlier.count }),
  ...(earlier?.newestAt !== undefined && { lastByAuthorAt: earlier.newestAt }),
});

/**
 * The first clock of a mention as one source shows it. What was overdue before that source was ever read is history,
 * unless the policy says from when it is enforced.
 */
export function openAsSeen(
  seen: Observation,
  severity: Severity,
  { source, settings, firstRead, readAt, history }: Place,
  tz: string,
): Opened {
  const policy = policyFor(seen, severity, source.brand, source.id, settings);
  const opening = {
    policy,
    discoveredAt: readAt,
    now: readAt,
    ...timesOf(settings.calendars, policy),
    tz,
  };
  const opened = openFirstClock(seen, opening);
  if (history && opened.clock.lateDiscovered) {
    return openHistoric(answeredAsSeen(opened, seen, settings, readAt), seen.response, opening);
  }
  if (!firstRead || !opened.clock.lateDiscovered || policy?.enforceFrom !== undefined) {
    return answeredAsSeen(opened, seen, settings, readAt);
  }
  const { startedAt } = opened.clock;
  const excluded = openClock({ ...opening, startedAt, cycle: 1, exclude: READ_AS_HISTORY });
  return answeredAsSeen(excluded, seen, settings, readAt);
}

/** The first policy that matches what we know of a mention. */
export function policyFor(
  seen: Observation,
  severity: Severity,
  brand: string,
  sourceId: string,
  settings: Settings,
): Policy | undefined {
  return matchMention({ brand, sourceId, observation: seen, severity }, settings).policy;
}

/** Some sources show the response beside the mention: then it may be answered before we ever saw it. */
function answeredAsSeen(opened: Opened, seen: Observation, settings: Settings, readAt: Instant): Opened {
  if (seen.response.truth === 'unknown') return opened;
  const times = timesOf(settings.calendars, opened.clock);
  const decision = decide(opened.clock, eventOfResponse(seen.response, readAt), times);
  if ('refused' in decision) return opened;
  return { clock: decision.clock, events: [...opened.events, ...decision.events] };
}
