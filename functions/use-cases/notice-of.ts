import type { Audience, Incident } from '../domain/incidents/incident.ts';
import { composeNotice, type IncidentNotice } from '../domain/incidents/notice.ts';
import { sourceLabel } from '../domain/mentions/source.ts';
import { brandOf, type Settings } from '../domain/settings/settings.ts';
import { HOUR, type Instant } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import { policyOfOwner } from './policy-of-owner.ts';

/** The notice of an incident as it stands, with some of its mentions as they are now: what is gone is not quoted. */
export async function noticeOf(
  incident: Incident,
  { owner: ownerId, stage }: Pick<Audience, 'owner' | 'stage'>,
  settings: Settings,
  mentions: Pick<MentionStore, 'find'>,
  now: Instant,
): Promise<IncidentNotice> {
  const { brand } = incident;
  const found = await Promise.all(incident.samples.map((sample) => mentions.find({ brand, ...sample })));
  const { storms } = settings;
  const policy = policyOfOwner(settings, brand, ownerId);
  const calendar = policy?.calendar ?? policy?.deliver?.calendar;
  return composeNotice({
    incident,
    stage,
    owner: settings.owners.find(({ id }) => id === ownerId) ?? { id: ownerId, name: ownerId },
    brandName: brandOf(settings, brand).name,
    sourceName: (sourceId) => {
      const source = settings.sources.find(({ id }) => id === sourceId);
      return source === undefined ? sourceId : sourceLabel(source);
    },
    mentions: found.filter((mention) => mention !== undefined).filter(({ clock }) => clock.status !== 'withdrawn'),
    timeZone:
      (calendar === undefined ? undefined : settings.calendars[calendar]?.timeZone) ?? settings.reports.timeZone,
    window: (incident.kind === 'cluster' ? storms?.clusters?.within : storms?.window) ?? HOUR,
    now,
    redacted: settings.redacted === true,
  });
}
