import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import { observed } from './observed.ts';

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
  const videoId = idAt(fields, 'videoId') ?? around.videoId;
  const authorId = idAt(fields, 'authorChannelId', 'value');
  const publishedAt = instantOf(valueAt(fields, 'publishedAt'));
  const updatedAt = instantOf(valueAt(fields, 'updatedAt'));
  const isEdited = publishedAt !== undefined && updatedAt !== undefined && updatedAt > publishedAt;
  return observed({
    id,
    kind: 'youtube',
    url: videoId && `https://www.youtube.com/watch?${new URLSearchParams({ v: videoId, lc: id }).toString()}`,
    author: { id: authorId, name: textAt(fields, 'authorDisplayName') },
    text,
    publishedAt,
    editedAt: isEdited ? updatedAt : undefined,
    parentId: idAt(fields, 'parentId') ?? around.parentId,
    fromBrand: authorId !== undefined && accounts.includes(authorId),
    untold: 'a comment alone does not show its answers',
    labels: { video: videoId },
  });
}

function textOf(fields: unknown, isPlain: boolean): string | undefined {
  const [original, shown] = [valueAt(fields, 'textOriginal'), valueAt(fields, 'textDisplay')];
  if (typeof original === 'string') return original.trim();
  if (typeof shown !== 'string') return undefined;
  return isPlain ? shown.trim() : htmlToText(shown);
}
