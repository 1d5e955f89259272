import type { Observation } from '../../domain/mentions/observation.ts';
import type { Reading } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { NOTHING } from './answer.ts';
import { type Entry, gather } from './entries.ts';
import { idAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { truthIn } from './flat-thread.ts';
import { sightingsIn } from './thread.ts';

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
  const { read, refused } = gather(all, (one) => readComment(one as Held, reader.accounts));
  const below = Map.groupBy(read, ({ parentId }) => parentId);
  const cuts = new Map(held.map(({ comment }) => [idAt(comment, 'id'), cutOf(comment, reader)]));
  const observations = read.map((seen): Observation => {
    if (seen.fromBrand) return { ...seen, response: { truth: 'unknown', reason: 'posted by the brand itself' } };
    const top = seen.parentId ?? seen.id;
    const answers = below.get(top) ?? [];
    const cut = cuts.has(top)
      ? (cuts.get(top) ?? missing(held, top, answers.length))
      : 'the comment above is not shown';
    return { ...seen, response: truthIn(seen, { answers, cut, knowsBrand: reader.accounts.length > 0 }) };
  });
  const posts = observations.map((observation) => ({ id: observation.id, observation, byBot: false }));
  return { ...NOTHING, observations, responses: sightingsIn(posts), refused, entries: all.length };
}

const repliesOf = (comment: unknown): readonly unknown[] => {
  const replies = valueAt(comment, 'replies', 'data');
  return Array.isArray(replies) ? replies : [];
};

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
  const parentId = idAt(fields, 'parent_id') ?? above;
  const publishedAt = instantOf(valueAt(fields, 'timestamp'));
  const mediaId = idAt(media, 'id') ?? idAt(fields, 'media', 'id');
  const url = webAddressAt(fields, 'permalink') ?? webAddressAt(media, 'permalink');
  return {
    id,
    kind: 'instagram',
    ...(url === undefined ? {} : { url }),
    author: authorOf(fields),
    text: text.trim(),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    ...(parentId === undefined || parentId === id ? {} : { parentId }),
    fromBrand: isBrand(fields, accounts),
    response: { truth: 'unknown', reason: 'a comment alone does not show its answers' },
    labels: {
      ...(mediaId === undefined ? {} : { media: mediaId }),
      ...(valueAt(fields, 'hidden') === true ? { hidden: 'true' } : {}),
    },
  };
}

const idOf = (fields: unknown): string | undefined => idAt(fields, 'from', 'id') ?? idAt(fields, 'user', 'id');
const nameOf = (fields: unknown): string | undefined =>
  textAt(fields, 'username') ?? textAt(fields, 'from', 'username');

function authorOf(fields: unknown): Observation['author'] {
  const [id, name] = [idOf(fields), nameOf(fields)];
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** By id where Instagram gives one (`user` is there for the account of the token alone), else by user name. */
function isBrand(fields: unknown, accounts: readonly string[]): boolean {
  const told = [idAt(fields, 'from', 'id'), idAt(fields, 'user', 'id'), nameOf(fields)?.toLowerCase()];
  return told.some((one) => one !== undefined && accounts.some((account) => account.toLowerCase() === one));
}
