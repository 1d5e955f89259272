import type { Observation } from '../../domain/mentions/observation.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { type XSource, xKind } from '../../domain/mentions/sources/x.ts';
import { DAY, HOUR } from '../../domain/shared/time.ts';
import type { Known } from '../../ports.ts';
import { NOTHING, wrongShape } from './answer.ts';
import { bearerToken } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import { getJson, type Of, readJson, readRecorded } from './json-exchange.ts';
import { NO_ACCOUNTS, sightingsIn } from './thread.ts';
import { readingOf } from './thread-reading.ts';
import { withinBudget } from './x-budget.ts';
import { xProblemOf } from './x-errors.ts';
import { readPost, usersIn, versionsOf } from './x-post.ts';

type Cursor = Known['cursor'];

const PAGE_SIZE = '100';
/** No expansions: X takes money for each author too. */
const FIELDS =
  'author_id,conversation_id,created_at,edit_history_tweet_ids,lang,note_tweet,public_metrics,referenced_tweets';
const SINCE = 'since';
/** Where a walk from the newest backwards goes on, and the bookmark that it sets at its end. Empty when none is under way. */
const WALK = { token: 'walk:token', newest: 'walk:newest' } as const;
/** Search reaches back seven days; a little less, so that clocks that differ do not matter. */
const SEARCHED = 7 * DAY - HOUR;
const WANTED = 'posts';

/** X (API v2): what a search finds in the last seven days, within what may be spent; answers by the brand come with it. */
export const x: Connector<XSource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: true,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'forward',
    historyDepth: 'the last 7 days',
    forgetsAfter: 7 * DAY,
    permalink: 'mention',
    language: true,
    limits: xKind.limits,
  },
  origin: () => 'x',
  begin: (source, cursor) => [intake(source, cursor, cursor[WALK.token] ? RESUMED : {})],
  thread: (source, { id, labels, publishedAt }) => [
    lookUp(source, labels['version'] ?? id, {
      about: id,
      ...(labels['conversation'] === undefined ? {} : { conversation: labels['conversation'] }),
      ...(publishedAt === undefined ? {} : { publishedAt: String(publishedAt) }),
    }),
  ],
  credential: (source) =>
    withinBudget(bearerToken(source.secrets.token), {
      account: source.id,
      most: source.maxPostsPerMonth,
      who: xKind.label(source),
    }),
  read(source, asked, answer, known) {
    const who = xKind.label(source);
    if (!('failed' in answer) && answer.status === 400) {
      const again = withoutBookmark(source, asked, known.cursor);
      if (again !== undefined) return again;
    }
    const read = (json: unknown): Reading | SourceProblem => {
      const of: Of<XSource> = { source, asked, json, known };
      if (asked.purpose === 'intake') return readSearch(who, of);
      return asked.notes['show'] === 'answers' ? readAnswers(who, of) : readMention(who, of);
    };
    return readJson({ who, problemIn: xProblemOf, read }, asked, answer, known.now);
  },
  sample(exchange, accounts) {
    const read = (json: unknown): Reading | SourceProblem => {
      const entries = postsIn(json);
      if (entries === undefined) return wrongShape('X', json, WANTED);
      const { read: posts, refused } = gather(entries, (entry) => readPost(entry, { accounts, users: usersIn(json) }));
      return readingOf(posts, refused, entries.length);
    };
    return readRecorded({ who: 'X', problemIn: xProblemOf, read }, exchange);
  },
};

/** One search finds mentions and the brand's answers. */
function search(
  { server }: XSource,
  query: string,
  purpose: 'intake' | 'thread',
  more: { readonly since_id?: string | undefined; readonly next_token?: string | undefined },
  notes: PlannedRequest['notes'],
): PlannedRequest {
  const asked = { query, max_results: PAGE_SIZE, 'tweet.fields': FIELDS, ...more };
  return getJson(`${server}/2/tweets/search/recent`, asked, purpose, notes);
}

/** A walk that an earlier poll began: what was written since then lies above it, and is asked for at its end. */
const RESUMED = { resumed: 'yes' };

function intake(source: XSource, cursor: Cursor, notes: PlannedRequest['notes'] = {}): PlannedRequest {
  const { query, accounts } = source;
  const mentions = `(${query}) -is:retweet`;
  const wanted = accounts.length === 0 ? mentions : `(${mentions}) OR (${byBrand(accounts)} is:reply)`;
  const place = { since_id: cursor[SINCE] || undefined, next_token: cursor[WALK.token] || undefined };
  return search(source, wanted, 'intake', place, notes);
}

const byBrand = (accounts: readonly string[]): string => `(${accounts.map((id) => `from:${id}`).join(' OR ')})`;

const lookUp = ({ server }: XSource, id: string, notes: PlannedRequest['notes']): PlannedRequest =>
  getJson(`${server}/2/tweets/${encodeURIComponent(id)}`, { 'tweet.fields': FIELDS }, 'thread', notes);

/** A bookmark may be older than search reaches, and the place in a walk may be forgotten: on from what is left. */
function withoutBookmark(source: XSource, asked: PlannedRequest, cursor: Cursor): Reading | undefined {
  const query = new URL(asked.url).searchParams;
  if (asked.purpose !== 'intake' || !(query.has('next_token') || query.has('since_id'))) return undefined;
  const forgotten = query.has('next_token') ? { [WALK.token]: '', [WALK.newest]: '' } : { [SINCE]: '' };
  const next = intake(source, withoutEmpty({ ...cursor, ...forgotten }));
  return { ...NOTHING, cursor: forgotten, next, complete: false };
}

const withoutEmpty = (cursor: Cursor): Cursor =>
  Object.fromEntries(Object.entries(cursor).filter(([, value]) => value !== ''));

