import { receiverName, receiversOf } from '../domain/alerts/route-alert.ts';
import type { Audience, Incident } from '../domain/incidents/incident.ts';
import type { IncidentNotice } from '../domain/incidents/notice.ts';
import { type Instant, MINUTE } from '../domain/shared/time.ts';
import { tellableFrom } from '../domain/sla/delivery-hours.ts';
import { changeBoard, withIncident } from './change-board.ts';
import type { IncidentDeps, SettingsWithStorms } from './incident-deps.ts';
import { noticeOf } from './notice-of.ts';
import { timesOf } from './open-time-of.ts';
import { policyOfOwner } from './policy-of-owner.ts';

/** Longer than telling takes: whoever died while telling is followed by another. */
const TELLING_TAKES = MINUTE;

/**
 * Tells every audience the newest notice that it was not told, where it may be told now; then puts away what is over and
 * told. Who tells takes the incident first, so that two workers do not tell the same; a crash in between tells again,
 * under the same key.
 */
export async function tellIncidents(brand: string, settings: SettingsWithStorms, deps: IncidentDeps): Promise<void> {
  const now = deps.now();
  let taken: readonly Incident[] = [];
  const board = await changeBoard(brand, deps.incidents, ({ incidents }) => {
    taken = incidents.filter((one) => (one.tellingUntil ?? 0) <= now && toTell(one, settings, now).length > 0);
    return taken.reduce<readonly Incident[]>(
      (all, one) => withIncident(all, { ...one, tellingUntil: now + TELLING_TAKES }),
      incidents,
    );
  });
  for (const incident of taken) await tell(incident, settings, deps, now);
  if (taken.length > 0 || board.incidents.some(isDone)) await putAway(brand, deps);
}

/** Those who were not told the newest notice, and may be told now. */
function toTell(
  { audiences, notice, brand }: Incident,
  settings: SettingsWithStorms,
  now: Instant,
): readonly Audience[] {
  // Whoever joined last comes first: where several share a channel, that one is called.
  return audiences
    .filter(
      (audience) => audience.told < notice && (audience.urgent === true || mayBeTold(audience, brand, settings, now)),
    )
    .toSorted((a, b) => b.from - a.from);
}

/** By the delivery hours of the policy under which this owner is told of this brand's mentions. */
function mayBeTold({ owner, stage }: Audience, brand: string, settings: SettingsWithStorms, now: Instant): boolean {
  if (settings.storms.wakes) return true;
  const policy = policyOfOwner(settings, brand, owner);
  const { delivery } = timesOf(settings.calendars, policy);
  return tellableFrom(stage, now, { deliver: policy?.deliver, delivery }) <= now;
}

async function tell(incident: Incident, settings: SettingsWithStorms, deps: IncidentDeps, now: Instant): Promise<void> {
  const due = toTell(incident, settings, now);
  const covered = new Set<string>();
  for (const audience of due) {
    const notice = await noticeOf(incident, audience, settings, deps.mentions, now);
    const receivers = receiversOf(settings.routes, notice).map(receiverName);
    // One mailbox or channel may serve several owners: it is not told the same again.
    const isNew = receivers.length === 0 || receivers.some((name) => !covered.has(name));
    for (const name of receivers) covered.add(name);
    if (isNew) await deps.publisher.publish(notice satisfies IncidentNotice);
  }
  await changeBoard(incident.brand, deps.incidents, ({ incidents }) => {
    const present = incidents.find(({ id }) => id === incident.id);
    if (present === undefined) return incidents;
    const { tellingUntil: _, ...rest } = present;
    const told = (one: Audience): Audience =>
      due.some(({ owner, stage }) => owner === one.owner && stage === one.stage)
        ? { ...one, told: Math.max(one.told, incident.notice) }
        : one;
    return withIncident(incidents, { ...rest, audiences: rest.audiences.map(told) });
  });
}

const isDone = ({ status, audiences, notice }: Incident): boolean =>
  status === 'closed' && audiences.every(({ told }) => told >= notice);

/** Kept among the past ones first, then taken from the board. */
async function putAway(brand: string, { incidents }: Pick<IncidentDeps, 'incidents'>): Promise<void> {
  await changeBoard(brand, incidents, async ({ incidents: held }) => {
    const done = held.filter(isDone);
    if (done.length === 0) return held;
    for (const { tellingUntil: _, ...incident } of done) await incidents.keep(incident);
    return held.filter((one) => !isDone(one));
  });
}
