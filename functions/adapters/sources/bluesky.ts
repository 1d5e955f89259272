import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { type BlueskySource, blueskyKind } from '../../domain/mentions/sources/bluesky.ts';
import { DAY, SECOND, toIso } from '../../domain/shared/time.ts';
import { andThen, type problemOf, wrongShape } from './answer.ts';
import { appPasswordSession } from './auth/app-password-session.ts';
import { DIDS, REASONS, readPost, sortedAt } from './bluesky-post.ts';
import { readThread } from './bluesky-thread.ts';
import type { Connector } from './connector.ts';
import { namedProblemOf } from './error-word.ts';
import { idAt, listUnder, recordOf, textAt, valueAt } from './fields.ts';
import { type Body, jsonConnector, type Read } from './json-connector.ts';
import { type Asking, furtherPlace, getJson, parameterOf } from './json-exchange.ts';
import { accountId, lookedUp } from './looked-up-accounts.ts';
import { OF_POSTS } from './of-posts.ts';
import { listReading } from './thread-reading.ts';
import { writtenReading } from './written-reading.ts';

const PAGE_SIZE = 100;
/** Answers below a post are asked for so deep; what lies deeper shows in the counts. */
const DEPTH = 100;

/** Bluesky (AT Protocol): by search or by mention; answers by thread and by the brand's own feed, joined on DIDs. */
export const bluesky: Connector<BlueskySource> = jsonConnector({
  kind: blueskyKind,
  capabilities: {
    ...OF_POSTS,
    paging: 'newestFirst',
    historyDepth: 'all that the search finds; the first read takes the 1,200 newest',
    language: true,
  },
  origin: () => 'bluesky',
  begin: (source, cursor) => [intake(source), ...source.accounts.map((entry) => outgoing(source, entry, cursor))],
  thread: (source, { id: uri }) => [
    ask(source, 'app.bsky.feed.getPostThread', { uri, depth: DEPTH, parentHeight: 0 }, 'thread', { about: uri }),
  ],
  credential: ({ server, login, secrets: { appPassword } = {} }) =>
    login === undefined || appPassword === undefined
      ? undefined
      : appPasswordSession({ server, account: login, appPassword }),
  problemIn: blueskyProblemOf,
  reads: {
    intake: readIntake,
    outgoing: readOutgoing,
    lookup: readDid,
    thread: (of) => readThread(of, of.asked.notes['about']),
  },
  sample(of) {
    if (recordOf(valueAt(of.json, 'thread')) === undefined) return readList(of);
    return readThread(of, parameterOf(of.url, 'uri'));
  },
});

const NAMED = { RateLimitExceeded: 'rateLimited', ExpiredToken: 'unauthorised', InvalidToken: 'unauthorised' } as const;

/** What XRPC servers say beside statuses: `{error, message}`, and a web page when a wall in front of them answers. */
function blueskyProblemOf(...given: Parameters<typeof problemOf>): SourceProblem | undefined {
  const [who, { purpose }, answer] = given;
  const { status, body } = 'failed' in answer ? { status: 0, body: '' } : answer;
  const named = { ...NAMED, ...(purpose === 'thread' ? { NotFound: 'gone' as const } : {}) };
  const problem = namedProblemOf(given, ['error'], status === 400 ? named : {});
  if (problem?.problem === 'shape' && purpose === 'lookup') {
    return { problem: 'notFound', line: `${who} answered ${status}: there is no account of this name` };
  }
  const isWall = status === 403 && body.trimStart().startsWith('<');
  // For those who do not log in it is closed to searches, for others it opens again.
  const line = `${who} answered 403 with a web page: it is closed to us for now, and to searches without a login always`;
  return problem && (isWall ? { ...problem, problem: 'rateLimited', line } : problem);
}

const ask = ({ server }: BlueskySource, method: string, ...asking: Asking): PlannedRequest =>
  getJson(`${server}/xrpc/${method}`, ...asking);

