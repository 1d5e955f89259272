import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { ResponseSighting } from '../../domain/mentions/reading.ts';
import type { Post } from './mastodon-status.ts';

/** Anonymous readers get 60 descendants, the mention itself counted in some versions; with a token it is 4,096. */
const ANONYMOUS_CUT = [59, 60];
const CUT_WITH_TOKEN = 4_095;
const ANONYMOUS_DEPTH = 20;

/** A thread as one answer shows it. */
export interface Thread {
  readonly posts: readonly Post[];
  readonly children: ReadonlyMap<string, readonly Post[]>;
  /** Posts of the brand below each id, directly or further down the chain. */
  readonly answers: ReadonlyMap<string, readonly Post[]>;
  /** Ids below which the server counts more answers than it shows. */
  readonly hiding: ReadonlySet<string>;
}

export function threadOf(posts: readonly Post[]): Thread {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const children = Map.groupBy(
    posts.filter((post) => post.observation.parentId !== undefined),
    (post) => post.observation.parentId ?? '',
  );
  const answers = new Map<string, Post[]>();
  const hiding = new Set<string>();
  for (const post of posts) {
    const above = ancestorsOf(post, byId);
    if (post.observation.fromBrand) for (const id of above) answers.set(id, [...(answers.get(id) ?? []), post]);
    if ((post.answers ?? 0) > (children.get(post.id)?.length ?? 0))
      for (const id of [post.id, ...above]) hiding.add(id);
  }
  return { posts, children, answers, hiding };
}

/** Ids up the chain, nearest first. A chain that bites its tail ends there. */
function ancestorsOf(post: Post, byId: ReadonlyMap<string, Post>): readonly string[] {
  const chain = new Set<string>();
  let parent = post.observation.parentId;
  while (parent !== undefined && parent !== post.id && !chain.has(parent)) {
    chain.add(parent);
    parent = byId.get(parent)?.observation.parentId;
  }
  return [...chain];
}

/** What the brand's own posts say: each answers its parent. */
export const sightingsIn = (posts: readonly Post[]): readonly ResponseSighting[] =>
  posts.flatMap(({ observation: { id, parentId, publishedAt, fromBrand }, byBot }) =>
    fromBrand && parentId !== undefined
      ? [{ parentId, id, ...(publishedAt === undefined ? {} : { at: publishedAt }), byBot }]
      : [],
  );

/** The first answer below an id, people's before bots'; undefined where the thread shows none. */
export function repliedIn(thread: Thread, id: string): ResponseTruth | undefined {
  const [first] = (thread.answers.get(id) ?? []).toSorted(
    (a, b) =>
      Number(a.byBot) - Number(b.byBot) ||
      (a.observation.publishedAt ?? Infinity) - (b.observation.publishedAt ?? Infinity),
  );
  if (first === undefined) return undefined;
  const at = first.observation.publishedAt;
  return { truth: 'replied', id: first.id, ...(at === undefined ? {} : { at }), byBot: first.byBot };
}

/** Why what lies below `root` cannot be taken for all there is; undefined when it can. */
export function cutReason(
  descendants: readonly Post[],
  held: number,
  headers: Readonly<Record<string, string>> | undefined,
  withToken: boolean,
): string | undefined {
  if (headers === undefined) return 'a context without its headers may be cut short';
  if (headers['mastodon-async-refresh'] !== undefined) return 'the server is still fetching answers from other servers';
  if (held >= CUT_WITH_TOKEN || (!withToken && ANONYMOUS_CUT.includes(held)))
    return `the context is cut at ${held} answers`;
  if (!withToken && depthOf(descendants) >= ANONYMOUS_DEPTH) return `the context is cut at depth ${ANONYMOUS_DEPTH}`;
  return undefined;
}

function depthOf(posts: readonly Post[]): number {
  const byId = new Map(posts.map((post) => [post.id, post]));
  return Math.max(0, ...posts.map((post) => ancestorsOf(post, byId).length));
}

export const COUNTS_MORE = 'the server counts more answers than it shows';
