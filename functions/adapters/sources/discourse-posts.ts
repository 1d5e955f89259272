import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { DiscourseSource } from '../../domain/mentions/sources/discourse.ts';
import type { Known } from '../../ports.ts';
import { wrongShape } from './answer.ts';
import { postsIn, readingOf } from './discourse-list.ts';
import * as requests from './discourse-requests.ts';
import { valueAt } from './fields.ts';

export interface Asked {
  readonly source: DiscourseSource;
  readonly asked: PlannedRequest;
  readonly known: Known;
}

/** A page of the forum's posts is of so many ids at least. */
const WINDOW = 50;
const POSTS = 'posts';

/**
 * The newest posts. Where they do not reach down to the bookmark the walk goes up from there in steps of fifty ids, of
 * which some may be empty: ids of posts that are not public are missing.
 */
export function readPosts(who: string, { source, asked, known }: Asked, json: unknown): Reading | SourceProblem {
  const body = postsIn(json, source);
  if (body === undefined || !Array.isArray(valueAt(json, 'latest_posts')))
    return wrongShape(who, json, 'the latest posts');
  const { before, target } = asked.notes;
  const bookmark = Number(known.cursor[POSTS] ?? 0);
  const reading = wanted(readingOf(body, source), source);
  if (before !== undefined && target !== undefined) {
    const reached = Math.min(Number(before), Number(target));
    return { ...reading, cursor: { [POSTS]: String(reached) }, ...stepUp(source, reached, Number(target)) };
  }
  const ids = body.posts.map(({ id }) => Number(id));
  if (ids.length === 0) {
    return bookmark === 0 ? reading : { problem: 'shape', line: `${who} had posts before and now answers none` };
  }
  const [newest, oldest] = [Math.max(...ids), Math.min(...ids)];
  const reaches = bookmark === 0 || oldest <= bookmark + 1;
  if (reaches) return { ...reading, cursor: newest > bookmark ? { [POSTS]: String(newest) } : {} };
  return { ...reading, ...stepUp(source, bookmark, newest) };
}

function stepUp(source: DiscourseSource, reached: number, target: number): Partial<Reading> {
  if (reached >= target) return {};
  const next = requests.posts(source, { before: String(reached + WINDOW), target: String(target) });
  return { next, complete: false };
}

function wanted(reading: Reading, { follow }: DiscourseSource): Reading {
  if (follow.by !== 'posts' || follow.posts === 'all') return reading;
  return { ...reading, observations: reading.observations.filter(({ labels }) => labels['post'] === '1') };
}
