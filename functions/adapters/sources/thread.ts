import type { Observation, ResponseTruth } from '../../domain/mentions/observation.ts';
import type { ResponseSighting } from '../../domain/mentions/reading.ts';
import { observed, type Seen } from './observed.ts';
import { said } from './said.ts';

/** Which post answers which, also of posts that cannot be read. */
export interface Link {
  readonly id: string;
  readonly parentId?: string | undefined;
  /** How many direct answers the server counts; more than it shows means that some are hidden. */
  readonly answers?: number | undefined;
}

/** One post as a thread needs it: the observation, and what only the thread asks for. */
export interface Post extends Pick<Link, 'id' | 'answers'> {
  readonly observation: Observation;
  readonly byBot: boolean;
  /** What it answers though it hangs from none of it: what stands before it, where any later post is an answer. */
  readonly alsoAnswers?: readonly string[];
}

/** A post as a connector reads it, field by field. */
export const postOf = ({
  byBot = false,
  answers,
  ...seen
}: Seen & Partial<Pick<Post, 'byBot'>> & Pick<Link, 'answers'>): Post => ({
  id: seen.id,
  observation: observed(seen),
  byBot,
  ...said({ answers }),
});

/** A thread as one answer shows it. */
export interface Thread {
  readonly posts: readonly Post[];
  readonly children: ReadonlyMap<string, readonly Link[]>;
  /** Posts of the brand below each id, directly or further down the chain. */
  readonly answers: ReadonlyMap<string, readonly Post[]>;
  /** Ids below which the server counts more answers than it shows. */
  readonly hiding: ReadonlySet<string>;
}

export const NO_ACCOUNTS = 'no account of the brand is named for this source';

/** `shown`: all places of the thread, also of posts that cannot be read, so that what is below them keeps its place. */
export function threadOf(posts: readonly Post[], shown: readonly (Link | undefined)[] = []): Thread {
  const known = new Set(posts.map(({ id }) => id));
  const others = shown.filter((link): link is Link => link !== undefined && !known.has(link.id));
  const links = [
    ...posts.map(({ id, answers, observation: { parentId } }): Link => ({ id, parentId, answers })),
    ...others,
  ];
  const parents = new Map(links.map(({ id, parentId }) => [id, parentId]));
  const children = Map.groupBy(
    links.filter(({ parentId }) => parentId !== undefined),
    ({ parentId }) => parentId ?? '',
  );
  const answers = new Map<string, Post[]>();
  for (const post of posts.filter(({ observation }) => observation.fromBrand)) {
    const above = new Set([...ancestorsOf(post.id, parents), ...(post.alsoAnswers ?? [])]);
    for (const id of above) answers.set(id, [...(answers.get(id) ?? []), post]);
  }
  const short = links.filter((link) => (link.answers ?? 0) > (children.get(link.id)?.length ?? 0));
  const hiding = new Set(short.flatMap(({ id }) => [id, ...ancestorsOf(id, parents)]));
  return { posts, children, answers, hiding };
}

/** Ids up the chain, nearest first. A chain that bites its tail ends there. */
export function ancestorsOf(id: string, parents: ReadonlyMap<string, string | undefined>): readonly string[] {
  const chain = new Set<string>();
  let parent = parents.get(id);
  while (parent !== undefined && parent !== id && !chain.has(parent)) {
    chain.add(parent);
    parent = parents.get(parent);
  }
  return [...chain];
}

/** What the brand's own posts say: each answers its parent, and what else it answers. */
export const sightingsIn = (posts: readonly Post[]): readonly ResponseSighting[] =>
  posts
    .filter(({ observation }) => observation.fromBrand)
    .flatMap(({ observation: { id, parentId, publishedAt, text }, byBot, alsoAnswers = [] }) => {
      const parents = new Set([...alsoAnswers, ...(parentId === undefined ? [] : [parentId])]);
      return [...parents].map((parent) => ({ parentId: parent, id, ...said({ at: publishedAt }), byBot, text }));
    });

/** The first answer below an id, people's before bots'; undefined where the thread shows none. */
export function repliedIn(thread: Thread, id: string): ResponseTruth | undefined {
  const [first] = (thread.answers.get(id) ?? []).toSorted(
    (a, b) =>
      Number(a.byBot) - Number(b.byBot) ||
      (a.observation.publishedAt ?? Infinity) - (b.observation.publishedAt ?? Infinity),
  );
  return first && truthBy(first);
}

/** What a post of the brand makes of the mention that it answers. */
function truthBy({ id, byBot, observation: { publishedAt, text } }: Post): ResponseTruth {
  return { truth: 'replied', id, ...said({ at: publishedAt }), byBot, text };
}

/** Why a thread is not all there is, where entries of it were refused. */
export const unreadable = (refused: number): string | undefined =>
  refused > 0 ? `${refused} of the answers could not be read` : undefined;

/**
 * What it means that a thread shows no response: nobody answered, unless there is a reason to doubt that it shows all,
 * the first of which counts, or answers of which nobody could tell that they are the brand's.
 */
export function absence(
  doubts: readonly (string | undefined)[],
  answers: number,
  accounts: readonly string[],
): ResponseTruth {
  const nameless = answers > 0 && accounts.length === 0 ? NO_ACCOUNTS : undefined;
  const reason = [...doubts, nameless].find((doubt) => doubt !== undefined);
  return reason === undefined ? { truth: 'notReplied' } : { truth: 'unknown', reason };
}

/** What each post says once the posts beside it are known: an answer in the same body is an answer. */
export function observationsIn(thread: Thread, otherwise: (post: Post) => ResponseTruth): readonly Observation[] {
  return thread.posts.map((post) => ({
    ...post.observation,
    response: post.observation.fromBrand
      ? { truth: 'unknown', reason: 'posted by the brand itself' }
      : (repliedIn(thread, post.id) ?? otherwise(post)),
  }));
}
