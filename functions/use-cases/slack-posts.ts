import type { Alert } from '../domain/alerts/alert.ts';
import type { SlackMessage } from '../domain/alerts/slack-blocks.ts';
import type { SlackCard, SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { slackDigest } from '../domain/alerts/slack-digest.ts';
import { slackMessage, slackPlainMessage, slackReminder } from '../domain/alerts/slack-message.ts';
import { isAboutMessage, isMessageGone, SlackRefused } from '../domain/alerts/slack-unavailable.ts';
import { toldMark } from '../domain/alerts/told-mark.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';

type Calls = Pick<SlackDeps, 'webhook' | 'app'>;
/** Where a message of an app has come to be; nothing where an incoming webhook posted it. */
export type Handle = Pick<SlackCard, 'ts' | 'channel'>;

/** A message of its own for one alert. */
export function postAlert(to: OpenChannel, alert: Alert, calls: Calls): Promise<Handle> {
  const { target, settings } = to;
  const hears = settings.slackSigningSecret !== undefined;
  const buttons = hears ? (target.app ? 'app' : 'presses') : 'none';
  const message = slackMessage(alert, {
    buttons,
    living: target.app === true,
    desk: settings.desk !== undefined,
  });
  return postOrPlain(to, message, () => slackPlainMessage(alert), alert.key, calls);
}

/** The message; where Slack does not like its blocks, whatever it is about them, the same in one piece of text. */
export async function postOrPlain(
  to: OpenChannel,
  message: object,
  plain: () => object,
  key: string,
  calls: Calls,
): Promise<Handle> {
  try {
    return await post(to, message, [key], calls);
  } catch (error) {
    if (!(error instanceof SlackRefused) || !isAboutMessage(error)) throw error;
    return post(to, plain(), [key], calls);
  }
}

/** Many alerts in one message. */
export const postDigest = (to: OpenChannel, alerts: readonly Alert[], settled: number, calls: Calls): Promise<Handle> =>
  post(
    to,
    slackDigest(alerts, settled),
    alerts.map(({ key }) => key),
    calls,
  );

/** A reminder in the thread of the living message; false when that message is gone. */
export function remind(to: OpenChannel, card: SlackCard, alert: Alert, calls: Calls): Promise<boolean> {
  return reply(to, card, slackReminder(alert), { key: alert.key, broadcast: alert.broadcast === true }, calls);
}

/** A message in the thread of a living one; false when that one is gone. */
export async function reply(
  to: OpenChannel,
  card: SlackCard,
  message: object,
  { key, broadcast }: { readonly key: string; readonly broadcast: boolean },
  calls: Calls,
): Promise<boolean> {
  const thread = { thread_ts: card.ts, ...(broadcast && { reply_broadcast: true }) };
  return ifThere(() => post({ ...to, target: placed(to, card) }, { ...message, ...thread }, [key], calls));
}

/** Edits the living message, which keeps its metadata; false when it is gone. */
export async function edit(to: OpenChannel, card: SlackCard, alert: Alert, { app }: Calls): Promise<boolean> {
  const buttons = to.settings.slackSigningSecret === undefined ? 'none' : 'app';
  return redraw(to, card, slackMessage(alert, { buttons, living: true, desk: to.settings.desk !== undefined }), {
    app,
  });
}

/** Draws a living message anew; false when it is gone. */
export async function redraw(
  to: OpenChannel,
  card: SlackCard,
  { text, blocks }: Pick<SlackMessage, 'text' | 'blocks'>,
  { app }: Pick<Calls, 'app'>,
): Promise<boolean> {
  const { channel } = placed(to, card);
  return ifThere(() => app.call('chat.update', to.secret, { channel, ts: card.ts, text, blocks }));
}

async function ifThere(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof SlackRefused && isMessageGone(error)) return false;
    throw error;
  }
}

/** Slack answers with the channel's own id, whatever name it was posted under: later calls need it. */
const placed = ({ target }: OpenChannel, { channel = target.channel }: SlackCard) => ({ ...target, channel });

async function post(
  to: OpenChannel,
  message: object,
  keys: readonly string[],
  { webhook, app }: Calls,
): Promise<Handle> {
  if (!to.target.app) {
    await webhook.post(to.secret, message);
    return {};
  }
  const body = { channel: to.target.channel, ...message, metadata: metadata(keys) };
  const { ts, channel } = await app.call('chat.postMessage', to.secret, body);
  return {
    ...(typeof ts === 'string' && { ts }),
    ...(typeof channel === 'string' && { channel }),
  };
}

const EVENT = 'replywatch_alert';
const metadata = (keys: readonly string[]) => ({
  event_type: EVENT,
  event_payload: { told: keys.map(toldMark).join(' ') },
});

/** Reaches back a little: the clocks of Slack and ours differ. */
const MARGIN_S = 60;

/**
 * What of these alerts the channel shows already, by their marks: asked when a sender died or an answer was lost.
 * Where Slack does not let us look, nothing is found, and an alert may come twice.
 */
export async function alreadyPosted(
  to: OpenChannel,
  doubtful: readonly { readonly item: SlackWaiting; readonly card: SlackCard | undefined }[],
  from: number,
  { app }: Calls,
): Promise<ReadonlyMap<string, Handle>> {
  if (!to.target.app) return new Map();
  const about = {
    channel: to.target.channel,
    oldest: Math.floor(from / 1_000) - MARGIN_S,
    include_all_metadata: true,
    limit: 100,
  };
  const threads = doubtful.flatMap(({ card }) => (card?.ts === undefined ? [] : [card])).slice(0, 5);
  const found = new Map<string, Handle>();
  const look = async (
    method: 'conversations.history' | 'conversations.replies',
    body: Readonly<Record<string, unknown>>,
  ) => {
    try {
      const { messages } = await app.call(method, to.secret, body);
      for (const message of Array.isArray(messages) ? messages : []) {
        for (const mark of marksOf(message))
          if (!found.has(mark)) found.set(mark, handleOf(message, to.target.channel));
      }
    } catch (error) {
      if (!(error instanceof SlackRefused)) throw error;
    }
  };
  await look('conversations.history', about);
  for (const card of threads) {
    await look('conversations.replies', { ...about, channel: placed(to, card).channel, ts: card.ts });
  }
  return found;
}

function marksOf(message: unknown): readonly string[] {
  const { metadata: data } = record(message);
  const { event_type: type, event_payload: payload } = record(data);
  const { told } = record(payload);
  return type === EVENT && typeof told === 'string' ? told.split(' ') : [];
}

/** Of a message of one alert: a digest and a reminder are no living message. */
function handleOf(message: unknown, channel: string): Handle {
  const { ts, thread_ts: thread } = record(message);
  const isOwn = marksOf(message).length === 1 && (thread === undefined || thread === ts);
  return isOwn && typeof ts === 'string' ? { ts, channel } : {};
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
