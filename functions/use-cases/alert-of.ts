import type { Alert } from '../domain/alerts/alert.ts';
import { composeAlert } from '../domain/alerts/compose-alert.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import { sourceLabel } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { StageKey } from '../domain/sla/clock.ts';
import { openTimeOf, timeZoneOf } from './open-time-of.ts';

/** The alert of one stage of a mention as things stand at `now`; nothing for a clock without a deadline. */
export function alertOf(mention: Mention, stage: StageKey, settings: Settings, now: Instant): Alert | undefined {
  const { clock } = mention;
  const { dueAt } = clock;
  if (dueAt === undefined) return undefined;
  const ownerId = clock.ladder.find(({ key }) => key === stage)?.owner ?? clock.plan?.owner ?? '';
  const source = settings.sources.find(({ id }) => id === mention.sourceId);
  const policy = settings.policies.find(({ id }) => id === clock.policy?.id);
  const hasCalendar = clock.calendar !== undefined && settings.calendars[clock.calendar] !== undefined;
  return composeAlert({
    mention: { ...mention, clock: { ...clock, dueAt } },
    stage,
    brand: settings.brands.find(({ id }) => id === mention.brand) ?? { name: mention.brand },
    owner: settings.owners.find(({ id }) => id === ownerId) ?? { id: ownerId, name: ownerId },
    sourceLabel: source === undefined ? mention.sourceId : sourceLabel(source),
    timeZone: timeZoneOf(settings, clock),
    now,
    insight: mention.severity,
    ...(policy !== undefined && { advice: policy }),
    redacted: settings.redacted === true,
    ...(hasCalendar && { openTimeToDue: openTimeOf(settings.calendars, clock).between(now, dueAt) }),
  });
}
