import { instantOfSeconds } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import { observed } from './observed.ts';
import type { Link, Post } from './thread.ts';

const NOT_SHOWN = 'a list of questions does not show what answers them';

/** Reads a question, an answer or a comment; ids of comments are numbered apart from those of posts. */
export function readPost(entry: unknown, accounts: readonly string[]): Entry<Post> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const place = placeOf(entry);
  if (place === undefined) return { refused: 'has no numeric id' };
  const title = textAt(entry, 'title');
  const html = textAt(entry, 'body') ?? textAt(entry, 'body_markdown');
  if (title === undefined && html === undefined) return { refused: `has neither title nor text (id ${place.id})` };
  // Answers carry the title of their question, and deleted users have no id.
  const own = place.parentId === undefined ? title : undefined;
  const user = numericId(valueAt(entry, 'owner'), 'user_id');
  const name = textAt(entry, 'owner', 'display_name');
  const observation = observed({
    ...place,
    kind: 'stack-exchange',
    url: webAddressAt(entry, 'link'),
    author: { id: user, name: name && htmlToText(name) },
    title: own && htmlToText(own),
    text: htmlToText(html ?? ''),
    publishedAt: instantOfSeconds(valueAt(entry, 'creation_date')),
    editedAt: instantOfSeconds(valueAt(entry, 'last_edit_date')),
    fromBrand: user !== undefined && accounts.includes(user),
    untold: NOT_SHOWN,
    labels: labelsOf(entry),
  });
  return { id: place.id, observation, byBot: false };
}

function placeOf(entry: unknown): Link | undefined {
  const [comment, answer, question] = ['comment_id', 'answer_id', 'question_id'].map((name) => numericId(entry, name));
  if (comment !== undefined) return { id: `comment-${comment}`, parentId: numericId(entry, 'post_id') };
  if (answer !== undefined) return { id: answer, parentId: question };
  return question === undefined ? undefined : { id: question };
}

function numericId(entry: unknown, name: string): string | undefined {
  const id = idAt(entry, name);
  return id !== undefined && /^\d+$/u.test(id) ? id : undefined;
}

/** Scores, views and counts of answers are left out: they move all the time, and an unchanged page must read the same. */
function labelsOf(entry: unknown): Readonly<Record<string, string | undefined>> {
  const tags = valueAt(entry, 'tags');
  const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string').join(' ') : '';
  return { tags: named || undefined, closed: valueAt(entry, 'closed_date') === undefined ? undefined : 'true' };
}
