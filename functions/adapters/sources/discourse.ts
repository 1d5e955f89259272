import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { type DiscourseSource, discourseKind } from '../../domain/mentions/sources/discourse.ts';
import { andThen, NOTHING } from './answer.ts';
import { keyHeaders } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { bodyReading, inTopic, type Posts, readPlace, readPosts, readTopic } from './discourse-post.ts';
import { waitingProblemOf } from './error-word.ts';
import { valueAt } from './fields.ts';
import { jsonConnector, type Read } from './json-connector.ts';
import { getJson } from './json-exchange.ts';
import { OF_POSTS } from './of-posts.ts';
import { inTurn, thenAsked } from './requests-in-turn.ts';

/** A page of the forum's posts is of so many ids at least. */
const WINDOW = 50;
/** Hits that are remembered as read; the bookmark holds no more. */
const MOST_SEEN = 150;
const MOST_LISTS = 5;
const ACTIVITY_PAGE = 30;

/** A Discourse forum: by search or whole; answers by the activity of the brand's accounts and by topic. */
export const discourse: Connector<DiscourseSource> = jsonConnector({
  kind: discourseKind,
  capabilities: {
    ...OF_POSTS,
    paging: 'forward',
    historyDepth: 'the first read takes the 50 newest posts, or hits of the search',
  },
  origin: ({ server }) => `discourse:${new URL(server).host}`,
  begin: (source) => [
    source.follow.by === 'search' ? list(source, undefined, 1) : latest(source),
    ...source.accounts.map((user) => list(source, user, 1)),
  ],
  thread: ({ server }, { id }) => [
    getJson(`${server}/posts/${encodeURIComponent(id)}.json`, {}, 'thread', { show: 'place', about: id }),
  ],
  // The user that a key acts for is no secret.
  credential: ({ user = '', secrets: { key } = {} }) =>
    key === undefined ? undefined : keyHeaders({ 'api-key': key }, { 'api-username': user }),
  problemIn: (...given) => waitingProblemOf(given, ['extras', 'wait_seconds']),
  // A topic that was deleted or is closed to us must not hold up those behind it.
  instead: (of, answer) =>
    of.asked.notes['show'] === 'step' && 'status' in answer && [403, 404, 410].includes(answer.status)
      ? stepDone(of, NOTHING)
      : undefined,
  reads: { intake: readShown },
  sample: (of) => readPosts(of, bodyReading),
});

const READERS = { latest: readLatest, list: readList, step: readStep, place: readPlace, topic: readTopic } as const;

/** Whatever is asked for holds posts; `show` says which, and so how they are read. */
function readShown(of: Read<DiscourseSource>): Reading | SourceProblem {
  const { show, beside } = of.asked.notes;
  return readPosts(of, READERS[show as keyof typeof READERS], { ...of.source, beside });
}

/** The newest posts of the forum, or those up to an id: depending on the version fifty posts, or those of fifty ids. */
const latest = ({ server }: DiscourseSource, before?: number, target?: number): PlannedRequest =>
  getJson(`${server}/posts.json`, { before }, 'intake', { show: 'latest', before, target });

/**
 * The newest posts. Where they do not reach down to the bookmark the walk goes up from there in steps of fifty ids, of
 * which some may be empty: ids of posts that are not public are missing.
 */
function readLatest(of: Read<DiscourseSource>, body: Posts): Reading | SourceProblem {
  const { who, source, asked, known } = of;
  const { before, target } = asked.notes;
  const bookmark = Number(known.cursor['posts'] ?? 0);
  const ids = body.read.map(({ id }) => Number(id));
  if (bookmark > 0 && ids.length === 0 && before === undefined) {
    return { problem: 'shape', line: `${who} had posts before and now answers none` };
  }
  const end = Number(target ?? Math.max(bookmark, ...ids));
  const isWhole = bookmark === 0 || Math.min(...ids, end) <= bookmark + 1;
  const reached = before === undefined ? (isWhole ? end : bookmark) : Math.min(Number(before), end);
  const { observations, ...reading } = bodyReading(of, body);
  const isTopics = source.follow.by === 'posts' && source.follow.posts === 'topics';
  const followed = observations.filter(({ labels }) => !isTopics || labels['post'] === '1');
  const cursor = reached > bookmark ? { posts: String(reached) } : {};
  const up = reached < end ? latest(source, reached + WINDOW, end) : undefined;
  return andThen({ ...reading, observations: followed, cursor }, up);
}