/** Where a walk back from the newest stands: at a time, or at the server's own cursor. */
type Place = { readonly [At in 'until' | 'cursor']?: string | undefined };

function intake(source: BlueskySource, { until, cursor }: Place = {}): PlannedRequest {
  const notes = until === undefined && cursor === undefined ? { page: 1 } : { until };
  if (source.follow.by === 'search') {
    const query = { q: source.follow.search, sort: 'latest', limit: PAGE_SIZE, until, cursor };
    return ask(source, 'app.bsky.feed.searchPosts', query, 'intake', notes);
  }
  const query = { limit: PAGE_SIZE, cursor, reasons: REASONS };
  return ask(source, 'app.bsky.notification.listNotifications', query, 'intake', notes);
}

/** What a brand account posted, or first the look-up of its DID. */
function outgoing(source: BlueskySource, entry: string, known: Read<BlueskySource>['known']['cursor']): PlannedRequest {
  const did = accountId(DIDS, entry, known);
  return did === undefined
    ? ask(source, 'com.atproto.identity.resolveHandle', { handle: entry }, 'lookup', { entry })
    : authorFeed(source, did);
}

function authorFeed(source: BlueskySource, did: string, cursor?: string): PlannedRequest {
  const query = { actor: did, filter: 'posts_with_replies', limit: PAGE_SIZE, cursor };
  return ask(source, 'app.bsky.feed.getAuthorFeed', query, 'outgoing', { account: did });
}

/** The entries of a list; a bare record of a repository is a list of one. */
const entriesIn = (json: unknown): readonly unknown[] | undefined =>
  listUnder(json, 'posts', 'notifications', 'feed', 'records') ??
  (recordOf(valueAt(json, 'value')) === undefined ? undefined : [json]);

function readList({ who, json, brand }: Body): Reading | SourceProblem {
  const entries = entriesIn(json);
  return entries === undefined
    ? wrongShape(who, json, 'posts')
    : listReading(entries, (entry) => readPost(entry, brand));
}

function readIntake(of: Read<BlueskySource>): Reading | SourceProblem {
  const reading = readList(of);
  const place = placeBelow(of, entriesIn(of.json)?.at(-1));
  return isProblem(reading) || place === undefined ? reading : andThen(reading, intake(of.source, place));
}

/**
 * Where the walk goes on. Searches go on by time, so that nothing shifts while they are read and no cursor is needed
 * that only those who log in may use; a second is read twice. By cursor only where time does not get on.
 */
function placeBelow({ source, asked, json }: Read<BlueskySource>, last: unknown): Place | undefined {
  const cursor = textAt(json, 'cursor');
  if (cursor === undefined || last === undefined) return undefined;
  const { until } = asked.notes;
  const next = (sortedAt(last) ?? Infinity) + SECOND;
  if (source.follow.by === 'search' && next < (instantOf(until) ?? Infinity)) return { until: toIso(next) };
  return furtherPlace(asked, 'cursor', cursor) === undefined ? undefined : { until, cursor };
}

/** What the brand posted: not mentions, but answers to some. */
function readOutgoing(of: Read<BlueskySource>): Reading | SourceProblem {
  const { source, asked, known, json } = of;
  const reading = readList(of);
  if (isProblem(reading)) return reading;
  const { account: did = '' } = asked.notes;
  const times = (entriesIn(json) ?? []).flatMap((entry) => sortedAt(entry) ?? []);
  const cursor = furtherPlace(asked, 'cursor', textAt(json, 'cursor'));
  const next = cursor === undefined ? undefined : authorFeed(source, did, cursor);
  // Feeds may drop posts and bring them in again: a day of them is read anew each time.
  return writtenReading(reading, { key: `outgoing:${did}`, times, overlap: DAY, asked, next, known });
}

/** The DID behind a handle; then what it posted. */
function readDid(of: Read<BlueskySource>): Reading | SourceProblem {
  const did = idAt(of.json, 'did');
  return lookedUp(DIDS, of, DIDS.id.test(did ?? '') ? did : undefined, (id) => authorFeed(of.source, id));
}
