import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { Reading, Refused } from '../../domain/mentions/reading.ts';
import { NOTHING } from './answer.ts';
import { type Entry, gather } from './entries.ts';
import { type Link, NO_ACCOUNTS, observationsIn, type Post, repliedIn, sightingsIn, threadOf } from './thread.ts';

/** A list of posts, each read by itself. None is proof that nobody answered. */
export function listReading<E>(entries: readonly E[], readEntry: (entry: E) => Entry<Post>): Reading {
  const { read, refused } = gather(entries, readEntry);
  return readingOf(read, refused, entries.length);
}

/** The same of posts that were read before. */
export function readingOf(posts: readonly Post[], refused: Refused, entries: number): Reading {
  return {
    ...NOTHING,
    observations: observationsIn(threadOf(posts), (post) => post.observation.response),
    responses: sightingsIn(posts),
    refused,
    entries,
  };
}

const COUNTS_MORE = 'the server counts more answers than it shows';
const ONE_BRANCH = 'a thread shows one branch only of what answers a post above';

/** What one answer shows of the thread around a mention. */
interface Shown {
  readonly read: readonly Post[];
  readonly refused: Refused;
  readonly entries: number;
  readonly accounts: readonly string[];
  /** The mention that was asked for, where anybody knows. */
  readonly about?: string | undefined;
  /** Places in the thread, also of what cannot be read. */
  readonly links?: readonly (Link | undefined)[];
  /** Ids of the posts above the mention: of what answers them, a thread shows the way down to it alone. */
  readonly above?: ReadonlySet<string>;
  /** Why what is shown below the mention may not be all there is. */
  readonly doubts: readonly (string | undefined)[];
}

/**
 * A thread. Only here can it be a fact that nobody answered, and only when there is no doubt that everything is shown:
 * the first that there is counts, then answers that the server counts and does not show.
 */
export function threadReading({ read, refused, entries, accounts, about, links, above, doubts }: Shown): Reading {
  const thread = threadOf(read, links);
  const nameless = accounts.length === 0 ? NO_ACCOUNTS : undefined;
  const doubt = [nameless, ...doubts].find((reason) => reason !== undefined);
  const settle = (id: string): ResponseTruth => {
    const hidden = thread.hiding.has(id) ? COUNTS_MORE : undefined;
    const reason = above?.has(id) === true ? ONE_BRANCH : (doubt ?? hidden);
    return reason === undefined ? { truth: 'notReplied' } : { truth: 'unknown', reason };
  };
  const response = about === undefined ? undefined : (repliedIn(thread, about) ?? settle(about));
  return {
    ...NOTHING,
    observations: observationsIn(thread, ({ id }) => settle(id)),
    responses: sightingsIn(read),
    ...(about !== undefined && response !== undefined && { verdict: { id: about, response } }),
    refused,
    entries,
    complete: doubt === undefined && response?.truth !== 'unknown',
  };
}