/** A list of the beginnings of posts, newest first: what `user` answered, or without one what a search finds. */
function list({ server, follow }: DiscourseSource, user: string | undefined, page: number): PlannedRequest {
  const notes = { show: 'list', user, list: page };
  if (user === undefined && follow.by === 'search') {
    return getJson(`${server}/search.json`, { q: `${follow.search} order:latest`, page }, 'intake', notes);
  }
  const query = { username: user, filter: 5, offset: (page - 1) * ACTIVITY_PAGE };
  return getJson(`${server}/user_actions.json`, query, 'outgoing', notes);
}

type Step = Pick<Read<DiscourseSource>, 'asked' | 'known'>;

/** What lists have shown that was read: hits of the search or, of an account, its last answer. */
function readBefore({ asked: { notes }, known }: Step) {
  const key = notes['user'] === undefined ? 'seen' : `outgoing:${notes['user']}`;
  return { key, ids: (known.cursor[key] ?? '').split(',').filter(Boolean) };
}

/**
 * Lists show the beginning of a post only, and not what it answers: each that is new is read in its topic, the oldest
 * first, so that whatever was read has nothing unread below it. A list of nothing but new posts may lead on.
 */
function readList(of: Read<DiscourseSource>, { read, refused, entries }: Posts): Reading {
  const { source, asked, json } = of;
  const { user, list: page } = asked.notes;
  const { ids } = readBefore(of);
  const isNew = (id: string) => (user === undefined ? !ids.includes(id) : Number(id) > Number(ids[0] ?? 0));
  const fresh = read.filter(({ id }) => isNew(id)).toSorted((a, b) => Number(a.id) - Number(b.id));
  // Of an answer the list tells what it replies to, which may stand far above it.
  const steps = fresh.flatMap(({ id, place, above, entry }) => {
    const at = user === undefined ? place : (above ?? place);
    const notes = { show: 'step', user, id, beside: user && JSON.stringify(entry) };
    return at === undefined ? [] : [inTopic(source, at, {}, asked.purpose, notes)];
  });
  const more = valueAt(json, 'grouped_search_result', 'more_full_page_results');
  const hasMore = user === undefined ? more === true : entries >= ACTIVITY_PAGE;
  const leadsOn = hasMore && ids.length > 0 && fresh.length === read.length && Number(page) < MOST_LISTS;
  const further = leadsOn ? [list(source, user, Number(page) + 1)] : [];
  return andThen({ ...NOTHING, entries, refused }, inTurn([...further, ...steps, ...thenAsked(asked)]));
}

/** What one step has shown; what is left comes next. */
function stepDone(of: Step, reading: Reading): Reading {
  const { user, id = '' } = of.asked.notes;
  const { key, ids } = readBefore(of);
  const seen = user === undefined ? [...ids.filter((one) => one !== id), id].slice(-MOST_SEEN) : [id];
  return andThen({ ...reading, cursor: { [key]: seen.join(',') }, complete: true }, inTurn(thenAsked(of.asked)));
}

/** One post in its topic: the new hit of a search, or what stands around that which the brand answered. */
function readStep(of: Read<DiscourseSource>, body: Posts): Reading {
  const { user, id } = of.asked.notes;
  const { observations, ...reading } = bodyReading(of, body);
  const hits = observations.filter((seen) => user === undefined && seen.id === id);
  return stepDone(of, { ...reading, observations: hits });
}
