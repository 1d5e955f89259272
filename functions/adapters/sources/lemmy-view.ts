import { timeOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { markdownToText } from './markdown-text.ts';
import { type Link, type Post, postOf } from './thread.ts';

/** Lemmy's times are UTC; older servers leave the `Z` out. */
const at = (given: unknown) => timeOf(given, 'utc');

/** Fields that API v4 has renamed. */
const either = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.map((key) => valueAt(value, key)).find((found) => found !== undefined && found !== null);

/**
 * Reads what a server calls a view: a comment or a post, with its author and community. Comments are told by the
 * server's number, which their chain of answers uses; posts, which have numbers of their own, by their address.
 */
export function readView(view: unknown, accounts: readonly string[]): Entry<Post> {
  const isComment = isCommentView(view);
  const comment = isComment ? recordOf(valueAt(view, 'comment')) : undefined;
  const post = recordOf(valueAt(view, 'post'));
  const fields = isComment ? comment : post;
  if (fields === undefined) return isSomethingElse(view) ? 'notAMention' : { refused: 'is no post and no comment' };
  const id = idOf(view);
  if (id === undefined) return { refused: isComment ? 'has no id' : 'has no address' };
  const title = comment === undefined ? textAt(post, 'name') : undefined;
  const written = comment === undefined ? valueAt(post, 'body') : valueAt(comment, 'content');
  if (typeof written !== 'string' && title === undefined) return { refused: `has no text (id ${id})` };
  if (fields['deleted'] === true || fields['removed'] === true) return 'notAMention';
  const published = at(either(fields, 'published_at', 'published'));
  const updated = at(either(fields, 'updated_at', 'updated'));
  const isEdited = published !== undefined && updated !== undefined && updated.at > published.at;
  return postOf({
    id,
    kind: 'lemmy',
    url: webAddressAt(fields, 'ap_id'),
    author: { id: profileIn(view), name: textAt(view, 'creator', 'display_name') ?? textAt(view, 'creator', 'name') },
    title: title && markdownToText(title),
    text: typeof written === 'string' ? markdownToText(written) : '',
    publishedAt: published?.at,
    publishedPrecision: published?.precision,
    editedAt: isEdited ? updated.at : undefined,
    parentId: comment === undefined ? undefined : parentOf(comment, post),
    fromBrand: isBrand(view, accounts),
    untold: 'a list does not show answers',
    labels: {
      community: textAt(view, 'community', 'name'),
      post: idAt(post, 'id'),
      assumedZone: published?.assumed,
    },
    byBot: valueAt(view, 'creator', 'bot_account') === true,
  });
}

/** The place of a view in its thread, also of a comment that was deleted. */
export function linkOf(view: unknown): Link | undefined {
  const id = idOf(view);
  return id === undefined ? undefined : { id, parentId: parentOf(valueAt(view, 'comment'), valueAt(view, 'post')) };
}

const isCommentView = (view: unknown): boolean => Object.hasOwn(recordOf(view) ?? {}, 'comment');

const idOf = (view: unknown): string | undefined =>
  isCommentView(view) ? idAt(view, 'comment', 'id') : idAt(view, 'post', 'ap_id');

/** Searches find communities and people too. */
const isSomethingElse = (view: unknown): boolean =>
  !isCommentView(view) &&
  ['community', 'person', 'multi_community'].some((key) => recordOf(valueAt(view, key)) !== undefined);

/** How many comments stand below a comment or post, at whichever depth. */
export function countBelow(view: unknown): number | undefined {
  const [at, name] = isCommentView(view) ? (['comment', 'child_count'] as const) : (['post', 'comments'] as const);
  const count = valueAt(view, 'counts', name) ?? valueAt(view, at, name);
  return Number.isSafeInteger(count) ? Number(count) : undefined;
}

/** `0.12.34`: 34 answers 12. `0.12` answers the post. */
function parentOf(comment: unknown, post: unknown): string | undefined {
  const chain = textAt(comment, 'path')?.split('.') ?? [];
  const parent = chain.at(-2);
  if (parent === undefined || !/^\d+$/u.test(parent)) return undefined;
  return parent === '0' ? idAt(post, 'ap_id') : parent;
}

const profileIn = (view: unknown): string | undefined =>
  idAt(view, 'creator', 'ap_id') ?? idAt(view, 'creator', 'actor_id');

/** By the address of the profile, which is the same on every server; names alone are not. */
function isBrand(view: unknown, accounts: readonly string[]): boolean {
  const profile = profileIn(view)?.toLowerCase();
  return profile !== undefined && accounts.some((account) => account.toLowerCase() === profile);
}
