import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import {
  isProblem,
  type PlannedRequest,
  type Reading,
  type ResponseSighting,
  type SourceProblem,
} from '../../domain/mentions/reading.ts';
import { type XSource, xKind } from '../../domain/mentions/sources/x.ts';
import { DAY, HOUR } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import { andThen, jsonOf, NOTHING, problemOf, wrongShape } from './answer.ts';
import { nextMonth, withinMonthlyCap } from './auth/monthly-cap.ts';
import { bearerToken } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { errorWord } from './error-word.ts';
import { idAt, listAt, recordOf, textAt, valueAt } from './fields.ts';
import { type Body, jsonConnector, type Read } from './json-connector.ts';
import { type Asking, getJson } from './json-exchange.ts';
import { OF_POSTS } from './of-posts.ts';
import { type Cursor, ended, type Walk, walkedTo } from './resumed-walk.ts';
import { said } from './said.ts';
import { NO_ACCOUNTS } from './thread.ts';
import { listReading } from './thread-reading.ts';
import { readPost, usersIn, versionsOf } from './x-post.ts';

const PAGE_SIZE = 100;
/** No expansions: X takes money for each author too. */
const FIELDS =
  'author_id,conversation_id,created_at,edit_history_tweet_ids,lang,note_tweet,public_metrics,referenced_tweets';
const WALK: Walk = { place: 'walk:token', newest: 'walk:newest', bookmark: 'since' };
/** Search reaches back seven days; a little less, so that clocks that differ do not matter. */
const SEARCHED = 7 * DAY - HOUR;

/** X (API v2): what a search finds in the last seven days, within what may be spent; answers by the brand come with it. */
export const x: Connector<XSource> = jsonConnector({
  kind: xKind,
  capabilities: {
    ...OF_POSTS,
    paging: 'forward',
    historyDepth: 'the last 7 days',
    forgetsAfter: 7 * DAY,
    language: true,
  },
  origin: () => 'x',
  begin: (source, cursor) => [intake(source, cursor, cursor[WALK.place] ? RESUMED : {})],
  thread: (source, { id, labels: { version = id, conversation }, publishedAt }) => [
    lookUp(source, version, { about: id, conversation, publishedAt }),
  ],
  credential: (source) =>
    withinMonthlyCap(bearerToken(source.secrets.token), {
      account: source.id,
      who: xKind.label(source),
      most: source.maxPostsPerMonth,
      units: 'posts',
      page: { parameter: 'max_results', fewest: 10, next: 'next_token' },
      unitsIn: postsPaid,
    }),
  problemIn: xProblemOf,
  instead: ({ source, asked, known }, answer) =>
    'failed' in answer || answer.status !== 400 ? undefined : withoutBookmark(source, asked, known.cursor),
  reads: {
    intake: readSearch,
    thread: (of) => (of.asked.notes['show'] === 'answers' ? readAnswers(of) : readMention(of)),
  },
  sample: readPosts,
});

/** What X says of an answer that is no success: credits that are used up look like other things elsewhere. */
function xProblemOf(...given: Parameters<typeof problemOf>): SourceProblem | undefined {
  const [who, , answer, now] = given;
  const problem = problemOf(...given);
  if (problem === undefined || 'failed' in answer) return problem;
  if (answer.status === 402) {
    return { problem: 'unauthorised', line: `${who} answered 402: the credits of this X account are used up` };
  }
  if (answer.status === 429 && errorWord(answer, 'title') === 'UsageCapExceeded') {
    const line = `${who} answered 429: X's own cap for this month is used up`;
    return { ...problem, line, retryAt: nextMonth(now) };
  }
  const reason = errorWord(answer, 'reason');
  return reason === undefined ? problem : { ...problem, line: `${problem.line} (${reason})` };
}

/** What X takes money for; unknown where nobody can tell what it sent. Answers that are no success cost nothing. */
function postsPaid(answer: HttpResponse | HttpFailure): number | undefined {
  if ('failed' in answer) return undefined;
  if (answer.status < 200 || answer.status >= 300) return 0;
  const read = jsonOf('', answer.body);
  return isProblem(read) ? undefined : [valueAt(read.json, 'data') ?? []].flat().length;
}

/** One search finds mentions and the brand's answers. */
function search(
  { server }: XSource,
  query: string,
  place: Asking[0],
  ...asking: [Asking[1], Asking[2]]
): PlannedRequest {
  const asked = { query, max_results: PAGE_SIZE, 'tweet.fields': FIELDS, ...place };
  return getJson(`${server}/2/tweets/search/recent`, asked, ...asking);
}

/** A walk that an earlier poll began: what was written since then lies above it, and is asked for at its end. */
const RESUMED = { resumed: 'yes' };

function intake(source: XSource, cursor: Cursor, notes: PlannedRequest['notes'] = {}): PlannedRequest {
  const { query, accounts } = source;
  const mentions = `(${query}) -is:retweet`;
  const wanted = accounts.length === 0 ? mentions : `(${mentions}) OR (${byBrand(accounts)} is:reply)`;
  const place = { since_id: cursor[WALK.bookmark] || undefined, next_token: cursor[WALK.place] || undefined };
  return search(source, wanted, place, 'intake', notes);
}

