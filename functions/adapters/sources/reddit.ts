import type { Observation } from '../../domain/mentions/observation.ts';
import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { instantOfSeconds } from '../../domain/mentions/source-time.ts';
import { type RedditSource, redditKind } from '../../domain/mentions/sources/reddit.ts';
import { HOUR } from '../../domain/shared/time.ts';
import type { Known } from '../../ports/sources.ts';
import { quotaWait, wrongShape } from './answer.ts';
import { clientCredentials } from './auth/client-credentials.ts';
import type { Connector } from './connector.ts';
import { valueAt } from './fields.ts';
import { getJson, readJson, readRecorded } from './json-exchange.ts';
import { OF_POSTS } from './of-posts.ts';
import { type Things, thingsIn } from './reddit-listing.ts';
import { readListing, readThread } from './reddit-thread.ts';
import { writtenReading } from './written-reading.ts';

const SERVER = 'https://oauth.reddit.com';
const TOKENS = 'https://www.reddit.com';
/** The most that a page may hold; a listing ends after a thousand. */
const PAGE = { limit: '100', sort: 'new', raw_json: '1' };
const LAST_PAGE = 10;
const WANTED = 'a listing of posts or comments';
/** Requests of the window that are left to others who use the same application. */
const LEFT_TO_OTHERS = 2;

/** Reddit: posts by search, posts and comments by subreddit; answers by thread and by what the brand's accounts wrote. */
export const reddit: Connector<RedditSource> = {
  capabilities: {
    ...OF_POSTS,
    paging: 'newestFirst',
    historyDepth: 'the 1,000 newest of each listing',
    limits: redditKind.limits,
  },
  origin: () => 'reddit',
  begin: (source) => [...intakeOf(source), ...source.accounts.filter(isName).map((name) => writtenBy(source, name))],
  thread: (source, seen) => threadOf(source, seen),
  credential: ({ server, secrets }) =>
    clientCredentials({
      who: 'Reddit',
      // A pretend site has its tokens beside it: real keys go to Reddit alone.
      tokenEndpoint: `${server === SERVER ? TOKENS : server}/api/v1/access_token`,
      ...secrets,
    }),
  read(source, asked, answer, known) {
    const account = asked.notes['account'];
    const who = account === undefined ? redditKind.label(source) : `Reddit, account ${account} of the brand`;
    const read = (json: unknown): Reading | SourceProblem => {
      const found = thingsIn(json);
      if (found === undefined) return wrongShape(who, json, WANTED);
      const reading = readThings(who, source, asked, found, known);
      return isProblem(reading) ? reading : { ...reading, ...quotaWait(answer, known.now, LEFT_TO_OTHERS) };
    };
    return readJson({ who, read }, asked, answer, known.now);
  },
  sample(exchange, accounts) {
    const who = 'Reddit';
    const read = (json: unknown): Reading | SourceProblem => {
      const found = thingsIn(json);
      return found === undefined ? wrongShape(who, json, WANTED) : readListing(found, accounts);
    };
    return readRecorded({ who, read }, exchange);
  },
};

/** Ids of accounts match authors, but only names have a listing. */
const isName = (account: string): boolean => !account.startsWith('t2_');

function intakeOf({ server, follow }: RedditSource): readonly PlannedRequest[] {
  const { subreddit } = follow;
  const place = subreddit === undefined ? server : `${server}/r/${encodeURIComponent(subreddit)}`;
  if (follow.by === 'search') {
    const within = subreddit === undefined ? {} : { restrict_sr: '1' };
    return [
      getJson(`${place}/search`, { q: follow.search, type: 'link', ...within, ...PAGE }, 'intake', { page: '1' }),
    ];
  }
  // Comments count their pages by another name: that a subreddit has none of them is no sign of a broken feed.
  return [
    getJson(`${place}/new`, PAGE, 'intake', { page: '1' }),
    getJson(`${place}/comments`, PAGE, 'intake', { commentPage: '1' }),
  ];
}

const writtenBy = ({ server }: RedditSource, name: string): PlannedRequest =>
  getJson(`${server}/user/${encodeURIComponent(name)}/comments`, PAGE, 'outgoing', { account: name, answerPage: '1' });

function threadOf({ server }: RedditSource, { id, labels }: Observation): readonly PlannedRequest[] {
  const [, kind, bare = ''] = /^(t[13])_(\w+)$/u.exec(id) ?? [];
  const post = kind === 't3' ? bare : labels['post']?.replace(/^t3_/u, '');
  if (kind === undefined || post === undefined || !/^\w+$/u.test(post)) return [];
  const query = { sort: 'new', limit: '500', raw_json: '1', ...(kind === 't1' ? { comment: bare, context: '0' } : {}) };
  return [getJson(`${server}/comments/${post}`, query, 'thread', { about: id })];
}

function readThings(who: string, { accounts }: RedditSource, asked: PlannedRequest, found: Things, known: Known) {
  const { about, account } = asked.notes;
  if (about !== undefined) return readThread(who, about, found, accounts);
  const next = pageAfter(asked, found.after);
  if (account === undefined) {
    const reading = readListing(found, accounts);
    const complete = reading.complete && next === undefined && found.after === undefined;
    return { ...reading, ...(next === undefined ? {} : { next }), complete };
  }
  const times = found.things.flatMap((thing) => instantOfSeconds(valueAt(thing, 'data', 'created_utc')) ?? []);
  const written = readListing({ ...found, folded: 0 }, [account]);
  return writtenReading(written, { key: `written:${account.toLowerCase()}`, times, overlap: HOUR, asked, next, known });
}

/** By `after` alone: `before` answers an empty list once the post it names was removed. */
function pageAfter(asked: PlannedRequest, after: string | undefined): PlannedRequest | undefined {
  const url = new URL(asked.url);
  const counter = ['page', 'commentPage', 'answerPage'].find((name) => asked.notes[name] !== undefined) ?? 'page';
  const number = Number(asked.notes[counter] ?? LAST_PAGE);
  if (after === undefined || number >= LAST_PAGE || url.searchParams.get('after') === after) return undefined;
  return getJson(url.href, { after }, asked.purpose, { ...asked.notes, [counter]: String(number + 1) });
}
