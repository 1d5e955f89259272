import type { Post } from './thread.ts';
import { ancestorsOf } from './thread.ts';

/** Anonymous readers get 60 descendants, the mention itself counted in some versions; with a token it is 4,096. */
const ANONYMOUS_CUT = [59, 60];
const CUT_WITH_TOKEN = 4_095;
const ANONYMOUS_DEPTH = 20;

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
  const parents = new Map(posts.map(({ id, observation: { parentId } }) => [id, parentId]));
  return Math.max(0, ...posts.map(({ id }) => ancestorsOf(id, parents).length));
}
