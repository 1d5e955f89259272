import type * as z from 'zod/mini';
import { shown } from '../../shared/refusal.ts';

/** Why one entry was not taken; the others were. Goes back to whoever sent it, and never into a log. */
export interface RefusedEntry {
  /** Place in the request, from 0. */
  readonly index: number;
  /** Where the entry had a usable one. */
  readonly id?: string;
  /** `rating`, `response.at`. */
  readonly field: string;
  /** What stood there, shortened. */
  readonly value: string;
  readonly mend: string;
}

const MENDS: Readonly<Record<string, string>> = {
  id: 'give 1 to 200 visible characters without blanks, as text even where it is a number',
  kind: 'leave it out, or give a kind of source',
  url: 'give an address that begins with https:// or http://, at most 2000 characters',
  author: 'give {"id": ..., "name": ...}, both texts of at most 200 characters, or leave it out',
  title: 'give a text of at most 500 characters',
  text: 'give a text of at most 20000 characters; it may be empty',
  rating: 'give a whole number from 1 to 5, or leave it out',
  language: 'give a BCP 47 tag, e.g. nl-BE',
  publishedAt: 'give date, time and zone, e.g. 2026-11-22T09:30:00Z; null when nobody knows',
  publishedPrecision: 'give exact, day or unknown; unknown exactly when publishedAt is null or left out',
  editedAt: 'give date, time and zone, e.g. 2026-11-22T09:30:00Z',
  parentId: 'give the id of the mention that this one answers',
  fromBrand: 'send answers of the brand as {"id": <mention>, "response": {"truth": "replied", "at": ...}}',
  response: 'give truth (replied, notReplied or unknown) and, with replied, at; all that you know and no more',
  labels: 'give a record of at most 20 texts, each at most 300 characters',
  deleted: 'give true and the id, and nothing else',
};

/** The first thing that is wrong with an entry, in words that tell how to put it right. */
export function refusedFor(index: number, entry: unknown, issue: z.core.$ZodIssue | undefined): RefusedEntry {
  const keys = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  const value = keys.reduce<unknown>(ownValue, entry);
  const mend =
    issue?.code === 'unrecognized_keys'
      ? 'leave it out: docs/push.schema.json names what an entry may have'
      : (MENDS[String(keys[0] ?? '')] ?? 'give an object as docs/push.schema.json has it');
  return refusedEntry(index, entry, keys.map(String).join('.') || 'entry', value, mend);
}

export function refusedEntry(index: number, entry: unknown, field: string, value: unknown, mend: string): RefusedEntry {
  const id = ownValue(entry, 'id');
  const known = typeof id === 'string' && id.length <= 200 ? { id } : {};
  return { index, ...known, field, value: shown(value), mend };
}

export const mendOf = (field: string): string => MENDS[field] ?? '';

const ownValue = (inner: unknown, key: PropertyKey): unknown =>
  typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined;
