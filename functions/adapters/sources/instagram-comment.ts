import type { Observation } from '../../domain/mentions/observation.ts';
import type { Reading } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { type Entry, gather } from './entries.ts';
import { idAt, listAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { flatReading } from './flat-thread.ts';
import { observed } from './observed.ts';

/** A comment as an answer holds it, with what stands around it. */
export interface Held {
  readonly comment: unknown;
  readonly parentId?: string | undefined;
  readonly media?: unknown;
}

export interface Reader {
  readonly accounts: readonly string[];
  /** Answers were asked for: a comment without any has none. */
  readonly showsReplies: boolean;
}

/** Reads comments and the answers below them, which come with them. */
export function readComments(held: readonly Held[], reader: Reader): Reading {
  const all = held.flatMap(withReplies);
  const gathered = gather(all, (one) => readComment(one as Held, reader.accounts));
  const cuts = new Map(held.map(({ comment }) => [idAt(comment, 'id'), cutOf(comment, reader)]));
  return flatReading({
    ...gathered,
    entries: all.length,
    accounts: reader.accounts,
    cutOf: (top, shown) =>
      cuts.has(top) ? (cuts.get(top) ?? missing(held, top, shown)) : 'the comment above is not shown',
  });
}

const repliesOf = (comment: unknown): readonly unknown[] => listAt(comment, 'replies', 'data');

function withReplies(held: Held): readonly Held[] {
  const parentId = idAt(held.comment, 'id');
  const { media } = held;
  return [held, ...repliesOf(held.comment).map((comment): Held => ({ comment, parentId, media }))];
}

/** Why the answers that stand below a comment may not be all. */
function cutOf(comment: unknown, { showsReplies }: Reader): string | undefined {
  const replies = valueAt(comment, 'replies');
  if (replies === undefined) return showsReplies ? undefined : 'the answers to the comment were not asked for';
  if (!Array.isArray(valueAt(replies, 'data'))) return 'the answers to the comment cannot be read';
  const more = valueAt(replies, 'paging', 'next');
  return more === undefined ? undefined : 'Instagram shows only the first answers to the comment';
}

function missing(held: readonly Held[], top: string, shown: number): string | undefined {
  const sent = held.find(({ comment }) => idAt(comment, 'id') === top)?.comment;
  const ids = new Set(repliesOf(sent).map((reply) => idAt(reply, 'id') ?? reply));
  return ids.size > shown ? `${ids.size - shown} of the answers could not be read` : undefined;
}

function readComment({ comment, parentId: above, media }: Held, accounts: readonly string[]): Entry<Observation> {
  const fields = recordOf(comment);
  if (fields === undefined) return { refused: 'is not an object' };
  const id = idAt(fields, 'id');
  if (id === undefined) return { refused: 'has no id' };
  // A post of somebody else that mentions the brand has a caption in place of a text.
  const text = valueAt(fields, 'text') ?? valueAt(fields, 'caption');
  if (typeof text !== 'string') return { refused: `has no text (id ${id})` };
  return observed({
    id,
    kind: 'instagram',
    url: webAddressAt(fields, 'permalink') ?? webAddressAt(media, 'permalink'),
    author: { id: idAt(fields, 'from', 'id') ?? idAt(fields, 'user', 'id'), name: nameOf(fields) },
    text: text.trim(),
    publishedAt: instantOf(valueAt(fields, 'timestamp')),
    parentId: idAt(fields, 'parent_id') ?? above,
    fromBrand: isBrand(fields, accounts),
    untold: 'a comment alone does not show its answers',
    labels: {
      media: idAt(media, 'id') ?? idAt(fields, 'media', 'id'),
      hidden: valueAt(fields, 'hidden') === true ? 'true' : undefined,
    },
  });
}

const nameOf = (fields: unknown): string | undefined =>
  textAt(fields, 'username') ?? textAt(fields, 'from', 'username');

/** By id where Instagram gives one (`user` is there for the account of the token alone), else by user name. */
function isBrand(fields: unknown, accounts: readonly string[]): boolean {
  const told = [idAt(fields, 'from', 'id'), idAt(fields, 'user', 'id'), nameOf(fields)?.toLowerCase()];
  return told.some((one) => one !== undefined && accounts.some((account) => account.toLowerCase() === one));
}
