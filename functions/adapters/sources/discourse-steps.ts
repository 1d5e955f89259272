import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { Known } from '../../ports.ts';
import { NOTHING, wrongShape } from './answer.ts';
import { type Posts, postsIn, readingOf } from './discourse-list.ts';
import type { ForumPost } from './discourse-post.ts';
import type { Asked } from './discourse-posts.ts';
import * as requests from './discourse-requests.ts';
import { valueAt } from './fields.ts';

const SEEN = 'seen';
/** Hits that are remembered as read; the bookmark holds no more. */
const MOST_SEEN = 150;
const MOST_LISTS = 4;
const ACTIVITY_PAGE = 30;
const MOST_ACTIVITY = 150;

/**
 * Searches show the beginning of a post only: each new hit is read in its topic, the oldest first, so that whatever was
 * read has nothing unread below it. Lists go on until one shows a hit that was read before.
 */
export function readSearch(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const { source, asked, known } = of;
  const body = postsIn(json, source);
  if (body === undefined || source.follow.by !== 'search') return wrongShape(who, json, 'what a search found');
  const seen = new Set(seenIn(known.cursor));
  const fresh = body.posts.filter(({ id }) => !seen.has(id));
  const spots = [...requests.spotsIn(asked.notes['queue']), ...fresh.flatMap(spotOf)];
  const list = Number(asked.notes['list'] ?? 1);
  const isFirstRead = seen.size === 0;
  const hasMore = valueAt(json, 'grouped_search_result', 'more_full_page_results') === true;
  const found = { ...NOTHING, entries: body.entries, refused: body.refused, complete: false };
  if (!isFirstRead && hasMore && fresh.length === body.posts.length && list < MOST_LISTS) {
    return { ...found, next: requests.search(source, source.follow.search, list + 1, { queue: textOf(spots) }) };
  }
  const queue = [...new Map(spots.map((spot) => [spot.id, spot])).values()].toSorted(
    (a, b) => Number(a.id) - Number(b.id),
  );
  return { ...found, ...nextInQueue(of, queue), complete: queue.length === 0 };
}

const seenIn = (cursor: Known['cursor']): readonly string[] => (cursor[SEEN] ?? '').split(',').filter(Boolean);
const textOf = (spots: readonly requests.Spot[]): string => spots.map(requests.spotText).join(' ');
const spotOf = ({ topic, number, id }: ForumPost): readonly requests.Spot[] =>
  topic === undefined || number === undefined ? [] : [{ topic, number, id }];

function nextInQueue({ source, asked }: Asked, [spot, ...rest]: readonly requests.Spot[]): Pick<Reading, 'next'> {
  if (spot === undefined) return {};
  const { user } = asked.notes;
  const notes = { spot: requests.spotText(spot), queue: textOf(rest), ...(user === undefined ? {} : { user }) };
  return { next: requests.around(source, spot, asked.purpose, notes) };
}

/** What a brand account posted since the bookmark: where each stands is read in its topic, the oldest first. */
export function readActivity(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const { source, asked, known } = of;
  const body = postsIn(json, source);
  if (body === undefined || !Array.isArray(valueAt(json, 'user_actions')))
    return wrongShape(who, json, 'the posts of a user');
  const { user = '' } = asked.notes;
  const bookmark = Number(known.cursor[activityBookmark(user)] ?? 0);
  const fresh = body.posts.filter(({ id }) => Number(id) > bookmark);
  const offset = Number(asked.notes['offset'] ?? 0);
  const found = { ...NOTHING, entries: body.entries, refused: body.refused };
  const isAllFresh = bookmark > 0 && fresh.length === body.posts.length && body.entries >= ACTIVITY_PAGE;
  if (isAllFresh && offset + ACTIVITY_PAGE < MOST_ACTIVITY) {
    return { ...found, next: requests.activity(source, user, offset + ACTIVITY_PAGE), complete: false };
  }
  const queue = fresh.flatMap(spotOf).toSorted((a, b) => Number(a.id) - Number(b.id));
  return { ...found, ...nextInQueue(of, queue), complete: queue.length === 0 };
}

const activityBookmark = (user: string): string => `outgoing:${user}`;

/** One post in its topic: the new hit of a search, or an answer of the brand. `json` is absent when the topic cannot be seen. */
export function readAround(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const { source, asked, known } = of;
  const { spot: text, user, parent } = asked.notes;
  const [spot] = requests.spotsIn(text);
  const body: Posts | undefined =
    json === undefined ? { posts: [], refused: { count: 0 }, entries: 0 } : postsIn(json, source);
  if (spot === undefined || body === undefined) return wrongShape(who, json, 'a topic');
  const rest = nextInQueue(of, requests.spotsIn(asked.notes['queue']));
  const complete = rest.next === undefined;
  const reading = readingOf(body, source);
  if (user === undefined) {
    const observations = reading.observations.filter(({ id }) => id === spot.id);
    const seen = [...seenIn(known.cursor).filter((id) => id !== spot.id), spot.id].slice(-MOST_SEEN);
    return { ...reading, observations, cursor: { [SEEN]: seen.join(',') }, ...rest, complete };
  }
  const done = { [activityBookmark(user)]: spot.id };
  if (parent !== undefined) return { ...parentSighting(body, asked.notes), cursor: done, ...rest, complete };
  const answer = body.posts.find(({ id }) => id === spot.id);
  const isOpen = answer?.observation.fromBrand === true && answer.observation.parentId === undefined;
  if (answer === undefined || !isOpen || answer.repliesTo === undefined) {
    return { ...reading, observations: [], cursor: done, ...rest, complete };
  }
  // What it answers stands further up: one more request shows its id.
  const { publishedAt } = answer.observation;
  const notes = {
    ...asked.notes,
    parent: String(answer.repliesTo),
    ...(publishedAt === undefined ? {} : { at: String(publishedAt) }),
    ...(answer.byBot ? { bot: 'true' } : {}),
  };
  const next = requests.around(source, { ...spot, number: answer.repliesTo }, 'outgoing', notes);
  return { ...reading, observations: [], next, complete: false };
}

function parentSighting(
  { posts, entries, refused }: Posts,
  { spot, parent, at, bot }: PlannedRequest['notes'],
): Reading {
  const [answer] = requests.spotsIn(spot);
  const above = posts.find(({ number }) => number === Number(parent));
  const found = { ...NOTHING, entries, refused };
  if (answer === undefined || above === undefined) return found;
  const sighting = {
    parentId: above.id,
    id: answer.id,
    byBot: bot === 'true',
    ...(at === undefined ? {} : { at: Number(at) }),
  };
  return { ...found, responses: [sighting] };
}
