import { instantOfSeconds } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, type Json, recordOf, textAt, valueAt } from './fields.ts';
import { decodeEntities } from './html-entities.ts';
import { htmlToText } from './html-text.ts';
import { observed } from './observed.ts';
import type { Link, Post } from './thread.ts';

const GONE = new Set(['[deleted]', '[removed]']);

/** Reads a post (`t3`) or a comment (`t1`). What was deleted or removed is no mention any more. */
export function readThing(thing: unknown, accounts: readonly string[]): Entry<Post> {
  const kind = valueAt(thing, 'kind');
  const fields = recordOf(valueAt(thing, 'data'));
  if ((kind !== 't1' && kind !== 't3') || fields === undefined) return { refused: 'is no post and no comment' };
  const id = nameOf(kind, fields);
  if (id === undefined) return { refused: 'has no name' };
  const title = textAt(fields, 'title');
  const text = textOf(fields);
  if (text === undefined && title === undefined) return { refused: `has no text (id ${id})` };
  if (isGone(fields)) return 'notAMention';
  const observation = observed({
    id,
    kind: 'reddit',
    url: addressOf(fields),
    author:
      fields['author'] === '[deleted]' ? {} : { id: idAt(fields, 'author_fullname'), name: textAt(fields, 'author') },
    title: title && decodeEntities(title).trim(),
    text: text ?? '',
    publishedAt: instantOfSeconds(fields['created_utc']),
    // `false`, or the seconds of the last edit.
    editedAt: typeof fields['edited'] === 'number' ? instantOfSeconds(fields['edited']) : undefined,
    parentId: kind === 't3' ? undefined : idAt(fields, 'parent_id'),
    fromBrand: isBrand(fields, accounts),
    untold: 'a listing does not show answers',
    labels: { subreddit: textAt(fields, 'subreddit'), post: idAt(fields, 'link_id') },
  });
  return { id, observation, byBot: false };
}

/** The place of a thing in its thread, also of one that was deleted. */
export function linkOf(thing: unknown): Link | undefined {
  const fields = recordOf(valueAt(thing, 'data'));
  const id = fields === undefined ? undefined : nameOf(valueAt(thing, 'kind'), fields);
  return id === undefined ? undefined : { id, parentId: idAt(fields, 'parent_id') };
}

/** Ids alone are unique among posts or among comments; with their kind in front they are so everywhere. */
function nameOf(kind: unknown, fields: Json): string | undefined {
  const bare = idAt(fields, 'id');
  return idAt(fields, 'name') ?? (bare === undefined ? undefined : `${typeof kind === 'string' ? kind : ''}_${bare}`);
}

/** By its author, a moderator or Reddit. An author alone who is gone leaves the words standing. */
function isGone(fields: Json): boolean {
  const words = (textAt(fields, 'body') ?? textAt(fields, 'selftext') ?? '').trim();
  return GONE.has(words) || (fields['author'] === '[deleted]' && textAt(fields, 'removed_by_category') !== undefined);
}

/** HTML is what people see. Without `raw_json=1` it comes escaped once more. */
function textOf(fields: Json): string | undefined {
  const html = textAt(fields, 'body_html') ?? textAt(fields, 'selftext_html');
  if (html !== undefined) return htmlToText(html.trimStart().startsWith('&lt;') ? decodeEntities(html) : html);
  const written = valueAt(fields, 'body') ?? valueAt(fields, 'selftext');
  return typeof written === 'string' ? decodeEntities(written).trim() : undefined;
}

/** By id where both have it, else by user name, which nobody can change or take over on Reddit. */
function isBrand(fields: Json, accounts: readonly string[]): boolean {
  const [id, name] = [idAt(fields, 'author_fullname'), textAt(fields, 'author')?.toLowerCase()];
  return accounts.some((account) => account === id || (name !== undefined && account.toLowerCase() === name));
}

function addressOf(fields: Json): string | undefined {
  const path = textAt(fields, 'permalink') ?? textAt(fields, 'context');
  if (path !== undefined && /^\/r\/\S+$/u.test(path)) return `https://www.reddit.com${path}`;
  const [post, comment] = [textAt(fields, 'link_id')?.replace(/^t3_/u, ''), idAt(fields, 'id')];
  const isPlain = post !== undefined && comment !== undefined && /^\w+$/u.test(`${post}${comment}`);
  return isPlain ? `https://www.reddit.com/comments/${post}/_/${comment}/` : undefined;
}
