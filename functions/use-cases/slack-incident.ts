import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { toldMark } from '../domain/alerts/told-mark.ts';
import { noticeMessage, noticePlainMessage, noticeReminder } from '../domain/incidents/notice-slack.ts';
import { type NextNotice, nextNotice, rememberNotice, type WithAlert } from './incident-turn.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';
import { alreadyPosted, type Handle, postOrPlain, redraw, reply } from './slack-posts.ts';

/** As of a turn that tells alerts. */
export interface IncidentShown {
  readonly done: readonly SlackWaiting[];
  readonly posted: number;
  readonly edited: number;
  readonly folded: number;
}

/**
 * Shows a channel the newest notice of one incident: its message at first, then an entry in its thread with the message
 * drawn anew; where nothing can be edited, a message each.
 */
export async function showIncident(
  to: OpenChannel,
  waiting: readonly WithAlert[],
  doubtFrom: number | undefined,
  deps: SlackDeps,
): Promise<IncidentShown> {
  const { own, told } = await nextNotice(to, waiting, deps);
  if (told === undefined) return { done: own, posted: 0, edited: 0, folded: 0 };
  const { newest: item, card, notice } = told;
  const found = doubtFrom === undefined ? undefined : await alreadyPosted(to, [{ item, card }], doubtFrom, deps);
  const posted = found?.get(toldMark(item.alert.key));
  if (posted !== undefined && posted.ts === undefined && card?.ts !== undefined) {
    // Its entry in the thread is out; whoever posted it died before the message itself was drawn anew.
    await redraw(to, card, noticeMessage(notice, { living: true }), deps);
  }
  await rememberNotice(to, told, posted ?? (await tell(to, told, deps)), deps);
  return { done: own, posted: posted === undefined ? 1 : 0, edited: 0, folded: 0 };
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
