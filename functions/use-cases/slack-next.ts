import type { Alert } from '../domain/alerts/alert.ts';
import { type SlackWaiting, waitingName } from '../domain/alerts/slack-channel.ts';
import { foldedOf } from '../domain/alerts/slack-digest.ts';
import { toldMark, wasTold, withTold } from '../domain/alerts/told-mark.ts';
import { INCIDENT_ORIGIN } from '../domain/incidents/incident.ts';
import { type Mention, mentionName } from '../domain/mentions/mention.ts';
import { Unreadable } from '../domain/shared/unreadable.ts';
import { isErased } from '../domain/sla/clock-seen.ts';
import type { StoredCard } from '../ports.ts';
import { alertOf } from './alert-of.ts';
import { inParallel } from './in-parallel.ts';
import { isOfIncident } from './incident-turn.ts';
import { setAside } from './set-aside.ts';
import { type CardAndMention, showFirstChange } from './show-first-change.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';
import { redrawIncident, showIncident } from './slack-incident.ts';
import { alreadyPosted, edit, type Handle, postAlert, postDigest, redraw, remind } from './slack-posts.ts';

/** An alert that is still to be told, with what is known of its mention. */
export interface ToTell {
  readonly item: SlackWaiting & { readonly alert: NonNullable<SlackWaiting['alert']> };
  readonly card: StoredCard | undefined;
  readonly mention: Mention;
  readonly alert: Alert;
}

const AT_ONCE = 8;

/** Shows a channel the next thing: one alert, or all that wait in one message when they are many, else one edit. */
export async function showNext(
  to: OpenChannel,
  waiting: readonly SlackWaiting[],
  doubtFrom: number | undefined,
  deps: SlackDeps,
): Promise<Shown> {
  const ofIncidents = waiting.filter(isOfIncident);
  const alerts = waiting.filter((item) => item.alert !== undefined && !isOfIncident(item));
  if (ofIncidents.length > 0) {
    // Whatever else may be out is found out in this turn too: the next one knows of no doubt.
    if (doubtFrom !== undefined) await foundOut(to, await openOf(to, alerts, deps), doubtFrom, deps);
    return showIncident(to, ofIncidents, doubtFrom, deps);
  }
  const looked = await inParallel(alerts, AT_ONCE, (item) => look(to, item, deps));
  const open = withoutOvertaken(looked.flatMap((one) => ('mention' in one ? [one] : [])));
  const posted = await foundOut(to, open, doubtFrom, deps);
  const left = open.filter(({ item }) => !posted.has(toldMark(item.alert.key)));
  const namesLeft = new Set(left.map(({ item }) => waitingName(item)));
  const over = alerts.filter((item) => !namesLeft.has(waitingName(item)));
  const together = foldedOf(left);
  if (together.length > 0) {
    const settled = looked.filter((one) => 'settled' in one && one.settled).length;
    await postDigest(
      to,
      together.map(({ alert }) => alert),
      settled,
      deps,
    );
    await inParallel(together, AT_ONCE, (one) => remember(to, one, {}, deps));
    return {
      ...NOTHING_SHOWN,
      done: [...over, ...together.map(({ item }) => item)],
      posted: 1,
      folded: together.length,
    };
  }
  const [first] = left;
  if (first !== undefined) {
    await tell(to, first, deps);
    return { ...NOTHING_SHOWN, done: [...over, first.item], posted: 1 };
  }
  return showFirstChange(to, { over, waiting }, deps, (item, read) => editOf(to, item, read, deps));
}

const openOf = async (to: OpenChannel, alerts: readonly SlackWaiting[], deps: SlackDeps): Promise<readonly ToTell[]> =>
  withoutOvertaken(
    (await inParallel(alerts, AT_ONCE, (item) => look(to, item, deps))).flatMap((one) =>
      'mention' in one ? [one] : [],
    ),
  );

/** What of it the channel shows already, where somebody may have posted it without our knowing; it is remembered as told. */
async function foundOut(
  to: OpenChannel,
  open: readonly ToTell[],
  doubtFrom: number | undefined,
  deps: SlackDeps,
): Promise<ReadonlyMap<string, Handle>> {
  if (doubtFrom === undefined || open.length === 0) return new Map();
  const posted = await alreadyPosted(to, open, doubtFrom, deps);
  for (const one of open) {
    const handle = posted.get(toldMark(one.item.alert.key));
    if (handle !== undefined) await remember(to, one, handle, deps);
  }
  return posted;
}

