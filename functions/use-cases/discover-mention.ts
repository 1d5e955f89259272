import { historyEvent } from '../domain/mentions/history.ts';
import { hashOfContent, type Mention } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import type { Severity } from '../domain/scoring/score.ts';
import { judgeSeverity } from '../domain/scoring/severity.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { eventOfResponse } from '../domain/sla/clock-event.ts';
import { type Opened, openClock, openFirstClock } from '../domain/sla/clock-open.ts';
import { decide } from '../domain/sla/decide.ts';
import { matchPolicy } from '../domain/sla/match-policy.ts';
import type { Policy } from '../domain/sla/policy.ts';
import { openTimeOf } from './open-time-of.ts';
import type { Place } from './take-in-mention.ts';

/** A mention seen for the first time: judged, matched to a policy, its clock opened and, if it is answered already, settled. */
export function discover(seen: Observation, place: Place, now: Instant, tz: string): Mention {
  const { source, origin, settings } = place;
  const severity = judgeSeverity(seen);
  const opened = openFor(seen, severity, place, now, tz);
  const settled = withResponse(opened, seen, settings, now);
  return {
    brand: source.brand,
    origin,
    externalId: seen.id,
    sourceId: source.id,
    observation: seen,
    contentHash: hashOfContent(seen),
    discoveredAt: now,
    severity,
    clock: settled.clock,
    history: [historyEvent(now, 'discovered', source.id), ...settled.events],
    version: 1,
  };
}

function openFor(seen: Observation, severity: Severity, place: Place, now: Instant, tz: string): Opened {
  const { source, settings, firstRead } = place;
  const policy = policyFor(seen, severity, source.brand, source.id, settings);
  const opening = { policy, openTime: openTimeOf(settings.calendars, policy ?? {}), discoveredAt: now, now, tz };
  const opened = openFirstClock(seen, opening);
  const isHistory = firstRead && opened.clock.lateDiscovered && policy?.enforceFrom === undefined;
  if (!isHistory) return opened;
  const exclude = 'overdue before this source was first read: statistics only';
  return openClock({ ...opening, startedAt: opened.clock.startedAt, cycle: 1, exclude });
}

/** The first policy that matches what we know of a mention. */
export function policyFor(
  seen: Observation,
  severity: Severity,
  brand: string,
  sourceId: string,
  settings: Settings,
): Policy | undefined {
  return matchPolicy(settings.policies, {
    brand,
    sourceId,
    kind: seen.kind,
    severity: severity.level,
    sentiment: severity.sentiment.label,
    ...(seen.rating === undefined ? {} : { rating: seen.rating }),
    ...(seen.language === undefined ? {} : { language: seen.language }),
  }).policy;
}

/** Some sources show the response beside the mention: then it may be answered before we ever saw it. */
function withResponse(opened: Opened, seen: Observation, settings: Settings, now: Instant): Opened {
  if (seen.response.truth === 'unknown') return opened;
  const openTime = openTimeOf(settings.calendars, opened.clock);
  const decision = decide(opened.clock, eventOfResponse(seen.response, now), { openTime });
  if ('refused' in decision) return opened;
  return { clock: decision.clock, events: [...opened.events, ...decision.events] };
}
