import type { Reading, Refused, ResponseSighting } from '../../domain/mentions/reading.ts';
import { NOTHING } from './answer.ts';
import { type ForumPost, numberAt, placeOf, postId, readPost, type Surroundings } from './discourse-post.ts';
import { gather } from './entries.ts';
import { idAt, textAt, valueAt } from './fields.ts';
import { NO_ACCOUNTS } from './thread.ts';

/** Posts of one body, and the order of their topic where the body shows it. */
export interface Posts {
  readonly posts: readonly ForumPost[];
  readonly refused: Refused;
  readonly entries: number;
  /** Ids of all posts of the topic, in order. */
  readonly stream?: readonly string[] | undefined;
}

/** Whose posts are responses, and to what. */
export interface Rule {
  readonly accounts: readonly string[];
  readonly anyLaterPost: boolean;
  readonly server?: string | undefined;
}

const listAt = (json: unknown, ...path: readonly string[]): readonly unknown[] | undefined => {
  const found = valueAt(json, ...path);
  return Array.isArray(found) ? found : undefined;
};

/** The posts of a topic, of a search, of the whole forum, of one user, or one alone; undefined for anything else. */
export function postsIn(json: unknown, { accounts, server }: Pick<Rule, 'accounts' | 'server'>): Posts | undefined {
  const inTopic = listAt(json, 'post_stream', 'posts');
  const entries =
    inTopic ??
    listAt(json, 'latest_posts') ??
    listAt(json, 'posts') ??
    listAt(json, 'user_actions') ??
    (valueAt(json, 'cooked') === undefined ? undefined : [json]);
  if (entries === undefined) return undefined;
  const stream = listAt(json, 'post_stream', 'stream')?.flatMap((id) => idAt({ id }, 'id') ?? []);
  const topic = inTopic === undefined ? undefined : idAt(json, 'id');
  const around: Surroundings = { accounts, server, titles: titlesIn(json), ids: idsIn(entries, topic, stream) };
  const { read, refused } = gather(entries, (entry) => readPost(entry, around));
  return { posts: read, refused, entries: entries.length, ...(stream === undefined ? {} : { stream }) };
}

/** A topic's own title, or those of the topics beside the posts of a search. */
function titlesIn(json: unknown): ReadonlyMap<string, string> {
  const topics = [json, ...(listAt(json, 'topics') ?? [])];
  return new Map(
    topics.flatMap((topic): [string, string][] => {
      const [id, title] = [idAt(topic, 'id'), textAt(topic, 'title')];
      return id === undefined || title === undefined ? [] : [[id, title]];
    }),
  );
}

function idsIn(
  entries: readonly unknown[],
  topic: string | undefined,
  stream: readonly string[] | undefined,
): ReadonlyMap<string, string> {
  const opening = stream?.[0];
  const places = entries.flatMap((entry): [string, string][] => {
    const [id, of, number] = [postId(entry), idAt(entry, 'topic_id'), numberAt(entry, 'post_number')];
    return id === undefined || of === undefined || number === undefined ? [] : [[placeOf(of, number), id]];
  });
  return new Map([
    ...(topic === undefined || opening === undefined ? [] : [[placeOf(topic, 1), opening] as const]),
    ...places,
  ]);
}

/** Posts of the brand that answer the post with this number, in this body. */
export function answersTo(number: number, posts: readonly ForumPost[], { anyLaterPost }: Rule): readonly ForumPost[] {
  const replies = new Map(posts.map((post) => [post.number, post.repliesTo]));
  return posts.filter((post) => {
    if (!post.observation.fromBrand || post.number === undefined || post.number <= number) return false;
    if (anyLaterPost) return true;
    // Numbers only fall on the way up, so that the walk ends.
    let above = post.repliesTo;
    while (above !== undefined && above > number) {
      const next: number | undefined = replies.get(above);
      above = next !== undefined && next < above ? next : undefined;
    }
    return above === number;
  });
}

/** What the brand's posts in this body answer: each its parent, or with `anyLaterPost` whatever the body shows before it. */
function sightingsIn({ posts }: Pick<Posts, 'posts'>, rule: Rule): readonly ResponseSighting[] {
  return posts.flatMap((answer): ResponseSighting[] => {
    const { id, byBot, observation, topic, number = 0 } = answer;
    if (!observation.fromBrand) return [];
    const before = posts.filter((post) => post.topic === topic && post.number !== undefined && post.number < number);
    const earlier = rule.anyLaterPost
      ? before.filter((post) => !post.observation.fromBrand).map((post) => post.id)
      : [];
    const parents = new Set([...earlier, ...(observation.parentId === undefined ? [] : [observation.parentId])]);
    const at = observation.publishedAt === undefined ? {} : { at: observation.publishedAt };
    return [...parents].map((parentId) => ({ parentId, id, ...at, byBot }));
  });
}

/** Posts with what the body says of answers to each; only a whole topic says that there is none. */
export function readingOf(body: Posts, rule: Rule): Reading {
  const { posts, refused, entries, stream } = body;
  const shown = new Set(posts.map(({ id }) => id));
  const isWhole = stream !== undefined && refused.count === 0 && stream.every((id) => shown.has(id));
  const observations = posts.map(({ observation, number }) => {
    if (observation.fromBrand)
      return { ...observation, response: { truth: 'unknown', reason: 'posted by the brand itself' } as const };
    const [answer] = number === undefined || stream === undefined ? [] : answersTo(number, posts, rule);
    if (answer !== undefined) return { ...observation, response: truthOf(answer) };
    if (!isWhole) return observation;
    const response =
      rule.accounts.length === 0
        ? ({ truth: 'unknown', reason: NO_ACCOUNTS } as const)
        : ({ truth: 'notReplied' } as const);
    return { ...observation, response };
  });
  return { ...NOTHING, observations, responses: sightingsIn(body, rule), refused, entries };
}

export const truthOf = ({ id, byBot, observation: { publishedAt } }: ForumPost) =>
  ({ truth: 'replied', id, ...(publishedAt === undefined ? {} : { at: publishedAt }), byBot }) as const;
