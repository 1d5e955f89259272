import type {
  PlannedRequest,
  Purpose,
  Reading,
  ResponseSighting,
  SourceProblem,
} from '../../domain/mentions/reading.ts';
import { type DiscourseSource, discourseKind } from '../../domain/mentions/sources/discourse.ts';
import { SECOND } from '../../domain/shared/time.ts';
import { andThen, NOTHING, problemOf, wrongShape } from './answer.ts';
import { withHeaders } from './auth/credential.ts';
import { keyHeaders } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { type Posts, postsIn, type Spot } from './discourse-post.ts';
import { bodyReading, readLook } from './discourse-topic.ts';
import { errorJson } from './error-word.ts';
import { listUnder, valueAt, wholeAt } from './fields.ts';
import { jsonConnector, type Read } from './json-connector.ts';
import { type Asking, getJson } from './json-exchange.ts';
import { OF_POSTS } from './of-posts.ts';
import { said } from './said.ts';

/** A page of the forum's posts is of so many ids at least. */
const WINDOW = 50;
/** Hits that are remembered as read; the bookmark holds no more. */
const MOST_SEEN = 150;
const MOST_LISTS = 4;
const ACTIVITY_PAGE = 30;
const MOST_ACTIVITY = 150;

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
    source.follow.by === 'search' ? search(source, source.follow.search, 1) : latest(source),
    ...source.accounts.map((user) => activity(source, user, 0)),
  ],
  thread: (source, { id }) => [ask(source, `/posts/${encodeURIComponent(id)}.json`, {}, 'thread', { about: id })],
  credential: ({ secrets: { key } = {} }) => (key === undefined ? undefined : keyHeaders({ 'api-key': key })),
  problemIn: discourseProblemOf,
  // A topic that was deleted or is closed to us must not hold up those behind it.
  instead: (of, answer) =>
    isStep(of.asked) && !('failed' in answer) && [403, 404, 410].includes(answer.status)
      ? stepDone(of, NOTHING)
      : undefined,
  reads: {
    intake: (of) =>
      isStep(of.asked) ? readStep(of) : of.source.follow.by === 'search' ? readHits(of) : readLatest(of),
    outgoing: (of) => (isStep(of.asked) ? readStep(of) : readActivity(of)),
    thread: (of) => readLook(of, (...asking) => ask(of.source, ...asking)),
  },
  sample(of) {
    const posts = postsIn(of, { anyLaterPost: false });
    return posts === undefined ? wrongShape(of.who, of.json, 'posts') : bodyReading(of, posts);
  },
});

/** A limit that is met says in its body how long to wait. */
function discourseProblemOf(...given: Parameters<typeof problemOf>): SourceProblem | undefined {
  const [, , answer, now] = given;
  const problem = problemOf(...given);
  const seconds = wholeAt(errorJson(answer), 'extras', 'wait_seconds');
  if (problem?.problem !== 'rateLimited' || problem.retryAt !== undefined || seconds === undefined) return problem;
  return { ...problem, retryAt: now + Math.max(0, seconds) * SECOND };
}

/** The user that a key acts for is no secret; the key itself is added when the request is sent. */
function ask({ server, user }: DiscourseSource, path: string, ...asking: Asking): PlannedRequest {
  const request = getJson(`${server}${path}`, ...asking);
  return user === undefined ? request : withHeaders(request, { 'api-username': user });
}

/** The newest posts of the forum, or those up to an id: depending on the version fifty posts, or those of fifty ids. */
const latest = (source: DiscourseSource, before?: number, target?: number): PlannedRequest =>
  ask(source, '/posts.json', { before }, 'intake', { before, target });

const search = (source: DiscourseSource, term: string, page: number, queue: readonly string[] = []): PlannedRequest =>
  ask(source, '/search.json', { q: `${term} order:latest`, page }, 'intake', { list: page, queue: queue.join(' ') });

