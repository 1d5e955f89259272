import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOfSeconds } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, type Json, recordOf, textAt, valueAt } from './fields.ts';
import { decodeEntities } from './html-entities.ts';
import { htmlToText } from './html-text.ts';
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
  const publishedAt = instantOfSeconds(fields['created_utc']);
  // `false`, or the seconds of the last edit.
  const editedAt = typeof fields['edited'] === 'number' ? instantOfSeconds(fields['edited']) : undefined;
  const parentId = idAt(fields, 'parent_id');
  const observation: Observation = {
    id,
    kind: 'reddit',
    ...addressOf(fields),
    author: authorOf(fields),
    ...(title === undefined ? {} : { title: decodeEntities(title).trim() }),
    text: text ?? '',
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(parentId === undefined || kind === 't3' ? {} : { parentId }),
    fromBrand: isBrand(fields, accounts),
    response: { truth: 'unknown', reason: 'a listing does not show answers' },
    labels: labelsOf(fields),
  };
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

function authorOf(fields: Json): Observation['author'] {
  const id = idAt(fields, 'author_fullname');
  const name = textAt(fields, 'author');
  if (name === '[deleted]') return {};
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** By id where both have it, else by user name, which nobody can change or take over on Reddit. */
function isBrand(fields: Json, accounts: readonly string[]): boolean {
  const [id, name] = [idAt(fields, 'author_fullname'), textAt(fields, 'author')?.toLowerCase()];
  return accounts.some((account) => account === id || (name !== undefined && account.toLowerCase() === name));
}

function addressOf(fields: Json): { readonly url?: string } {
  const path = textAt(fields, 'permalink') ?? textAt(fields, 'context');
  if (path !== undefined && /^\/r\/\S+$/u.test(path)) return { url: `https://www.reddit.com${path}` };
  const [post, comment] = [textAt(fields, 'link_id')?.replace(/^t3_/u, ''), idAt(fields, 'id')];
  const isPlain = post !== undefined && comment !== undefined && /^\w+$/u.test(`${post}${comment}`);
  return isPlain ? { url: `https://www.reddit.com/comments/${post}/_/${comment}/` } : {};
}

function labelsOf(fields: Json): Readonly<Record<string, string>> {
  const given = { subreddit: textAt(fields, 'subreddit'), post: idAt(fields, 'link_id') };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
