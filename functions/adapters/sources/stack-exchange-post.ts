import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOfSeconds } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import type { Post } from './thread.ts';

const NOT_SHOWN = 'a list of questions does not show what answers them';

/** Reads a question, an answer or a comment; ids of comments are numbered apart from those of posts. */
export function readPost(entry: unknown, accounts: readonly string[]): Entry<Post> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const place = placeOf(entry);
  if (place === undefined) return { refused: 'has no numeric id' };
  const title = textAt(entry, 'title');
  const html = textAt(entry, 'body') ?? textAt(entry, 'body_markdown');
  if (title === undefined && html === undefined) return { refused: `has neither title nor text (id ${place.id})` };
  // Answers carry the title of their question.
  const own = place.parentId === undefined ? title : undefined;
  return {
    id: place.id,
    observation: observationOf(entry, place, own, htmlToText(html ?? ''), accounts),
    byBot: false,
  };
}

interface Place {
  readonly id: string;
  readonly parentId?: string | undefined;
}

function placeOf(entry: unknown): Place | undefined {
  const [comment, answer, question] = ['comment_id', 'answer_id', 'question_id'].map((name) => numericId(entry, name));
  if (comment !== undefined) return { id: `comment-${comment}`, parentId: numericId(entry, 'post_id') };
  if (answer !== undefined) return { id: answer, parentId: question };
  return question === undefined ? undefined : { id: question };
}

function numericId(entry: unknown, name: string): string | undefined {
  const id = idAt(entry, name);
  return id !== undefined && /^\d+$/u.test(id) ? id : undefined;
}

function observationOf(
  entry: unknown,
  { id, parentId }: Place,
  title: string | undefined,
  text: string,
  accounts: readonly string[],
): Observation {
  const url = webAddressAt(entry, 'link');
  // Deleted users have no id.
  const user = numericId(valueAt(entry, 'owner'), 'user_id');
  const name = textAt(entry, 'owner', 'display_name');
  const publishedAt = instantOfSeconds(valueAt(entry, 'creation_date'));
  const editedAt = instantOfSeconds(valueAt(entry, 'last_edit_date'));
  return {
    id,
    kind: 'stack-exchange',
    ...(url === undefined ? {} : { url }),
    author: { ...(user === undefined ? {} : { id: user }), ...(name === undefined ? {} : { name: htmlToText(name) }) },
    ...(title === undefined ? {} : { title: htmlToText(title) }),
    text,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(parentId === undefined ? {} : { parentId }),
    fromBrand: user !== undefined && accounts.includes(user),
    response: { truth: 'unknown', reason: NOT_SHOWN },
    labels: labelsOf(entry),
  };
}

/** Scores, views and counts of answers are left out: they move all the time, and an unchanged page must read the same. */
function labelsOf(entry: unknown): Readonly<Record<string, string>> {
  const tags = valueAt(entry, 'tags');
  const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string').join(' ') : '';
  return {
    ...(named === '' ? {} : { tags: named }),
    ...(valueAt(entry, 'closed_date') === undefined ? {} : { closed: 'true' }),
  };
}
