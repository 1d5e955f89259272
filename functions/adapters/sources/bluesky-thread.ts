import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { wrongShape } from './answer.ts';
import { DIDS, readPost } from './bluesky-post.ts';
import { type Branch, branchesOf } from './branches.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import type { Body } from './json-connector.ts';
import { accountId, type BrandAccounts } from './looked-up-accounts.ts';
import { unreadable } from './thread.ts';
import { threadReading } from './thread-reading.ts';

/** What surrounds a post. Only here can the absence of an answer be a fact, and only when as many are shown as are counted. */
export function readThread({ who, json, brand }: Body, about: string | undefined): Reading | SourceProblem {
  const root = valueAt(json, 'thread');
  if (recordOf(root) === undefined) return wrongShape(who, json, 'a thread');
  const gone = standsInFor(root);
  if (about !== undefined && gone === 'notFound') return { problem: 'gone', line: `${who}: the post was deleted` };
  if (about !== undefined && gone === undefined && idAt(root, 'post', 'uri') !== about) {
    return wrongShape(who, json, 'the thread of the post that was asked for');
  }
  const above = nodesAbove(root);
  const below = branchesOf(root, 'replies', uriOf);
  const nodes = [...above, ...below];
  const { read, refused } = gather(nodes, ({ node, parentId }) =>
    standsInFor(node) === undefined ? readPost(valueAt(node, 'post'), brand, parentId) : 'notAMention',
  );
  return threadReading({
    ...{ read, refused, entries: nodes.length, accounts: brand.accounts, about },
    links: nodes,
    above: new Set(above.map(({ id }) => id)),
    doubts: [
      gone === 'blocked' ? 'its author blocks the account that looks' : undefined,
      unreadable(refused.count),
      below.every(showsAnswers) ? undefined : 'the thread does not show what answers each post',
      nodes.some((one) => isBlockedOne(one, brand))
        ? 'the thread holds a post of the brand that is blocked'
        : undefined,
    ],
  });
}

/** What a node stands for: a post that was deleted, or that may not be seen. */
function standsInFor(node: unknown): 'notFound' | 'blocked' | undefined {
  const type = textAt(node, '$type') ?? '';
  if (type.endsWith('#notFoundPost') || valueAt(node, 'notFound') === true) return 'notFound';
  return type.endsWith('#blockedPost') || valueAt(node, 'blocked') === true ? 'blocked' : undefined;
}

const uriOf = (node: unknown): string | undefined => idAt(node, 'post', 'uri') ?? idAt(node, 'uri');

/** Nearest first. */
function nodesAbove(root: unknown): readonly Branch[] {
  const above: Branch[] = [];
  for (let node = valueAt(root, 'parent'); recordOf(node) !== undefined; node = valueAt(node, 'parent')) {
    above.push({ node, id: uriOf(node) ?? '', parentId: uriOf(valueAt(node, 'parent')) });
  }
  return above;
}

/** A count can be compared with what is shown; without one only an empty list says that there is nothing. */
const showsAnswers = ({ node }: Branch): boolean =>
  standsInFor(node) !== undefined ||
  typeof valueAt(node, 'post', 'replyCount') === 'number' ||
  Array.isArray(valueAt(node, 'replies'));

const isBlockedOne = ({ node }: Branch, { accounts, cursor }: BrandAccounts): boolean =>
  standsInFor(node) === 'blocked' &&
  accounts.some((entry) => accountId(DIDS, entry, cursor) === idAt(node, 'author', 'did'));