/** What a user posted, newest first: the answers, not the topics. */
function activity(source: DiscourseSource, user: string, offset: number, queue: readonly string[] = []) {
  const notes = { user, offset, queue: queue.join(' ') };
  return ask(source, '/user_actions.json', { username: user, filter: 5, offset }, 'outgoing', notes);
}

/**
 * The newest posts. Where they do not reach down to the bookmark the walk goes up from there in steps of fifty ids, of
 * which some may be empty: ids of posts that are not public are missing.
 */
function readLatest(of: Read<DiscourseSource>): Reading | SourceProblem {
  const { who, source, asked, json, known } = of;
  const body = postsIn(of, source);
  if (body === undefined || !listUnder(json, 'latest_posts')) return wrongShape(who, json, 'the latest posts');
  const { before, target } = asked.notes;
  const bookmark = Number(known.cursor['posts'] ?? 0);
  const { observations, ...read } = bodyReading(of, body);
  const isTopics = source.follow.by === 'posts' && source.follow.posts === 'topics';
  const reading = { ...read, observations: observations.filter(({ labels }) => !isTopics || labels['post'] === '1') };
  const up = (reached: number, end: number) => (reached < end ? latest(source, reached + WINDOW, end) : undefined);
  if (before !== undefined) {
    const reached = Math.min(Number(before), Number(target));
    return andThen({ ...reading, cursor: { posts: String(reached) } }, up(reached, Number(target)));
  }
  const ids = body.read.map(({ id }) => Number(id));
  if (ids.length === 0) {
    return bookmark === 0 ? reading : { problem: 'shape', line: `${who} had posts before and now answers none` };
  }
  const newest = Math.max(...ids);
  if (bookmark > 0 && Math.min(...ids) > bookmark + 1) return andThen(reading, up(bookmark, newest));
  return { ...reading, cursor: newest > bookmark ? { posts: String(newest) } : {} };
}

const seenIn = (cursor: Read<unknown>['known']['cursor']): readonly string[] =>
  (cursor['seen'] ?? '').split(',').filter(Boolean);

/** What a search found, until a list shows a hit that was read before. */
function readHits(of: Read<DiscourseSource>): Reading | SourceProblem {
  const { who, source, asked, json, known } = of;
  const body = postsIn(of, source);
  if (body === undefined || source.follow.by !== 'search') return wrongShape(who, json, 'what a search found');
  const { search: term } = source.follow;
  const seen = new Set(seenIn(known.cursor));
  const list = Number(asked.notes['list'] ?? 1);
  const hasMore = valueAt(json, 'grouped_search_result', 'more_full_page_results') === true;
  const leadsOn = seen.size > 0 && hasMore && list < MOST_LISTS;
  const further = (queue: readonly string[]) => (leadsOn ? search(source, term, list + 1, queue) : undefined);
  return listRead(of, body, ({ id }) => !seen.has(id), further);
}

/** What a brand account posted since the bookmark. */
function readActivity(of: Read<DiscourseSource>): Reading | SourceProblem {
  const { who, source, asked, json, known } = of;
  const body = postsIn(of, source);
  if (body === undefined || !listUnder(json, 'user_actions')) return wrongShape(who, json, 'the posts of a user');
  const { user = '', offset } = asked.notes;
  const bookmark = Number(known.cursor[`outgoing:${user}`] ?? 0);
  const next = Number(offset) + ACTIVITY_PAGE;
  const leadsOn = bookmark > 0 && body.entries >= ACTIVITY_PAGE && next < MOST_ACTIVITY;
  const further = (queue: readonly string[]) => (leadsOn ? activity(source, user, next, queue) : undefined);
  return listRead(of, body, ({ id }) => Number(id) > bookmark, further);
}

/**
 * Lists show the beginning of a post only, and not what it answers: each that is new is read in its topic, the oldest
 * first, so that whatever was read has nothing unread below it. A list of nothing but new posts may lead on.
 */
