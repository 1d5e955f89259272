import type { PlannedRequest, Purpose } from '../../domain/mentions/reading.ts';
import type { DiscourseSource } from '../../domain/mentions/sources/discourse.ts';
import { getJson } from './json-exchange.ts';

type Notes = Readonly<Record<string, string>>;
type Query = Readonly<Record<string, string | undefined>>;

/** The user that a key acts for is no secret; the key itself is added when the request is sent. */
function ask(
  { server, user }: DiscourseSource,
  path: string,
  query: Query,
  purpose: Purpose,
  notes: Notes,
): PlannedRequest {
  const request = getJson(`${server}${path}`, query, purpose, notes);
  return user === undefined ? request : { ...request, headers: { ...request.headers, 'api-username': user } };
}

/** The newest posts of the forum, or those up to an id: depending on the version fifty posts, or those of fifty ids. */
export const posts = (source: DiscourseSource, notes: Notes = {}): PlannedRequest =>
  ask(source, '/posts.json', { before: notes['before'] }, 'intake', notes);

export const search = (source: DiscourseSource, term: string, page: number, notes: Notes = {}): PlannedRequest =>
  ask(source, '/search.json', { q: `${term} order:latest`, page: String(page) }, 'intake', {
    ...notes,
    list: String(page),
  });

/** What a user posted, newest first: the answers, not the topics. */
export const activity = (source: DiscourseSource, user: string, offset: number): PlannedRequest =>
  ask(source, '/user_actions.json', { username: user, filter: '5', offset: String(offset) }, 'outgoing', {
    user,
    offset: String(offset),
  });

/** A post with what stands around it in its topic. */
export const around = (
  source: DiscourseSource,
  { topic, number }: Spot,
  purpose: Purpose,
  notes: Notes,
): PlannedRequest => ask(source, `/t/${encodeURIComponent(topic)}/${number}.json`, {}, purpose, notes);

export const post = (source: DiscourseSource, id: string): PlannedRequest =>
  ask(source, `/posts/${encodeURIComponent(id)}.json`, {}, 'thread', { about: id, show: 'post' });

export const topicOf = (source: DiscourseSource, about: string, topic: string, number: number): PlannedRequest =>
  around(source, { topic, number, id: about }, 'thread', { about, topic, number: String(number), show: 'topic' });

export function laterPosts(source: DiscourseSource, ids: readonly string[], notes: Notes): PlannedRequest {
  const asked = ask(source, `/t/${encodeURIComponent(notes['topic'] ?? '')}/posts.json`, {}, 'thread', {
    ...notes,
    show: 'later',
  });
  const query = new URLSearchParams(ids.map((id): [string, string] => ['post_ids[]', id]));
  return { ...asked, url: `${asked.url}?${query.toString()}` };
}

/** Where a post stands, to be looked at: as text `topic.number.id`. */
export interface Spot {
  readonly topic: string;
  readonly number: number;
  readonly id: string;
}

export const spotText = ({ topic, number, id }: Spot): string => `${topic}.${number}.${id}`;

export function spotsIn(text: string | undefined): readonly Spot[] {
  return (text ?? '').split(' ').flatMap((part) => {
    const [topic, number, id] = part.split('.');
    return topic === undefined || id === undefined ? [] : [{ topic, number: Number(number), id }];
  });
}
