import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { NOTHING, wrongShape } from './answer.ts';
import { type Entry, gather } from './entries.ts';
import { valueAt } from './fields.ts';
import { isDeleted, itemId, readItem } from './hacker-news-item.ts';
import { type Link, NO_ACCOUNTS, observationsIn, type Post, repliedIn, sightingsIn, threadOf } from './thread.ts';

/** The one complete read: everything below an item. */
export function readTree(
  who: string,
  json: unknown,
  accounts: readonly string[],
  about: string | undefined,
): Reading | SourceProblem {
  if (!Array.isArray(valueAt(json, 'children'))) return wrongShape(who, json, 'an item');
  if (about !== undefined && itemId(json) !== about) return wrongShape(who, json, `item ${about}`);
  if (about !== undefined && isDeleted(json)) return { problem: 'gone', line: `${who}: item ${about} was deleted` };
  const branches = branchesOf(json);
  const { read, refused } = gather(branches, ({ entry, id, parentId }): Entry<Post> => {
    const post = readItem(entry, accounts);
    if (post === 'notAMention' || 'refused' in post || parentId === undefined) return post;
    return { ...post, id, observation: { ...post.observation, parentId } };
  });
  const thread = threadOf(read, branches);
  const settled = settledTruth(accounts, refused.count);
  const response = about === undefined ? undefined : (repliedIn(thread, about) ?? settled);
  return {
    ...NOTHING,
    observations: observationsIn(thread, () => settled),
    responses: sightingsIn(read),
    ...(about === undefined || response === undefined ? {} : { verdict: { id: about, response } }),
    entries: branches.length,
    refused,
    complete: settled.truth === 'notReplied',
  };
}

function settledTruth(accounts: readonly string[], refused: number): ResponseTruth {
  if (accounts.length === 0) return { truth: 'unknown', reason: NO_ACCOUNTS };
  if (refused > 0) return { truth: 'unknown', reason: `${refused} of the answers could not be read` };
  return { truth: 'notReplied' };
}

/** A tree as a list, the root first. Each knows its parent by where it hangs, whatever its own field says. */
interface Branch extends Link {
  readonly entry: unknown;
}

function branchesOf(root: unknown): readonly Branch[] {
  const found: Branch[] = [];
  const waiting: { entry: unknown; parentId?: string }[] = [{ entry: root }];
  for (let at = 0; at < waiting.length; at += 1) {
    const { entry, parentId } = waiting[at] ?? { entry: undefined };
    const id = itemId(entry) ?? '';
    const children = valueAt(entry, 'children');
    found.push({ entry, id, ...(parentId === undefined ? {} : { parentId }) });
    for (const child of Array.isArray(children) ? children : []) {
      waiting.push({ entry: child, ...(id === '' ? {} : { parentId: id }) });
    }
  }
  return found;
}
