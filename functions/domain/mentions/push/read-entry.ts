import type * as z from 'zod/mini';
import type { Instant } from '../../shared/time.ts';
import type { Observation, Precision, ResponseTruth } from '../observation.ts';
import type { SourceKind } from '../source.ts';
import { instantOf } from '../source-time.ts';
import { type PushedMention, pushedDeletion, pushedMention, pushedResponse } from './pushed-entry.ts';
import { mendOf, type RefusedEntry, refusedEntry, refusedFor } from './refused-entry.ts';

/** What one entry says, once it is read. */
export type ReadEntry =
  | { readonly what: 'mention'; readonly id: string; readonly seen: Observation }
  | { readonly what: 'response'; readonly id: string; readonly response: ResponseTruth }
  | { readonly what: 'deletion'; readonly id: string };

export const isRefused = (read: ReadEntry | RefusedEntry): read is RefusedEntry => 'mend' in read;

const NOT_SAID = 'the sender does not say';
const MOST_LABELS = 20;

/** Reads one entry that somebody sent or that stood in a file. Never throws for what it holds. */
export function readEntry(entry: unknown, kind: SourceKind, index = 0): ReadEntry | RefusedEntry {
  const has = (key: string): boolean => typeof entry === 'object' && entry !== null && Object.hasOwn(entry, key);
  if (has('deleted')) {
    const read = pushedDeletion.safeParse(entry);
    return read.success ? { what: 'deletion', id: read.data.id } : refusedFor(index, entry, read.error.issues[0]);
  }
  if (!has('text') && has('response') && Object.keys(Object(entry)).length <= 2) {
    const read = pushedResponse.safeParse(entry);
    if (!read.success) return refusedFor(index, entry, read.error.issues[0]);
    const response = responseOf(read.data.response);
    return response === undefined
      ? badInstant(index, entry, 'response', read.data.response)
      : { what: 'response', id: read.data.id, response };
  }
  const read = pushedMention.safeParse(entry);
  return read.success ? mentionOf(read.data, kind, index) : refusedFor(index, entry, read.error.issues[0]);
}

function mentionOf(sent: PushedMention, kind: SourceKind, index: number): ReadEntry | RefusedEntry {
  const { publishedAt = null, publishedPrecision, editedAt, response, labels = {}, author = {}, ...rest } = sent;
  const precision: Precision = publishedPrecision ?? (publishedAt === null ? 'unknown' : 'exact');
  if ((publishedAt === null) !== (precision === 'unknown')) {
    return refusedEntry(index, sent, 'publishedPrecision', publishedPrecision, mendOf('publishedPrecision'));
  }
  if (Object.keys(labels).length > MOST_LABELS) {
    return refusedEntry(index, sent, 'labels', `${Object.keys(labels).length} labels`, mendOf('labels'));
  }
  const published = publishedAt === null ? undefined : instantOf(publishedAt);
  if (publishedAt !== null && published === undefined) return badInstant(index, sent, 'publishedAt', publishedAt);
  const edited = editedAt === undefined ? undefined : instantOf(editedAt);
  if (editedAt !== undefined && edited === undefined) return badInstant(index, sent, 'editedAt', editedAt);
  const told = response === undefined ? ({ truth: 'unknown', reason: NOT_SAID } as const) : responseOf(response);
  if (told === undefined) return badInstant(index, sent, 'response', response);
  const { id, url, title, text, rating, language, parentId } = rest;
  const seen: Observation = {
    id,
    kind,
    ...(url !== undefined && { url: url.toWellFormed() }),
    author: {
      ...(author.id !== undefined && { id: author.id.toWellFormed() }),
      ...(author.name !== undefined && { name: author.name.toWellFormed() }),
    },
    ...(title !== undefined && { title: title.toWellFormed() }),
    text: text.toWellFormed(),
    ...(rating !== undefined && { rating }),
    ...(language !== undefined && { language: language.toWellFormed() }),
    ...(published !== undefined && { publishedAt: published }),
    publishedPrecision: precision,
    ...(edited !== undefined && { editedAt: edited }),
    ...(parentId !== undefined && { parentId }),
    fromBrand: false,
    response: told,
    labels: Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]),
    ),
  };
  return { what: 'mention', id, seen };
}

/** Undefined when its instant is none that can be believed. */
function responseOf(sent: z.infer<typeof pushedResponse>['response']): ResponseTruth | undefined {
  const state = sent.state === undefined ? {} : { state: sent.state.toWellFormed() };
  if (sent.truth === 'unknown') return { truth: 'unknown', reason: sent.reason?.toWellFormed() ?? NOT_SAID, ...state };
  if (sent.truth === 'notReplied') {
    return { truth: 'notReplied', ...state, ...(sent.reason !== undefined && { reason: sent.reason.toWellFormed() }) };
  }
  const at: Instant | undefined = sent.at === undefined ? undefined : instantOf(sent.at);
  if (sent.at !== undefined && at === undefined) return undefined;
  return {
    truth: 'replied',
    ...(at !== undefined && { at }),
    ...(sent.id !== undefined && { id: sent.id }),
    ...state,
    ...(sent.byBot !== undefined && { byBot: sent.byBot }),
  };
}

const badInstant = (index: number, entry: unknown, field: string, value: unknown): RefusedEntry =>
  refusedEntry(index, entry, field, value, mendOf('editedAt'));
