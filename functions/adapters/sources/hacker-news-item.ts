import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOf, instantOfSeconds } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import { observed } from './observed.ts';
import type { Post } from './thread.ts';

const NOT_SHOWN = 'a search does not show what answers a mention';
const KINDS = ['story', 'comment', 'poll', 'job'] as const;

/** Reads a hit of the search or a node of a tree. What was deleted has neither author nor words, and is no mention. */
export function readItem(entry: unknown, accounts: readonly string[]): Entry<Post> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const id = itemId(entry);
  if (id === undefined) return { refused: 'has no numeric id' };
  if (isDeleted(entry)) return 'notAMention';
  const observation = observationOf(entry, id, accounts);
  if (observation.title === undefined && observation.text === '') return { refused: `has no text (id ${id})` };
  return { id, observation, byBot: false };
}

export function itemId(entry: unknown): string | undefined {
  const id = idAt(entry, 'objectID') ?? idAt(entry, 'id');
  return id !== undefined && /^\d+$/u.test(id) ? id : undefined;
}

const html = (entry: unknown): string | undefined =>
  textAt(entry, 'comment_text') ?? textAt(entry, 'story_text') ?? textAt(entry, 'text');

export const isDeleted = (entry: unknown): boolean =>
  textAt(entry, 'author') === undefined && html(entry) === undefined && textAt(entry, 'title') === undefined;

function observationOf(entry: unknown, id: string, accounts: readonly string[]): Observation {
  const title = textAt(entry, 'title');
  const author = textAt(entry, 'author');
  return observed({
    id,
    kind: 'hacker-news',
    url: `https://news.ycombinator.com/item?id=${id}`,
    author: { id: author, name: author },
    title: title === undefined ? undefined : htmlToText(title),
    text: htmlToText(html(entry) ?? ''),
    publishedAt: instantOfSeconds(valueAt(entry, 'created_at_i')) ?? instantOf(valueAt(entry, 'created_at')),
    parentId: idAt(entry, 'parent_id'),
    fromBrand: author !== undefined && accounts.includes(author),
    untold: NOT_SHOWN,
    labels: labelsOf(entry),
  });
}

/** Points and counts of comments are left out: they move all the time, and an unchanged page must read the same. */
function labelsOf(entry: unknown): Readonly<Record<string, string | undefined>> {
  const tags = valueAt(entry, '_tags');
  return {
    type: KINDS.find((kind) => valueAt(entry, 'type') === kind || (Array.isArray(tags) && tags.includes(kind))),
    link: webAddressAt(entry, 'url'),
    story: idAt(entry, 'story_id'),
    storyTitle: textAt(entry, 'story_title'),
    storyLink: webAddressAt(entry, 'story_url'),
  };
}
