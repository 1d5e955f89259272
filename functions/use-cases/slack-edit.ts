import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { INCIDENT_ORIGIN } from '../domain/incidents/incident.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import { isErased } from '../domain/sla/clock-seen.ts';
import type { StoredCard } from '../ports/slack.ts';
import { alertOf } from './alert-of.ts';
import type { CardAndMention } from './show-first-change.ts';
import type { Shown } from './shown.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';
import { redrawIncident } from './slack-incident.ts';
import { edit, postAlert, redraw } from './slack-posts.ts';

/** Brings a living message that shows something old up to date; undefined where there is nothing to do. */
export async function editOf(to: OpenChannel, item: SlackWaiting, { card, mention }: CardAndMention, deps: SlackDeps) {
  if (!to.target.app) return undefined;
  if (item.key.origin === INCIDENT_ORIGIN) return redrawIncident(to, item.key, card, deps);
  if (mention === undefined || mention.version === card.shown) return undefined;
  if (isErased(mention.clock)) return withoutWords(to, item, card, mention, deps);
  if (card.ts === undefined || mention.clock.cycle !== card.cycle) return undefined;
  const stage = mention.clock.ladder[Math.max(0, mention.clock.fired - 1)]?.key ?? 'breach';
  const alert = alertOf(mention, mention.clock.pending?.stage ?? stage, to.settings, deps.now());
  if (alert === undefined) return undefined;
  const isThere = await edit(to, card, alert, deps);
  const { ts: _ts, channel: _channel, ...withoutHandle } = card;
  // Somebody deleted it. What is still open gets a message again; what is over needs none.
  const isOpen = mention.clock.status === 'running';
  const again = isThere || !isOpen ? {} : await postAlert(to, alert, deps);
  const next = { ...(isThere ? card : { ...withoutHandle, ...again }), shown: mention.version };
  await deps.cards.save(item.key, to.name, next, card, deps.now());
  return { posted: again.ts === undefined ? 0 : 1, edited: 1 };
}

/** It is gone: every message about it that we can still edit is drawn anew, now that no words are left of it. */
async function withoutWords(
  to: OpenChannel,
  item: SlackWaiting,
  card: StoredCard,
  mention: Mention,
  deps: SlackDeps,
): Promise<Partial<Shown> | undefined> {
  const { earlier = [], ...latest } = card;
  const handles = [...earlier, ...(latest.ts === undefined ? [] : [latest])];
  if (handles.length === 0) return undefined;
  const alert = alertOf(mention, mention.clock.ladder.at(-1)?.key ?? 'breach', to.settings, deps.now());
  for (const handle of handles) {
    if (alert === undefined) await redraw(to, { ...latest, ...handle }, GONE, deps);
    else await edit(to, { ...latest, ...handle }, alert, deps);
  }
  await deps.cards.save(item.key, to.name, { ...latest, shown: mention.version }, card, deps.now());
  return { posted: 0, edited: 1 };
}

const GONE = { text: 'This mention is gone; its words were removed.', blocks: [] };