const byBrand = (accounts: readonly string[]): string => `(${accounts.map((id) => `from:${id}`).join(' OR ')})`;

const lookUp = ({ server }: XSource, id: string, notes: Asking[2]): PlannedRequest =>
  getJson(`${server}/2/tweets/${encodeURIComponent(id)}`, { 'tweet.fields': FIELDS }, 'thread', notes);

/** A bookmark may be older than search reaches, and the place in a walk may be forgotten: on from what is left. */
function withoutBookmark(source: XSource, asked: PlannedRequest, cursor: Cursor): Reading | undefined {
  const query = new URL(asked.url).searchParams;
  if (asked.purpose !== 'intake' || !(query.has('next_token') || query.has('since_id'))) return undefined;
  const forgotten = query.has('next_token') ? ended(WALK) : { [WALK.bookmark]: '' };
  return andThen({ ...NOTHING, cursor: forgotten }, intake(source, { ...cursor, ...forgotten }));
}

/** The posts of an answer; X leaves `data` out where there are none. */
function postsIn(json: unknown): readonly unknown[] | undefined {
  const data = valueAt(json, 'data');
  if (Array.isArray(data)) return data;
  if (recordOf(data) !== undefined) return idAt(data, 'id') === undefined ? undefined : [data];
  return valueAt(json, 'meta', 'result_count') === 0 ? [] : undefined;
}

function readPosts({ who, json, brand: { accounts } }: Body): Reading | SourceProblem {
  const users = usersIn(json);
  const entries = postsIn(json);
  return entries === undefined
    ? wrongShape(who, json, 'posts')
    : listReading(entries, (entry) => readPost(entry, { accounts, users }));
}

function readSearch(of: Read<XSource>): Reading | SourceProblem {
  const { source, asked, json, known } = of;
  const reading = readPosts(of);
  if (isProblem(reading)) return reading;
  const token = textAt(json, 'meta', 'next_token');
  const place = token === known.cursor[WALK.place] ? undefined : token;
  const cursor = walkedTo(WALK, known.cursor, idAt(json, 'meta', 'newest_id'), place);
  const after = { ...known.cursor, ...cursor };
  const resumed = asked.notes['resumed'] === undefined ? undefined : RESUMED;
  const next = place === undefined ? resumed && intake(source, after) : intake(source, after, resumed);
  // What the brand wrote are answers, no mentions.
  const observations = reading.observations.filter(({ fromBrand }) => !fromBrand);
  return andThen({ ...reading, observations, cursor }, next);
}

/** The mention as it reads now: the latest version of it, how many have answered, and then whether the brand has. */
function readMention(of: Read<XSource>): Reading | SourceProblem {
  const { who, source, asked, json, known } = of;
  const { about = '', conversation, publishedAt, renewed } = asked.notes;
  const entry = recordOf(valueAt(json, 'data'));
  if (entry === undefined) return notShown(who, about, json);
  const latest = versionsOf(entry).at(-1);
  if (latest !== undefined && latest !== idAt(entry, 'id') && renewed === undefined) {
    return andThen(NOTHING, lookUp(source, latest, { ...asked.notes, renewed: 'yes' }));
  }
  const reading = listReading([entry], (one) => readPost(one, { ...source, users: usersIn(json) }));
  const nobody = valueAt(entry, 'public_metrics', 'reply_count') === 0;
  if (nobody) return { ...reading, verdict: { id: about, response: { truth: 'notReplied' } } };
  const reason = whyNotAsked(source, conversation, Number(publishedAt), known.now);
  if (reason !== undefined) return { ...reading, verdict: { id: about, response: { truth: 'unknown', reason } } };
  const query = `conversation_id:${conversation} ${byBrand(source.accounts)}`;
  const notes = { about, versions: versionsOf(entry).join(','), show: 'answers' };
  return andThen(reading, search(source, query, {}, 'thread', notes));
}

function notShown(who: string, about: string, json: unknown): SourceProblem {
  return textAt(listAt(json, 'errors')[0], 'title') === 'Not Found Error'
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
function readAnswers(of: Read<XSource>): Reading | SourceProblem {
  const { about = '', versions = '' } = of.asked.notes;
  const reading = readPosts(of);
  if (isProblem(reading)) return reading;
  const mine = new Set([about, ...versions.split(',')]);
  const responses = reading.responses
    .filter(({ parentId }) => mine.has(parentId))
    .map((response) => ({ ...response, parentId: about }))
    .toSorted((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
  const isCut = textAt(of.json, 'meta', 'next_token') !== undefined || reading.refused.count > 0;
  const verdict = { id: about, response: truthOf(responses[0], isCut) };
  return { ...reading, observations: [], responses, verdict, complete: !isCut };
}

function truthOf(first: ResponseSighting | undefined, isCut: boolean): ResponseTruth {
  if (first !== undefined) return { truth: 'replied', id: first.id, ...said({ at: first.at }) };
  const reason = 'X shows only some of what the brand wrote there';
  return isCut ? { truth: 'unknown', reason } : { truth: 'notReplied' };
}
