import { instantOf } from '../../domain/mentions/source-time.ts';
import type { DiscourseSource } from '../../domain/mentions/sources/discourse.ts';
import { type Entry, gather } from './entries.ts';
import { idAt, listAt, listUnder, recordOf, textAt, valueAt, wholeAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import type { Body } from './json-connector.ts';
import { type Post, postOf } from './thread.ts';

/** Where a post stands: its number in its topic; gaps stand for deleted posts. */
export interface Spot {
  readonly id: string;
  readonly topic: string | undefined;
  readonly number: number | undefined;
}

export interface ForumPost extends Post, Spot {
  /** The number of the post that it answers; the opening one when it just replies to the topic. */
  readonly repliesTo: number | undefined;
}

/** Posts of one body, and ids of all posts of the topic in their order, where the body shows that. */
export interface Posts {
  readonly read: readonly ForumPost[];
  readonly refused: { readonly count: number; readonly firstReason?: string };
  readonly entries: number;
  readonly stream: readonly string[] | undefined;
}

/** Small actions and whispers, which only staff see. */
const NO_POSTS: readonly unknown[] = [3, 4];

const placeOf = (topic: string | undefined, number: number | undefined): string => `${topic}/${number}`;

/** What was deleted, by whomever, is neither mention nor response. */
export const isDeleted = (post: unknown): boolean =>
  valueAt(post, 'user_deleted') === true ||
  valueAt(post, 'deleted') === true ||
  textAt(post, 'deleted_at') !== undefined;

export function numberAt(entry: unknown, name: string): number | undefined {
  const found = wholeAt(entry, name);
  return found !== undefined && found > 0 ? found : undefined;
}

/** The posts of a topic, a search, the forum, a user, or one alone; undefined for anything else. `about` is known beside them. */
export function postsIn(
  of: Body,
  { anyLaterPost }: Pick<DiscourseSource, 'anyLaterPost'>,
  about?: Spot,
): Posts | undefined {
  const { json } = of;
  const topics = listUnder(valueAt(json, 'topic_list'), 'topics');
  const entries =
    listUnder(valueAt(json, 'post_stream'), 'posts') ??
    listUnder(json, 'latest_posts', 'posts', 'user_actions') ??
    (valueAt(json, 'cooked') === undefined ? topics?.map((topic) => openingOf(topic, json)) : [json]);
  if (entries === undefined) return undefined;
  const stream = listUnder(valueAt(json, 'post_stream'), 'stream')?.flatMap((id) => idAt(id) ?? []);
  const shown = entries.map(
    (entry) => [placeOf(idAt(entry, 'topic_id'), numberAt(entry, 'post_number')), postId(entry)] as const,
  );
  const ids = new Map([
    [placeOf(idAt(json, 'id'), 1), stream?.[0]],
    [placeOf(about?.topic, about?.number), about?.id],
    ...shown,
  ]);
  const titles = new Map([json, ...listAt(json, 'topics')].map((topic) => [idAt(topic, 'id'), textAt(topic, 'title')]));
  const { read, refused } = gather(entries, (entry) => readPost(entry, of, titles, ids));
  const others = [...read.filter(({ observation }) => !observation.fromBrand), ...(about === undefined ? [] : [about])];
  const isBefore = (one: Spot, post: Spot) => one.topic === post.topic && (one.number ?? Infinity) < (post.number ?? 0);
  const earlier = (post: Spot) => others.filter((one) => isBefore(one, post)).map(({ id }) => id);
  const posts = anyLaterPost ? read.map((post) => ({ ...post, alsoAnswers: earlier(post) })) : read;
  return { read: posts, refused, entries: entries.length, stream };
}

/** A topic of a list that somebody recorded, as the post that opened it: we never ask for one, it has neither posts nor their ids. */
function openingOf(topic: unknown, json: unknown): unknown {
  const opener = listAt(topic, 'posters').find((one) => /original poster/iu.test(textAt(one, 'description') ?? ''));
  const user = listAt(json, 'users').find((one) => idAt(one, 'id') === idAt(opener, 'user_id'));
  const title = textAt(topic, 'title');
  const excerpt = title === undefined ? undefined : (textAt(topic, 'excerpt') ?? '');
  const place = { id: undefined, action_type: 4, topic_id: idAt(topic, 'id'), post_number: 1 };
  return { ...recordOf(topic), ...place, topic_title: title, excerpt, username: textAt(user, 'username') };
}

/** The activity of a user tells of the topics that it opened without the id of the post. */
function postId(entry: unknown): string | undefined {
  const id = idAt(entry, 'post_id') ?? idAt(entry, 'id');
  if (id !== undefined) return /^\d{1,15}$/u.test(id) ? id : undefined;
  const topic = idAt(entry, 'topic_id');
  return valueAt(entry, 'action_type') === 4 && topic !== undefined ? `topic-${topic}` : undefined;
}

type Known<Value> = ReadonlyMap<string | undefined, Value | undefined>;

function readPost(entry: unknown, { brand, url }: Body, titles: Known<string>, ids: Known<string>): Entry<ForumPost> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const id = postId(entry);
  if (id === undefined) return { refused: 'has no numeric id' };
  if (isDeleted(entry) || NO_POSTS.includes(valueAt(entry, 'post_type'))) return 'notAMention';
  const texts = ['cooked', 'blurb', 'excerpt'].map((name) => valueAt(entry, name));
  const html = texts.find((value) => typeof value === 'string');
  if (html === undefined) return { refused: `has no text (id ${id})` };
  const [topic, number] = [idAt(entry, 'topic_id'), numberAt(entry, 'post_number')];
  const repliesTo = number === undefined || number <= 1 ? undefined : (numberAt(entry, 'reply_to_post_number') ?? 1);
  const username = textAt(entry, 'username');
  const slug = textAt(entry, 'topic_slug') ?? textAt(entry, 'slug') ?? '-';
  // Answers have no title of their own.
  const title = textAt(entry, 'topic_title') ?? textAt(entry, 'title') ?? titles.get(topic);
  const isPlaced = URL.canParse(url) && topic !== undefined && number !== undefined;
  const post = postOf({
    id,
    kind: 'discourse',
    url: isPlaced ? `${new URL(url).origin}/t/${encodeURIComponent(slug)}/${topic}/${number}` : undefined,
    author: { id: username, name: textAt(entry, 'name') ?? username },
    title: number === 1 && title !== undefined ? htmlToText(title) : undefined,
    text: htmlToText(html),
    publishedAt: instantOf(valueAt(entry, 'created_at')),
    // `updated_at` moves for many reasons; a second version is an edit.
    editedAt: (wholeAt(entry, 'version') ?? 1) > 1 ? instantOf(valueAt(entry, 'updated_at')) : undefined,
    parentId: topic === undefined || repliesTo === undefined ? undefined : ids.get(placeOf(topic, repliesTo)),
    fromBrand: brand.accounts.some((account) => account.replace(/^@/u, '').toLowerCase() === username?.toLowerCase()),
    untold: 'a list of posts does not show what answers them',
    labels: { topic, post: number?.toString() },
    byBot: (wholeAt(entry, 'user_id') ?? 0) < 0,
  });
  return { ...post, topic, number, repliesTo };
}