function listRead(
  of: Read<DiscourseSource>,
  { read, refused, entries }: Posts,
  isNew: (post: Spot) => boolean,
  further: (queue: readonly string[]) => PlannedRequest | undefined,
): Reading {
  const fresh = read.filter(isNew);
  const placed = fresh.filter(({ topic, number }) => topic !== undefined && number !== undefined);
  const spots = placed.map(({ topic, number, id }) => `${topic}.${number}.${id}`);
  const idOf = (spot: string) => Number(spot.split('.')[2]);
  const queue = [...new Set([...queueIn(of.asked), ...spots])].toSorted((a, b) => idOf(a) - idOf(b));
  const next = fresh.length === read.length ? further(queue) : undefined;
  return andThen({ ...NOTHING, entries, refused }, next ?? step(of, queue));
}

const queueIn = ({ notes }: PlannedRequest): readonly string[] => (notes['queue'] ?? '').split(' ').filter(Boolean);
const isStep = ({ notes }: PlannedRequest): boolean => notes['spot'] !== undefined;

type Step = Pick<Read<DiscourseSource>, 'source' | 'asked' | 'known'>;

/** The next of a list, as `topic.number.id`. */
function step({ source, asked }: Step, [spot, ...rest]: readonly string[]): PlannedRequest | undefined {
  if (spot === undefined) return undefined;
  const [, number = ''] = spot.split('.');
  return around(source, number, asked.purpose, { queue: rest.join(' '), spot, ...said({ user: asked.notes['user'] }) });
}

/** What stands around a number in the topic of a spot. */
function around(source: DiscourseSource, number: string, purpose: Purpose, notes: PlannedRequest['notes']) {
  const [topic = ''] = (notes['spot'] ?? '').split('.');
  return ask(source, `/t/${encodeURIComponent(topic)}/${number}.json`, {}, purpose, notes);
}

/** What one step has shown; what is left of the list comes next. */
function stepDone(of: Step, reading: Reading): Reading {
  const { spot = '', user } = of.asked.notes;
  const [, , id = ''] = spot.split('.');
  const seen = [...seenIn(of.known.cursor).filter((one) => one !== id), id].slice(-MOST_SEEN).join(',');
  const cursor = user === undefined ? { seen } : { [`outgoing:${user}`]: id };
  return andThen({ ...reading, cursor, complete: true }, step(of, queueIn(of.asked)));
}

/** One post in its topic: the new hit of a search, or an answer of the brand. */
function readStep(of: Read<DiscourseSource>): Reading | SourceProblem {
  const { who, source, asked, json } = of;
  const body = postsIn(of, source);
  if (body === undefined) return wrongShape(who, json, 'a topic');
  const { spot = '', user, parent, sighting } = asked.notes;
  const found = body.read.find(({ id }) => id === spot.split('.')[2]);
  const { observations, ...reading } = bodyReading(of, body);
  if (user === undefined)
    return stepDone(of, { ...reading, observations: observations.filter(({ id }) => id === found?.id) });
  if (sighting !== undefined) {
    const above = body.read.find(({ number }) => number === Number(parent));
    const response = { ...(JSON.parse(sighting) as Omit<ResponseSighting, 'parentId'>), parentId: above?.id ?? '' };
    return stepDone(of, { ...reading, observations: [], responses: above === undefined ? [] : [response] });
  }
  const own = { ...reading, observations: [] };
  const { repliesTo, byBot, id, observation } = found ?? {};
  if (observation?.fromBrand !== true || observation.parentId !== undefined || repliesTo === undefined) {
    return stepDone(of, own);
  }
  // What it answers stands further up: one more request shows its id.
  const waiting = JSON.stringify({ id, at: observation.publishedAt, byBot });
  const notes = { ...asked.notes, parent: String(repliesTo), sighting: waiting };
  return andThen(own, around(source, String(repliesTo), 'outgoing', notes));
}
