import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { NOTHING, wrongShape } from './answer.ts';
import { type BrandAccounts, didOf, readPost } from './bluesky-post.ts';
import { type Entry, gather } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import {
  COUNTS_MORE,
  type Link,
  NO_ACCOUNTS,
  observationsIn,
  type Post,
  repliedIn,
  sightingsIn,
  threadOf,
} from './thread.ts';

const ONE_BRANCH = 'a thread shows one branch only of what answers a post above';
const BLOCKED = 'the thread holds a post of the brand that is blocked';

/** One node of a thread, with the post that it answers. */
interface Node extends Link {
  readonly node: unknown;
  readonly isAbove: boolean;
  /** Stands for a post that was deleted, or that may not be seen. */
  readonly standsIn: 'notFound' | 'blocked' | undefined;
}

/** What surrounds a post. Only here can the absence of an answer be a fact, and only when as many are shown as are counted. */
export function readThread(who: string, json: unknown, brand: BrandAccounts, about?: string): Reading | SourceProblem {
  const root = valueAt(json, 'thread');
  if (recordOf(root) === undefined) return wrongShape(who, json, 'a thread');
  const standsIn = standsInFor(root);
  if (about !== undefined && standsIn === 'notFound') return { problem: 'gone', line: `${who}: the post was deleted` };
  if (about !== undefined && standsIn === undefined && idAt(root, 'post', 'uri') !== about) {
    return wrongShape(who, json, 'the thread of the post that was asked for');
  }
  const nodes = nodesOf(root);
  const { read, refused } = gather(
    nodes,
    ({ node, parentId, standsIn: gone }): Entry<Post> =>
      gone === undefined ? readPost(valueAt(node, 'post'), brand, parentId) : 'notAMention',
  );
  const above = new Set(nodes.filter(({ isAbove }) => isAbove).map(({ id }) => id));
  const thread = threadOf(
    read,
    nodes.filter(({ standsIn: gone }) => gone !== undefined),
  );
  const cut = whyIncomplete(nodes, refused.count, brand);
  const settle = ({ id }: { readonly id: string }): ResponseTruth => {
    if (above.has(id)) return { truth: 'unknown', reason: ONE_BRANCH };
    if (cut !== undefined) return { truth: 'unknown', reason: cut };
    return thread.hiding.has(id) ? { truth: 'unknown', reason: COUNTS_MORE } : { truth: 'notReplied' };
  };
  const observations = observationsIn(thread, settle);
  const response = verdictOn(
    about,
    standsIn,
    () => (about === undefined ? undefined : repliedIn(thread, about)),
    settle,
  );
  return {
    ...NOTHING,
    observations,
    responses: sightingsIn(read),
    ...(about === undefined || response === undefined ? {} : { verdict: { id: about, response } }),
    entries: nodes.length,
    refused,
    complete: response?.truth !== 'unknown' && cut === undefined,
  };
}

function verdictOn(
  about: string | undefined,
  standsIn: Node['standsIn'],
  replied: () => ResponseTruth | undefined,
  settle: (post: { readonly id: string }) => ResponseTruth,
): ResponseTruth | undefined {
  if (about === undefined) return undefined;
  if (standsIn === 'blocked') return { truth: 'unknown', reason: 'its author blocks the account that looks' };
  return replied() ?? settle({ id: about });
}

function standsInFor(node: unknown): Node['standsIn'] {
  const type = textAt(node, '$type') ?? '';
  if (type.endsWith('#notFoundPost') || valueAt(node, 'notFound') === true) return 'notFound';
  return type.endsWith('#blockedPost') || valueAt(node, 'blocked') === true ? 'blocked' : undefined;
}

const uriOf = (node: unknown): string | undefined => idAt(node, 'post', 'uri') ?? idAt(node, 'uri');

/** The thread as a list: what is above, nearest first, then the post itself and all that is below. */
function nodesOf(root: unknown): readonly Node[] {
  const found: Node[] = [];
  const add = (node: unknown, isAbove: boolean, parentId?: string): string | undefined => {
    const id = uriOf(node);
    found.push({
      node,
      isAbove,
      id: id ?? '',
      ...(parentId === undefined ? {} : { parentId }),
      standsIn: standsInFor(node),
    });
    return id;
  };
  for (let node = valueAt(root, 'parent'); recordOf(node) !== undefined; node = valueAt(node, 'parent')) {
    add(node, true, uriOf(valueAt(node, 'parent')));
  }
  const waiting: { node: unknown; parentId?: string }[] = [{ node: root }];
  for (let at = 0; at < waiting.length; at += 1) {
    const { node, parentId } = waiting[at] ?? { node: undefined };
    const id = add(node, false, parentId);
    const replies = valueAt(node, 'replies');
    for (const reply of Array.isArray(replies) ? replies : []) {
      waiting.push({ node: reply, ...(id === undefined ? {} : { parentId: id }) });
    }
  }
  return found;
}

/** A count can be compared with what is shown; without one only an empty list says that there is nothing. */
const showsAnswers = (node: unknown): boolean =>
  typeof valueAt(node, 'post', 'replyCount') === 'number' || Array.isArray(valueAt(node, 'replies'));

function whyIncomplete(
  nodes: readonly Node[],
  refused: number,
  { accounts, cursor }: BrandAccounts,
): string | undefined {
  if (accounts.length === 0) return NO_ACCOUNTS;
  if (refused > 0) return `${refused} of the answers could not be read`;
  const isShort = nodes.some(
    ({ node, standsIn, isAbove }) => !isAbove && standsIn === undefined && !showsAnswers(node),
  );
  if (isShort) return 'the thread does not show what answers each post';
  const own = new Set(accounts.map((entry) => didOf(entry, cursor)));
  const isHidden = nodes.some(({ node, standsIn }) => standsIn === 'blocked' && own.has(idAt(node, 'author', 'did')));
  return isHidden ? BLOCKED : undefined;
}
