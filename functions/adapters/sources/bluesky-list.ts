import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { wrongShape } from './answer.ts';
import { type BrandAccounts, readPost } from './bluesky-post.ts';
import { gather } from './entries.ts';
import { recordOf, valueAt } from './fields.ts';
import { readingOf } from './thread.ts';

const LISTS = ['posts', 'notifications', 'feed', 'records'] as const;

/** The entries of a list; a bare record of a repository is a list of one. */
export function entriesIn(json: unknown): readonly unknown[] | undefined {
  const listed = LISTS.map((name) => valueAt(json, name)).find((value) => Array.isArray(value));
  return listed ?? (recordOf(valueAt(json, 'value')) === undefined ? undefined : [json]);
}

export function readList(who: string, json: unknown, brand: BrandAccounts): Reading | SourceProblem {
  const entries = entriesIn(json);
  if (entries === undefined) return wrongShape(who, json, 'posts');
  const { read, refused } = gather(entries, (entry) => readPost(entry, brand));
  return readingOf(read, refused, entries.length);
}
