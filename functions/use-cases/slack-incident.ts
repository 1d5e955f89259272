import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { toldMark } from '../domain/alerts/told-mark.ts';
import { noticeMessage, noticePlainMessage, noticeReminder } from '../domain/incidents/notice-slack.ts';
import { type MentionKey, mentionName } from '../domain/mentions/mention.ts';
import type { StoredCard } from '../ports/slack.ts';
import { type NextNotice, nextNotice, rememberNotice, type WithAlert } from './incident-turn.ts';
import { noticeOf } from './notice-of.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';
import { alreadyPosted, type Handle, postOrPlain, redraw, reply } from './slack-posts.ts';

/**
 * Shows a channel the newest notice of one incident: its message at first, then an entry in its thread with the message
 * drawn anew; where nothing can be edited, a message each. Where something may have been posted without our knowing, all
 * incidents that wait are looked for first: the turn after this one has no doubt any more.
 */
export async function showIncident(
  to: OpenChannel,
  waiting: readonly WithAlert[],
  doubtFrom: number | undefined,
  deps: SlackDeps,
): Promise<Shown> {
  const done: SlackWaiting[] = [];
  let toTell: NextNotice | undefined;
  for (const group of Map.groupBy(waiting, ({ key }) => mentionName(key)).values()) {
    const next = await nextNotice(to, group, deps);
    const isOver = next.told === undefined || (await isOut(to, next.told, doubtFrom, deps));
    if (isOver) done.push(...next.own);
    else toTell ??= next;
  }
  if (toTell?.told === undefined) return { ...NOTHING_SHOWN, done };
  await rememberNotice(to, toTell.told, await tell(to, toTell.told, deps), deps);
  return { ...NOTHING_SHOWN, done: [...done, ...toTell.own], posted: 1 };
}

/** Draws the living message of an incident anew, for something that it quotes is gone. Undefined where there is none. */
export async function redrawIncident(
  to: OpenChannel,
  key: MentionKey,
  card: StoredCard,
  deps: SlackDeps,
): Promise<Partial<Shown> | undefined> {
  const incident = await deps.incidents.find(key.brand, key.externalId);
  if (incident === undefined || card.ts === undefined) return undefined;
  const [first] = incident.audiences;
  const told = { owner: first?.owner ?? '', stage: first?.stage ?? ('breach' as const) };
  const notice = await noticeOf(incident, told, to.settings, deps.mentions, deps.now());
  await redraw(to, card, noticeMessage(notice, { living: true }), deps);
  return { posted: 0, edited: 1 };
}

/** Whether the notice came to be posted by somebody who died, or whose answer was lost. */
async function isOut(
  to: OpenChannel,
  told: NonNullable<NextNotice['told']>,
  doubtFrom: number | undefined,
  deps: SlackDeps,
): Promise<boolean> {
  if (doubtFrom === undefined) return false;
  const { newest: item, card, notice } = told;
  const found = await alreadyPosted(to, [{ item, card }], doubtFrom, deps);
  const handle = found.get(toldMark(item.alert.key));
  if (handle === undefined) return false;
  // Its entry in the thread is out; whoever posted it died before the message itself was drawn anew.
  if (handle.ts === undefined && card?.ts !== undefined) {
    await redraw(to, card, noticeMessage(notice, { living: true }), deps);
  }
  await rememberNotice(to, told, handle, deps);
  return true;
}

async function tell(
  to: OpenChannel,
  { card, notice }: NonNullable<NextNotice['told']>,
  deps: SlackDeps,
): Promise<Handle> {
  const living = to.target.app === true;
  if (living && card?.ts !== undefined) {
    const broadcast = notice.status === 'closed';
    if (await reply(to, card, noticeReminder(notice), { key: notice.key, broadcast }, deps)) {
      await redraw(to, card, noticeMessage(notice, { living }), deps);
      return {};
    }
  }
  return postOrPlain(to, noticeMessage(notice, { living }), () => noticePlainMessage(notice), notice.key, deps);
}
