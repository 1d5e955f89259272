import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt, wholeAt } from './fields.ts';
import { htmlToText } from './html-text.ts';

/** What a post is read beside. */
export interface Surroundings {
  readonly accounts: readonly string[];
  /** Origin of the forum, where it is known. */
  readonly server?: string | undefined;
  /** Of the topics that the body tells of, by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Ids of posts that the body shows, by topic and number. */
  readonly ids: ReadonlyMap<string, string>;
}

/** One post as we need it. */
export interface ForumPost {
  readonly id: string;
  readonly observation: Observation;
  readonly topic: string | undefined;
  /** Its place in the topic; gaps stand for deleted posts. */
  readonly number: number | undefined;
  /** The number of the post that it answers; the opening one when it just replies to the topic. */
  readonly repliesTo: number | undefined;
  readonly byBot: boolean;
}

const NOT_SHOWN = 'a list of posts does not show what answers them';
/** Small actions and whispers, which only staff see. */
const NO_POSTS: readonly unknown[] = [3, 4];

export const placeOf = (topic: string, number: number): string => `${topic}/${number}`;

/** What was deleted, by whomever, is neither mention nor response. */
export const isDeleted = (post: unknown): boolean =>
  valueAt(post, 'user_deleted') === true ||
  valueAt(post, 'deleted') === true ||
  textAt(post, 'deleted_at') !== undefined;

/** The activity of a user tells of the topics that it opened without the id of the post. */
export function postId(entry: unknown): string | undefined {
  const id = idAt(entry, 'post_id') ?? idAt(entry, 'id');
  if (id !== undefined) return /^\d{1,15}$/u.test(id) ? id : undefined;
  const topic = idAt(entry, 'topic_id');
  return valueAt(entry, 'action_type') === 4 && topic !== undefined ? `topic-${topic}` : undefined;
}

/** Reads a post as lists, topics, searches and the activity of a user carry it. */
export function readPost(entry: unknown, around: Surroundings): Entry<ForumPost> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const id = postId(entry);
  if (id === undefined) return { refused: 'has no numeric id' };
  if (isDeleted(entry) || NO_POSTS.includes(valueAt(entry, 'post_type'))) return 'notAMention';
  const html = ['cooked', 'blurb', 'excerpt']
    .map((name) => valueAt(entry, name))
    .find((value) => typeof value === 'string');
  if (html === undefined) return { refused: `has no text (id ${id})` };
  const topic = idAt(entry, 'topic_id');
  const number = numberAt(entry, 'post_number');
  const repliesTo = number === undefined || number <= 1 ? undefined : (numberAt(entry, 'reply_to_post_number') ?? 1);
  const place = { id, topic, number, repliesTo };
  return {
    ...place,
    observation: observationOf(entry, htmlToText(html as string), place, around),
    byBot: (wholeAt(entry, 'user_id') ?? 0) < 0,
  };
}

function observationOf(
  entry: unknown,
  text: string,
  { id, topic, number, repliesTo }: Pick<ForumPost, 'id' | 'topic' | 'number' | 'repliesTo'>,
  { accounts, server, titles, ids }: Surroundings,
): Observation {
  const username = textAt(entry, 'username');
  const name = textAt(entry, 'name') ?? username;
  // Answers have no title of their own.
  const title =
    number === 1 && topic !== undefined
      ? (textAt(entry, 'topic_title') ?? textAt(entry, 'title') ?? titles.get(topic))
      : undefined;
  const publishedAt = instantOf(valueAt(entry, 'created_at'));
  // `updated_at` moves for many reasons; a second version is an edit.
  const editedAt = (wholeAt(entry, 'version') ?? 1) > 1 ? instantOf(valueAt(entry, 'updated_at')) : undefined;
  const parentId = topic === undefined || repliesTo === undefined ? undefined : ids.get(placeOf(topic, repliesTo));
  const slug = textAt(entry, 'topic_slug') ?? textAt(entry, 'slug') ?? '-';
  const isPlaced = server !== undefined && topic !== undefined && number !== undefined;
  return {
    id,
    kind: 'discourse',
    ...(isPlaced ? { url: `${server}/t/${encodeURIComponent(slug)}/${topic}/${number}` } : {}),
    author: { ...(username === undefined ? {} : { id: username }), ...(name === undefined ? {} : { name }) },
    ...(title === undefined ? {} : { title: htmlToText(title) }),
    text,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(parentId === undefined || parentId === id ? {} : { parentId }),
    fromBrand: username !== undefined && isAccount(username, accounts),
    response: { truth: 'unknown', reason: NOT_SHOWN },
    labels: { ...(topic === undefined ? {} : { topic }), ...(number === undefined ? {} : { post: String(number) }) },
  };
}

const isAccount = (username: string, accounts: readonly string[]): boolean =>
  accounts.some((account) => account.replace(/^@/u, '').toLowerCase() === username.toLowerCase());

export function numberAt(entry: unknown, name: string): number | undefined {
  const found = wholeAt(entry, name);
  return found !== undefined && found > 0 ? found : undefined;
}
