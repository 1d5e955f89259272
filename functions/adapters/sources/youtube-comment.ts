import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import { htmlToText } from './html-text.ts';

/** A comment as an answer holds it, with what stands around it. */
export interface Held {
  readonly comment: unknown;
  readonly parentId?: string | undefined;
  readonly videoId?: string | undefined;
}

/** What reading a comment takes beside it. */
export interface Reader {
  readonly accounts: readonly string[];
  /** `textDisplay` was asked for as plain text: it is HTML otherwise. */
  readonly isPlain: boolean;
}

/** Reads one comment, at the top or below another. Authors are told by the id of their channel. */
export function readComment({ comment, ...around }: Held, { accounts, isPlain }: Reader): Entry<Observation> {
  if (recordOf(comment) === undefined) return { refused: 'is not an object' };
  const id = idAt(comment, 'id');
  if (id === undefined) return { refused: 'has no id' };
  const fields = valueAt(comment, 'snippet');
  const text = textOf(fields, isPlain);
  if (text === undefined) return { refused: `has no text (id ${id})` };
  const parentId = idAt(fields, 'parentId') ?? around.parentId;
  const videoId = idAt(fields, 'videoId') ?? around.videoId;
  const authorId = idAt(fields, 'authorChannelId', 'value');
  const name = textAt(fields, 'authorDisplayName');
  const publishedAt = instantOf(valueAt(fields, 'publishedAt'));
  const updatedAt = instantOf(valueAt(fields, 'updatedAt'));
  const isEdited = publishedAt !== undefined && updatedAt !== undefined && updatedAt > publishedAt;
  return {
    id,
    kind: 'youtube',
    ...(videoId === undefined
      ? {}
      : { url: `https://www.youtube.com/watch?${new URLSearchParams({ v: videoId, lc: id }).toString()}` }),
    author: { ...(authorId === undefined ? {} : { id: authorId }), ...(name === undefined ? {} : { name }) },
    text,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    ...(isEdited ? { editedAt: updatedAt } : {}),
    ...(parentId === undefined || parentId === id ? {} : { parentId }),
    fromBrand: authorId !== undefined && accounts.includes(authorId),
    response: { truth: 'unknown', reason: 'a comment alone does not show its answers' },
    labels: videoId === undefined ? {} : { video: videoId },
  };
}

function textOf(fields: unknown, isPlain: boolean): string | undefined {
  const [original, shown] = [valueAt(fields, 'textOriginal'), valueAt(fields, 'textDisplay')];
  if (typeof original === 'string') return original.trim();
  if (typeof shown !== 'string') return undefined;
  return isPlain ? shown.trim() : htmlToText(shown);
}