/** The posts of an answer; X leaves `data` out where there are none. */
function postsIn(json: unknown): readonly unknown[] | undefined {
  const data = valueAt(json, 'data');
  if (Array.isArray(data)) return data;
  if (recordOf(data) !== undefined) return idAt(data, 'id') === undefined ? undefined : [data];
  return valueAt(json, 'meta', 'result_count') === 0 ? [] : undefined;
}

function readSearch(who: string, { source, asked, json, known }: Of<XSource>): Reading | SourceProblem {
  const entries = postsIn(json);
  if (entries === undefined) return wrongShape(who, json, WANTED);
  const { read: posts, refused } = gather(entries, (entry) => readPost(entry, { ...source, users: usersIn(json) }));
  const reading = readingOf(posts, refused, entries.length);
  const token = textAt(json, 'meta', 'next_token');
  const leadsOn = token !== undefined && token !== known.cursor[WALK.token];
  const cursor = bookmarks(known.cursor, idAt(json, 'meta', 'newest_id'), leadsOn ? token : undefined);
  const after = withoutEmpty({ ...known.cursor, ...cursor });
  const resumed = asked.notes['resumed'] === undefined ? undefined : RESUMED;
  const next = leadsOn ? intake(source, after, resumed) : resumed && intake(source, after);
  return {
    ...reading,
    // What the brand wrote are answers, no mentions.
    observations: reading.observations.filter(({ fromBrand }) => !fromBrand),
    cursor,
    ...(next === undefined ? {} : { next, complete: false }),
  };
}

/** The bookmark moves at the end of a walk only: a break in its middle must not skip the rest. */
function bookmarks(cursor: Cursor, newestHere: string | undefined, token: string | undefined): Cursor {
  const isWalking = Boolean(cursor[WALK.token]);
  const newest = (isWalking ? cursor[WALK.newest] : undefined) || newestHere;
  if (token !== undefined) return { [WALK.token]: token, [WALK.newest]: newest ?? '' };
  const done = isWalking ? { [WALK.token]: '', [WALK.newest]: '' } : {};
  return newest === undefined || newest === cursor[SINCE] ? done : { ...done, [SINCE]: newest };
}

/** The mention as it reads now: the latest version of it, how many have answered, and then whether the brand has. */
function readMention(who: string, { source, asked, json, known }: Of<XSource>): Reading | SourceProblem {
  const { about = '', conversation, publishedAt, renewed } = asked.notes;
  const entry = recordOf(valueAt(json, 'data'));
  if (entry === undefined) return notShown(who, about, json);
  const latest = versionsOf(entry).at(-1);
  if (latest !== undefined && latest !== idAt(entry, 'id') && renewed === undefined) {
    const next = lookUp(source, latest, { ...asked.notes, renewed: 'yes' });
    return { ...NOTHING, next, complete: false };
  }
  const { read: posts, refused } = gather([entry], (one) => readPost(one, { ...source, users: usersIn(json) }));
  const reading = readingOf(posts, refused, 1);
  const nobody = valueAt(entry, 'public_metrics', 'reply_count') === 0;
  if (nobody) return { ...reading, verdict: { id: about, response: { truth: 'notReplied' } } };
  const why = whyNotAsked(source, conversation, Number(publishedAt), known.now);
  if (why !== undefined) return { ...reading, verdict: { id: about, response: { truth: 'unknown', reason: why } } };
  const query = `conversation_id:${conversation} ${byBrand(source.accounts)}`;
  const versions = versionsOf(entry).join(',');
  const notes = { about, versions, show: 'answers' };
  return { ...reading, next: search(source, query, 'thread', {}, notes), complete: false };
}

function notShown(who: string, about: string, json: unknown): SourceProblem {
  const [error] = [valueAt(json, 'errors')].flat();
  return textAt(error, 'title') === 'Not Found Error'
    ? { problem: 'gone', line: `${who}: post ${about} is no longer there` }
    : wrongShape(who, json, `post ${about}`);
}

function whyNotAsked(
  { accounts }: XSource,
  conversation: string | undefined,
  publishedAt: number,
  now: number,
): string | undefined {
  if (accounts.length === 0) return NO_ACCOUNTS;
  if (conversation === undefined || !/^\d+$/u.test(conversation))
    return 'the post does not say which conversation it is in';
  return now - publishedAt < SEARCHED ? undefined : 'the search of X reaches back 7 days only';
}

/** What the brand wrote in the conversation: an answer to this very post, in whichever version, is a response. */
function readAnswers(who: string, { source, asked, json }: Of<XSource>): Reading | SourceProblem {
  const entries = postsIn(json);
  if (entries === undefined) return wrongShape(who, json, WANTED);
  const { about = '', versions = '' } = asked.notes;
  const { read: posts, refused } = gather(entries, (entry) => readPost(entry, { ...source, users: usersIn(json) }));
  const mine = new Set([about, ...versions.split(',')]);
  const responses = sightingsIn(posts)
    .filter(({ parentId }) => mine.has(parentId))
    .map((response) => ({ ...response, parentId: about }))
    .toSorted((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
  const isCut = textAt(json, 'meta', 'next_token') !== undefined || refused.count > 0;
  return {
    ...NOTHING,
    responses,
    verdict: { id: about, response: truthOf(responses[0], isCut) },
    refused,
    entries: entries.length,
    complete: !isCut,
  };
}

function truthOf(first: Reading['responses'][number] | undefined, isCut: boolean): Observation['response'] {
  if (first !== undefined) {
    return { truth: 'replied', id: first.id, ...(first.at === undefined ? {} : { at: first.at }) };
  }
  return isCut
    ? { truth: 'unknown', reason: 'X shows only some of what the brand wrote there' }
    : { truth: 'notReplied' };
}
