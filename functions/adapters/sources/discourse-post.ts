import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { DiscourseSource } from '../../domain/mentions/sources/discourse.ts';
import { andThen, NOTHING, wrongShape } from './answer.ts';
import { type Entry, gather } from './entries.ts';
import { idAt, listAt, listUnder, recordOf, textAt, valueAt, wholeAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import type { Body, Read } from './json-connector.ts';
import { type Asking, getJson } from './json-exchange.ts';
import { type Post, postOf, unreadable } from './thread.ts';
import { readingOf, threadReading } from './thread-reading.ts';

/** One look reads so many later posts beside those around the mention: four requests of fifty. */
const MOST_LATER = 200;
const CHUNK = 50;

export interface ForumPost extends Post {
  /** Its topic and its number there, as addresses have them; numbers have gaps where posts were deleted. */
  readonly place: string | undefined;
  /** Where the post stands that it replies to; what just replies to the topic has none. */
  readonly above: string | undefined;
  /** As the forum sent it. */
  readonly entry: unknown;
}

/** Posts of one body, and ids of all posts of the topic in their order, where the body shows that. */
export interface Posts extends Pick<Reading, 'refused' | 'entries'> {
  readonly read: readonly ForumPost[];
  /** Ids of whatever it shows, also of what is no mention. */
  readonly shown: ReadonlySet<string | undefined>;
  readonly stream: readonly string[] | undefined;
}

/** Small actions and whispers, which only staff see. */
const NO_POSTS: readonly unknown[] = [3, 4];

/** What was deleted, by whomever, is neither mention nor response. */
const isDeleted = (post: unknown): boolean =>
  ['user_deleted', 'deleted'].some((name) => valueAt(post, name) === true) || textAt(post, 'deleted_at') !== undefined;

const placeOf = (topic: string | undefined, number: number | undefined): string | undefined =>
  topic === undefined || number === undefined ? undefined : `${encodeURIComponent(topic)}/${number}`;

/**
 * Reads the posts of a topic, a search, the forum, a user, or one alone; one line for anything else. `beside`: one more,
 * known from another answer.
 */
export function readPosts<Given extends Body>(
  of: Given,
  read: (of: Given, body: Posts) => Reading | SourceProblem,
  { anyLaterPost, beside }: { readonly anyLaterPost?: boolean; readonly beside?: string | undefined } = {},
): Reading | SourceProblem {
  const { json } = of;
  const topics = listUnder(valueAt(json, 'topic_list'), 'topics');
  const held =
    listUnder(valueAt(json, 'post_stream'), 'posts') ??
    listUnder(json, 'latest_posts', 'posts', 'user_actions') ??
    (valueAt(json, 'cooked') === undefined ? topics?.map((topic) => openingOf(topic, json)) : [json]);
  if (held === undefined) return wrongShape(of.who, json, 'posts');
  const stream = listUnder(valueAt(json, 'post_stream'), 'stream')?.flatMap((id) => idAt(id) ?? []);
  const entries = beside === undefined ? held : [...held, JSON.parse(beside)];
  const placeIn = (entry: unknown) => placeOf(idAt(entry, 'topic_id'), wholeAt(entry, 'post_number'));
  const placed = entries.map((entry) => [placeIn(entry), postId(entry)] as const);
  const ids = new Map([[placeOf(idAt(json, 'id'), 1), stream?.[0]], ...placed]);
  const titles = new Map([json, ...listAt(json, 'topics')].map((topic) => [idAt(topic, 'id'), textAt(topic, 'title')]));
  const { read: alone, refused } = gather(entries, (entry) => readPost(entry, of, titles, ids));
  const isEarlier = ({ observation: { fromBrand, labels } }: ForumPost, { topic, post }: typeof labels) =>
    !fromBrand && labels['topic'] === topic && Number(labels['post']) < Number(post);
  const before = ({ observation }: ForumPost) => alone.filter((one) => isEarlier(one, observation.labels));
  const all = alone.map((post) => ({ ...post, alsoAnswers: before(post).map(({ id }) => id) }));
  const shown = new Set(held.map(postId));
  return read(of, { read: anyLaterPost === true ? all : alone, refused, entries: held.length, shown, stream });
}

/** A body with what it says of answers to its posts; only a whole topic says that there is none. */
export function bodyReading({ brand }: Body, { read, refused, entries, shown, stream }: Posts): Reading {
  if (stream === undefined) return readingOf(read, refused, entries);
  const hides = stream.every((id) => shown.has(id)) ? undefined : 'the topic holds more posts than are shown';
  return threadReading({ read, refused, entries, ...brand, doubts: [unreadable(refused.count), hides] });
}

/** Posts around a place in a topic, with the ids of all of it, or posts of a topic by their ids. */
export const inTopic = ({ server }: DiscourseSource, path: string, ...asking: Asking): PlannedRequest =>
  getJson(`${server}/t/${path}.json`, ...asking);

/** A look begins with the id of the post, which stays when it is moved; then comes its topic. */
export function readPlace({ who, source, asked, json }: Read<DiscourseSource>, body: Posts): Reading | SourceProblem {
  const { about = '' } = asked.notes;
  const { read, refused } = body;
  const [post] = read;
  if (post === undefined && refused.count === 0) return { problem: 'gone', line: `${who}: post ${about} was deleted` };
  if (post?.id !== about || post.place === undefined) return wrongShape(who, json, `post ${about}`);
  const notes = { show: 'topic', about, place: post.place };
  return andThen({ ...NOTHING, entries: 1 }, inTopic(source, post.place, {}, 'thread', notes));
}

/**
 * The posts around the mention, and then those that are `left`, by their ids: an answer settles it at once, its absence
 * only when every later post was read.
 */
export function readTopic({ who, source, asked, json }: Read<DiscourseSource>, body: Posts): Reading | SourceProblem {
  const { about = '', place = '', left, cut } = asked.notes;
  const { read, refused, entries, shown } = body;
  const stream = left?.split(' ') ?? body.stream;
  if (stream === undefined) return wrongShape(who, json, 'a topic');
  const later = stream.slice(stream.indexOf(about) + 1).filter((id) => !shown.has(id));
  const ends = [
    left === undefined && !stream.includes(about) ? 'the topic does not list the post' : undefined,
    later.length > MOST_LATER ? `the topic has ${later.length} later posts, more than one look reads` : undefined,
    left && later.length === stream.length ? `${later.length} of the later posts could not be read` : undefined,
  ];
  const goesOn = later.length > 0 && ends.every((end) => end === undefined);
  const missed = cut ?? unreadable(refused.count);
  const doubts = [missed, ...ends, goesOn ? 'its later posts come with the next answer' : undefined];
  const reading = threadReading({ read, refused, entries, accounts: source.accounts, about, doubts });
  // The text of a post that was flagged is hidden: that is no edit by its author.
  const open = read.filter(({ id, entry }) => shown.has(id) && valueAt(entry, 'hidden') !== true);
  const observations = reading.observations.filter(({ id }) => open.some((one) => one.id === id));
  if (reading.verdict?.response.truth === 'replied' || !goesOn) return { ...reading, observations };
  // It does not stand among the later posts, and they answer it by its number.
  const [topic, number] = place.split('/');
  const beside = JSON.stringify({ id: about, topic_id: topic, post_number: Number(number), cooked: '' });
  const notes = { ...asked.notes, left: later.join(' '), cut: missed, beside };
  const next = inTopic(source, `${topic}/posts`, { 'post_ids[]': later.slice(0, CHUNK) }, 'thread', notes);
  return andThen({ ...reading, observations }, next);
}

/** A topic of a list that somebody recorded, as the post that opened it: we never ask for one, it has neither posts nor their ids. */
function openingOf(topic: unknown, json: unknown): unknown {
  const opener = listAt(topic, 'posters').find((one) => /original poster/iu.test(textAt(one, 'description') ?? ''));
  const user = listAt(json, 'users').find((one) => idAt(one, 'id') === idAt(opener, 'user_id'));
  const excerpt = textAt(topic, 'excerpt') ?? (textAt(topic, 'title') === undefined ? undefined : '');
  const place = { id: undefined, action_type: 4, topic_id: idAt(topic, 'id'), post_number: 1 };
  return { ...recordOf(topic), ...place, excerpt, username: textAt(user, 'username') };
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
  const html = ['cooked', 'blurb', 'excerpt']
    .map((name) => valueAt(entry, name))
    .find((one) => typeof one === 'string');
  if (html === undefined) return { refused: `has no text (id ${id})` };
  const [topic, number] = [idAt(entry, 'topic_id'), wholeAt(entry, 'post_number')];
  const repliesTo = wholeAt(entry, 'reply_to_post_number');
  const username = textAt(entry, 'username');
  const slug = textAt(entry, 'topic_slug') ?? textAt(entry, 'slug') ?? '-';
  // Answers have no title of their own.
  const title = textAt(entry, 'topic_title') ?? textAt(entry, 'title') ?? titles.get(topic);
  const [place, above] = [placeOf(topic, number), placeOf(topic, repliesTo)];
  const answered = number === 1 ? undefined : (above ?? placeOf(topic, 1));
  const isLinked = place !== undefined && URL.canParse(url);
  const post = postOf({
    id,
    kind: 'discourse',
    url: isLinked ? `${new URL(url).origin}/t/${encodeURIComponent(slug)}/${place}` : undefined,
    author: { id: username, name: textAt(entry, 'name') ?? username },
    title: number === 1 && title !== undefined ? htmlToText(title) : undefined,
    text: htmlToText(html),
    publishedAt: instantOf(valueAt(entry, 'created_at')),
    // `updated_at` moves for many reasons; a second version is an edit.
    editedAt: (wholeAt(entry, 'version') ?? 1) > 1 ? instantOf(valueAt(entry, 'updated_at')) : undefined,
    parentId: place && answered && ids.get(answered),
    fromBrand: brand.accounts.some((account) => account.replace(/^@/u, '').toLowerCase() === username?.toLowerCase()),
    untold: 'a list of posts does not show what answers them',
    labels: { topic, post: number?.toString() },
    byBot: (wholeAt(entry, 'user_id') ?? 0) < 0,
  });
  return { ...post, place, above, entry };
}