export type Looked = ToTell | { readonly settled: boolean };

/**
 * Whether there is still something to tell. Settled: answered, gone or set aside before it could be told. What cannot be
 * read back is set aside for the operator, so that nothing else waits for it.
 */
export async function look(
  to: Pick<OpenChannel, 'name' | 'settings'>,
  item: SlackWaiting,
  deps: LookDeps,
): Promise<Looked> {
  try {
    return await lookAt(to, item, deps);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await setAside(to.name, [item], error.message, deps);
    return { settled: false };
  }
}

type LookDeps = Pick<SlackDeps, 'cards' | 'mentions' | 'queues' | 'now'>;

async function lookAt(to: Pick<OpenChannel, 'name' | 'settings'>, item: SlackWaiting, deps: LookDeps): Promise<Looked> {
  const { alert: asked } = item;
  if (asked === undefined) return { settled: false };
  const card = await deps.cards.find(item.key, to.name);
  if (wasTold(card, asked.key)) return { settled: false };
  const mention = await deps.mentions.find(item.key);
  if (mention === undefined || mention.clock.cycle !== asked.cycle) return { settled: false };
  if (mention.clock.status !== 'running') return { settled: true };
  const alert = alertOf(mention, asked.stage, to.settings, deps.now());
  if (alert === undefined) return { settled: true };
  return { item: { ...item, alert: asked }, card, mention, alert: { ...alert, key: asked.key } };
}

/** Of two stages of one mention only the later is told: it says all that the earlier one would have said. */
export function withoutOvertaken(open: readonly ToTell[]): readonly ToTell[] {
  const rank = ({ mention, item }: ToTell): number =>
    mention.clock.ladder.findIndex(({ key }) => key === item.alert.stage);
  const newest = new Map<string, ToTell>();
  for (const one of open) {
    const name = mentionName(one.item.key);
    const known = newest.get(name);
    if (known === undefined || rank(one) >= rank(known)) newest.set(name, one);
  }
  return open.filter((one) => newest.get(mentionName(one.item.key)) === one);
}

/** The first stage of a cycle gets a message of its own; later ones a reminder in its thread, and the message is edited. */
async function tell(to: OpenChannel, one: ToTell, deps: SlackDeps): Promise<void> {
  const { card, alert, mention } = one;
  const isLiving = to.target.app && card?.ts !== undefined && card.cycle === mention.clock.cycle;
  if (isLiving && (await remind(to, card, alert, deps))) {
    await remember(to, one, {}, deps);
    try {
      await edit(to, card, alert, deps);
    } catch (error) {
      // The reminder is out. What the message shows is brought up to date later.
      await deps.channels.wait(to.name, [{ key: one.item.key, at: deps.now() }], deps.now());
      throw error;
    }
    return;
  }
  await remember(to, one, await postAlert(to, alert, deps), deps);
}

async function remember(
  to: OpenChannel,
  { item, card, mention }: ToTell,
  handle: Handle,
  deps: SlackDeps,
): Promise<void> {
  // A digest and a reminder are nobody's living message: the one that there was stays.
  const kept = card?.cycle === mention.clock.cycle ? card : undefined;
  const { ts, channel } = handle.ts === undefined ? (kept ?? {}) : handle;
  const isNew = ts !== undefined && ts !== card?.ts;
  const shown = isNew ? mention.version : card?.shown;
  const told = withTold(card?.told ?? [], [item.alert.key]);
  const earlier = ts === card?.ts ? card?.earlier : withEarlier(card);
  const next = {
    cycle: mention.clock.cycle,
    told,
    ...(earlier !== undefined && { earlier }),
    ...(ts !== undefined && { ts }),
    ...(channel !== undefined && { channel }),
    ...(shown !== undefined && { shown }),
  };
  await deps.cards.save(item.key, to.name, next, card, deps.now());
}

/** Of further cycles there are few; each has one message. */
const MOST_EARLIER = 10;

/** The messages that a new one follows. */
function withEarlier(card: StoredCard | undefined): StoredCard['earlier'] {
  const { ts, channel, earlier = [] } = card ?? {};
  return ts === undefined
    ? earlier
    : [...earlier, { ts, ...(channel !== undefined && { channel }) }].slice(-MOST_EARLIER);
}

/** Brings a living message that shows something old up to date; undefined where there is nothing to do. */
async function editOf(to: OpenChannel, item: SlackWaiting, { card, mention }: CardAndMention, deps: SlackDeps) {
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
