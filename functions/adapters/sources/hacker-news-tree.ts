import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { wrongShape } from './answer.ts';
import { branchesOf } from './branches.ts';
import { type Entry, gather } from './entries.ts';
import { valueAt } from './fields.ts';
import { isDeleted, itemId, readItem } from './hacker-news-item.ts';
import type { Body } from './json-connector.ts';
import { type Post, unreadable } from './thread.ts';
import { threadReading } from './thread-reading.ts';

/** The one complete read: everything below an item. */
export function readTree({ who, json, brand: { accounts } }: Body, about: string | undefined): Reading | SourceProblem {
  if (!Array.isArray(valueAt(json, 'children'))) return wrongShape(who, json, 'an item');
  if (about !== undefined && itemId(json) !== about) return wrongShape(who, json, `item ${about}`);
  if (about !== undefined && isDeleted(json)) return { problem: 'gone', line: `${who}: item ${about} was deleted` };
  const links = branchesOf(json, 'children', itemId);
  const { read, refused } = gather(links, ({ node, parentId }): Entry<Post> => {
    const post = readItem(node, accounts);
    if (post === 'notAMention' || 'refused' in post || parentId === undefined) return post;
    return { ...post, observation: { ...post.observation, parentId } };
  });
  return threadReading({
    read,
    refused,
    entries: links.length,
    accounts,
    about,
    links,
    doubts: [unreadable(refused.count)],
  });
}
