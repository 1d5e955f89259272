import { contentHash } from '../shared/hash.ts';
import { type Instant, toIso } from '../shared/time.ts';
import { stageKind } from '../sla/clock.ts';
import type { Alert } from './alert.ts';
import { headline, situation } from './stage-words.ts';
import type { PostedAlert, PostedAlerts } from './webhook-schema.ts';

/** Receivers refuse large bodies; what is more goes with the next request. */
export const MOST_IN_A_POST = 25;

/**
 * What a signed webhook is sent: always a list, in the order in which alerts were decided. The id is that of its alerts,
 * so that the same ones have the same id however often they are sent.
 */
export function webhookPost(alerts: readonly Alert[], now: Instant): { readonly id: string; readonly body: string } {
  const posted: PostedAlerts = {
    type: 'alerts',
    version: 1,
    timestamp: toIso(now),
    data: { alerts: alerts.map(postedAlert) },
  };
  return { id: `alerts-${contentHash(alerts.map(({ key }) => key).join('\n'))}`, body: JSON.stringify(posted) };
}

function postedAlert(alert: Alert): PostedAlert {
  const { publishedAt, heldUntil, responseUnknown, responsePendingSince } = alert;
  return {
    id: alert.key,
    stage: stageKind(alert.stage),
    step: alert.stage,
    summary: headline(alert),
    situation: situation(alert),
    dueAt: toIso(alert.dueAt),
    decidedAt: toIso(alert.decidedAt),
    timeZone: alert.timeZone,
    target: alert.targetWords,
    lateDiscovered: alert.lateDiscovered,
    ...present({ heldUntil: instant(heldUntil) }),
    owner: { id: alert.owner, name: alert.ownerName },
    severity: alert.severity,
    reasons: alert.reasons,
    ...present({
      moment: alert.moment,
      earlierByAuthor: alert.earlierByAuthor,
      duplicates: alert.duplicates,
      responseUnknown,
      responsePendingSince: instant(responsePendingSince),
    }),
    mention: {
      brand: alert.brand,
      origin: alert.origin,
      externalId: alert.externalId,
      cycle: alert.cycle,
      source: alert.sourceId,
      sourceLabel: alert.sourceLabel,
      discoveredAt: toIso(alert.discoveredAt),
      ...present({
        publishedAt: instant(publishedAt),
        rating: alert.rating,
        title: alert.title,
        quote: alert.quote,
        author: alert.authorName,
        url: alert.url,
      }),
    },
    ...present({ authority: alert.authority, playbook: alert.playbook, opening: alert.opening }),
  };
}

const instant = (at: Instant | undefined): string | undefined => (at === undefined ? undefined : toIso(at));

type Present<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> };
const present = <Given extends object>(given: Given): Present<Given> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<Given>;
