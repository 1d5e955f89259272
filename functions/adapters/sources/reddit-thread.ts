import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { NOTHING } from './answer.ts';
import { gather } from './entries.ts';
import type { Things } from './reddit-listing.ts';
import { linkOf, readThing } from './reddit-thing.ts';
import { absence, observationsIn, type Post, repliedIn, sightingsIn, threadOf, unreadable } from './thread.ts';
import { readingOf } from './thread-reading.ts';

/** A listing of posts and comments. None is proof that nobody answered. */
export function readListing({ things, folded }: Things, accounts: readonly string[]): Reading {
  const { read, refused } = gather(things, (thing) => readThing(thing, accounts));
  return { ...readingOf(read, refused, things.length), complete: folded === 0 };
}

/** What stands below one mention: whole, unless Reddit has folded some of it away. */
export function readThread(
  who: string,
  about: string,
  { things, folded }: Things,
  accounts: readonly string[],
): Reading | SourceProblem {
  const { read: posts, refused } = gather(things, (thing) => readThing(thing, accounts));
  const known = new Set(posts.map(({ id }) => id));
  const thread = threadOf(posts, things.map(linkOf));
  const isShown = known.has(about);
  const isGone = things.some((thing) => linkOf(thing)?.id === about && readThing(thing, []) === 'notAMention');
  if (isGone || (!isShown && folded === 0 && refused.count === 0)) {
    return { problem: 'gone', line: `${who}: ${about} was deleted or removed` };
  }
  const below = thread.children.get(about)?.length ?? 0;
  const folds = folded > 0 ? `Reddit folds answers away in ${folded} places of the thread` : undefined;
  const hides = isShown ? undefined : 'the thread does not show the mention';
  const otherwise = absence([folds, unreadable(refused.count), hides], below, accounts);
  const response = repliedIn(thread, about) ?? otherwise;
  const elsewhere: ResponseTruth = { truth: 'unknown', reason: 'the thread was asked for another mention' };
  return {
    ...NOTHING,
    observations: observationsIn(thread, ({ id }: Post) => (id === about ? otherwise : elsewhere)),
    responses: sightingsIn(posts),
    verdict: { id: about, response },
    refused,
    entries: things.length,
    complete: folded === 0 && refused.count === 0,
  };
}
