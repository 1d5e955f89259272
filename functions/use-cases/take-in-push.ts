import type { PushMessage } from '../contracts/messages.ts';
import type { MentionKey } from '../domain/mentions/mention.ts';
import { isRefused, type ReadEntry, readEntry } from '../domain/mentions/push/read-entry.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { ReadSettings } from '../ports/settings.ts';
import { changeMention } from './change-mention.ts';
import { type CoverPushDeps, coverPush, type Heard } from './cover-push.ts';
import { inParallel } from './in-parallel.ts';
import { withClockEvent, withResponse } from './observe-mention.ts';
import { complaintsOf, type IntakeDeps } from './report-complaints.ts';
import { type ScorerForDeps, scorerFor } from './scorer-for.ts';
import { takeInMention } from './take-in-mention.ts';

export interface TakeInPushDeps
  extends IntakeDeps,
    CoverPushDeps,
    Pick<ScorerForDeps, 'brandTables' | 'secondOpinions'> {
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

/** What became of one message: done, or the error for which it is to be tried again. */
export type TakenPush = { readonly done: TakenIn } | { readonly error: unknown };

const AT_ONCE = 4;

/**
 * Brings entries of the webhook into the store, by the way that polls take. The order of arrival decides where the
 * sender states no times, so that messages may come repeatedly and in any order. Answers in the order of the messages;
 * one that fails stops no other.
 */
export async function takeInPushes(messages: readonly PushMessage[], deps: TakeInPushDeps): Promise<TakenPush[]> {
  const settings = await deps.readSettings();
  const { onComplaint, report } = complaintsOf(settings, deps.queues);
  const taking = { ...deps, onComplaint };
  const taken = await inParallel(messages, AT_ONCE, (message) => tried(() => takeInOne(message, settings, taking)));
  await report();
  const heard = taken.flatMap((one, index) => ('error' in one ? [] : [{ ...one, index }]));
  // Once for all of a source: a sign of life must not cost a write for each mention.
  for (const [sourceId, signs] of Map.groupBy(heard, ({ sourceId }) => sourceId)) {
    const covered = await tried(() => coverPush(sourceId, signs, deps));
    if (covered !== undefined) for (const { index } of signs) taken[index] = covered;
  }
  return taken;
}

interface Taken extends Heard {
  readonly sourceId: string;
  readonly done: TakenIn;
}

async function tried<Done>(work: () => Promise<Done>): Promise<Done | { readonly error: unknown }> {
  try {
    return await work();
  } catch (error) {
    return { error };
  }
}

async function takeInOne(message: PushMessage, settings: Settings, deps: TakeInPushDeps): Promise<Taken> {
  const { sourceId, receivedAt: at, history } = message;
  const source = settings.sources.find(({ id }) => id === sourceId);
  if (source?.kind !== 'push') throw new UnusablePush(`${sourceId} is no push source of the settings any more`);
  const read = readEntry(message.entry, source.kind);
  if (isRefused(read)) throw new UnusablePush(`${sourceId}: ${read.field} of an entry cannot be used`);
  const done = await takeIn(read, message, source, settings, deps);
  const isTelling = done === 'discovered' && !history && read.what === 'mention';
  const { publishedAt, publishedPrecision } = isTelling ? read.seen : {};
  return { sourceId, done, at, ...(publishedPrecision === 'exact' && publishedAt !== undefined && { publishedAt }) };
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
