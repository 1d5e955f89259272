import type { PlannedRequest } from '../../domain/mentions/reading.ts';
import type { BlueskySource } from '../../domain/mentions/sources/bluesky.ts';
import { DAY, toIso } from '../../domain/shared/time.ts';
import { didOf } from './bluesky-post.ts';
import { getJson } from './json-exchange.ts';

const PAGE_SIZE = '100';
/** Answers below a post are asked for so deep; what lies deeper shows in the counts. */
const DEPTH = '100';

type Notes = Readonly<Record<string, string>>;
type Query = Readonly<Record<string, string | undefined>>;

const ask = (
  { server }: BlueskySource,
  method: string,
  query: Query,
  purpose: PlannedRequest['purpose'],
  notes: Notes,
): PlannedRequest => getJson(`${server}/xrpc/${method}`, query, purpose, notes);

/** Where a walk back from the newest stands: at a time, or at the server's own cursor. */
export interface Place {
  readonly until?: string | undefined;
  readonly cursor?: string | undefined;
}

export function intake(source: BlueskySource, { until, cursor }: Place = {}): PlannedRequest {
  const notes =
    until === undefined && cursor === undefined ? { page: '1' } : { ...(until === undefined ? {} : { until }) };
  if (source.follow.by === 'search') {
    const query = { q: source.follow.search, sort: 'latest', limit: PAGE_SIZE, until, cursor };
    return ask(source, 'app.bsky.feed.searchPosts', query, 'intake', notes);
  }
  const asked = ask(source, 'app.bsky.notification.listNotifications', { limit: PAGE_SIZE, cursor }, 'intake', notes);
  const reasons = ['mention', 'reply', 'quote'].map((reason) => `&reasons=${reason}`).join('');
  return { ...asked, url: asked.url + reasons };
}

export const outgoingBookmark = (did: string): string => `outgoing:${did}`;

/** What a brand account posted, or first the look-up of its DID. */
export function outgoing(source: BlueskySource, entry: string, cursor: Notes): PlannedRequest {
  const did = didOf(entry, cursor);
  if (did === undefined) {
    return ask(source, 'com.atproto.identity.resolveHandle', { handle: entry }, 'lookup', { entry });
  }
  const newest = Number(cursor[outgoingBookmark(did)]);
  // Feeds may drop posts and bring them in again: a day of them is read anew each time.
  return authorFeed(source, did, newest > 0 ? { since: toIso(newest - DAY) } : {});
}

export function authorFeed(source: BlueskySource, did: string, notes: Notes, cursor?: string): PlannedRequest {
  const query = { actor: did, filter: 'posts_with_replies', limit: PAGE_SIZE, cursor };
  return ask(source, 'app.bsky.feed.getAuthorFeed', query, 'outgoing', { ...notes, did });
}

export const thread = (source: BlueskySource, uri: string): PlannedRequest =>
  ask(source, 'app.bsky.feed.getPostThread', { uri, depth: DEPTH, parentHeight: '0' }, 'thread', { about: uri });
