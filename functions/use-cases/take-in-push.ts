import type { PushMessage } from '../contracts/messages.ts';
import type { MentionKey } from '../domain/mentions/mention.ts';
import { isRefused, type ReadEntry, readEntry } from '../domain/mentions/push/read-entry.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { ReadSettings } from '../ports.ts';
import { changeMention } from './change-mention.ts';
import { type CoverPushDeps, coverPush } from './cover-push.ts';
import { withClockEvent, withResponse } from './observe-mention.ts';
import { type ScorerForDeps, scorerFor } from './scorer-for.ts';
import { type TakeInDeps, takeInMention } from './take-in-mention.ts';

export interface TakeInPushDeps extends TakeInDeps, CoverPushDeps, Pick<ScorerForDeps, 'secondOpinions'> {
  readonly readSettings: ReadSettings;
}

export type TakenIn = 'discovered' | 'changed' | 'known';

/** News of a mention that is not here yet: it may be the next message of the queue, so this one comes back. */
export class MentionNotHere extends Error {
  override readonly name = 'MentionNotHere';
}

/** The message can never be used: it ends with the dead letters, where the operator finds it. */
class UnusablePush extends Error {
  override readonly name = 'UnusablePush';
}

/**
 * Brings one entry of the webhook into the store, by the way that polls take. The order of arrival decides where the
 * sender states no times, so that messages may come repeatedly and in any order.
 */
export async function takeInPush(message: PushMessage, deps: TakeInPushDeps): Promise<TakenIn> {
  const settings = await deps.readSettings();
  const source = settings.sources.find(({ id }) => id === message.sourceId);
  if (source?.kind !== 'push') throw new UnusablePush(`${message.sourceId} is no push source of the settings any more`);
  const read = readEntry(message.entry, source.kind);
  if (isRefused(read)) throw new UnusablePush(`${message.sourceId}: ${read.field} of an entry cannot be used`);
  const taken = await takeIn(read, message, source, settings, deps);
  await coverPush(source.id, message.receivedAt, deps);
  return taken;
}

async function takeIn(
  read: ReadEntry,
  { receivedAt, history }: PushMessage,
  source: Source,
  settings: Settings,
  deps: TakeInPushDeps,
): Promise<TakenIn> {
  const origin = `push:${source.id}`;
  if (read.what === 'mention') {
    const place = { source, origin, settings, firstRead: false, readAt: receivedAt, byArrival: true, history };
    const scorer = await scorerFor([read.seen], { ...place, brand: source.brand }, deps);
    return takeInMention(read.seen, place, { ...deps, scorer });
  }
  const key: MentionKey = { brand: source.brand, origin, externalId: read.id };
  const written = await changeMention(key, deps.mentions, (held) => {
    if (held === undefined) throw new MentionNotHere(`a ${read.what} for a mention that is not here yet`);
    const next =
      read.what === 'response'
        ? withResponse(held, read.response, settings, receivedAt)
        : withClockEvent(held, { what: 'withdrawn', at: receivedAt }, settings);
    return next === held ? undefined : { ...next, version: held.version + 1 };
  });
  return written === undefined ? 'known' : 'changed';
}
