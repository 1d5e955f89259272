import type { AlertToTell, SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { wasTold, withTold } from '../domain/alerts/told-mark.ts';
import { INCIDENT_ORIGIN, noticeKey } from '../domain/incidents/incident.ts';
import type { IncidentNotice } from '../domain/incidents/notice.ts';
import { Unreadable } from '../domain/shared/unreadable.ts';
import type { StoredCard } from '../ports/slack.ts';
import { noticeOf } from './notice-of.ts';
import { setAside } from './set-aside.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';

import type { Handle } from './slack-posts.ts';

export type WithAlert = SlackWaiting & { readonly alert: AlertToTell };

export const isOfIncident = (item: SlackWaiting): item is WithAlert =>
  item.key.origin === INCIDENT_ORIGIN && item.alert !== undefined;

/** What a receiver is to be told of one incident next. `own`: all that waits of it; of several notices only the newest is told. */
export interface NextNotice {
  readonly own: readonly SlackWaiting[];
  /** Absent: there is nothing to tell any more. */
  readonly told?: {
    readonly newest: WithAlert;
    readonly card: StoredCard | undefined;
    readonly notice: IncidentNotice;
  };
}

type Receiver = Pick<OpenChannel, 'name' | 'settings'>;

/** What cannot be read back is set aside for the operator, so that nothing else waits for it. */
export async function nextNotice(to: Receiver, waiting: readonly WithAlert[], deps: SlackDeps): Promise<NextNotice> {
  const [first] = waiting;
  if (first === undefined) return { own: [] };
  const own = waiting.filter(({ key }) => key.brand === first.key.brand && key.externalId === first.key.externalId);
  const newest = own.reduce((last, one) => (one.alert.cycle > last.alert.cycle ? one : last), first);
  try {
    const { key, alert } = newest;
    const card = await deps.cards.find(key, to.name);
    const incident = await deps.incidents.find(key.brand, key.externalId);
    if (incident === undefined || wasTold(card, alert.key) || (card?.shown ?? 0) >= alert.cycle) return { own };
    const audience = incident.audiences.find(({ stage }) => stage === alert.stage) ?? incident.audiences[0];
    const told = { owner: audience?.owner ?? '', stage: alert.stage };
    const notice = await noticeOf(incident, told, to.settings, deps.mentions, deps.now());
    return { own, told: { newest, card, notice } };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await setAside(to.name, own, error.message, deps);
    return { own };
  }
}

/** Notes what the receiver was told, and where the message stands that will be edited. */
export async function rememberNotice(
  to: Receiver,
  { newest, card, notice }: NonNullable<NextNotice['told']>,
  handle: Handle,
  deps: SlackDeps,
): Promise<void> {
  const { key, alert } = newest;
  const { ts, channel } = handle.ts === undefined ? (card ?? {}) : handle;
  const next = {
    cycle: 1,
    told: withTold(card?.told ?? [], [alert.key, noticeKey(notice, notice.notice)]),
    shown: Math.max(alert.cycle, notice.notice),
    ...(ts !== undefined && { ts }),
    ...(channel !== undefined && { channel }),
  };
  await deps.cards.save(key, to.name, next, card, deps.now());
}
