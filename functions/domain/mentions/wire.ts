import * as z from 'zod/mini';
import { Refusal, shown } from '../shared/refusal.ts';
import type { Instant } from '../shared/time.ts';
import { toIso } from '../shared/time.ts';
import type { Observation, ResponseTruth } from './observation.ts';
import { SOURCE_KINDS } from './source.ts';
import { instantOf } from './source-time.ts';

/** No blanks and no control characters, in an expression that every JSON Schema validator understands. */
export const wireId = z.string().check(z.regex(/^(?:(?!\s)[!-~\u00a1-\uffff]){1,200}$/));
export const wireInstant = z.iso.datetime({ offset: true });
export const webAddress = z.string().check(z.regex(/^https?:\/\/\S+$/));

/** A mention on the wire, version 1: what `parse` prints, what webhooks carry and imports take. docs/mention.schema.json is made of it. */
export const wireMention = z.strictObject({
  id: wireId,
  kind: z.enum(SOURCE_KINDS),
  url: z.optional(webAddress),
  author: z.strictObject({ id: z.optional(z.string()), name: z.optional(z.string()) }),
  title: z.optional(z.string()),
  text: z.string(),
  rating: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
  language: z.optional(z.string()),
  /** Null exactly when the precision is `unknown`. */
  publishedAt: z.nullable(wireInstant),
  publishedPrecision: z.enum(['exact', 'day', 'unknown']),
  editedAt: z.optional(wireInstant),
  parentId: z.optional(wireId),
  fromBrand: z.boolean(),
  response: z.discriminatedUnion('truth', [
    z.strictObject({
      truth: z.literal('replied'),
      at: z.optional(wireInstant),
      id: z.optional(wireId),
      state: z.optional(z.string()),
      byBot: z.optional(z.boolean()),
    }),
    z.strictObject({
      truth: z.literal('notReplied'),
      state: z.optional(z.string()),
      reason: z.optional(z.string()),
    }),
    z.strictObject({ truth: z.literal('unknown'), reason: z.string(), state: z.optional(z.string()) }),
  ]),
  labels: z.record(z.string(), z.string()),
});
export type WireMention = z.infer<typeof wireMention>;

/** Fields in the order in which people read them; instants as UTC ISO 8601. */
export function toWire(seen: Observation): WireMention {
  const { id, kind, url, author, title, text, rating, language, editedAt, parentId, fromBrand, labels } = seen;
  return present({
    id,
    kind,
    url,
    author: { ...author },
    title,
    text,
    rating,
    language,
    publishedAt: seen.publishedAt === undefined ? null : toIso(seen.publishedAt),
    publishedPrecision: seen.publishedPrecision,
    editedAt: editedAt === undefined ? undefined : toIso(editedAt),
    parentId,
    fromBrand,
    response: responseToWire(seen.response),
    labels: { ...labels },
  });
}

function responseToWire(response: ResponseTruth): WireMention['response'] {
  if (response.truth !== 'replied') return { ...response };
  // What a response says is looked at and not handed on.
  const { at, text, noted, ...rest } = response;
  return { ...rest, ...(at === undefined ? {} : { at: toIso(at) }) };
}

/** Reads a mention that somebody sent. Refuses in one line that names the field and its value. */
export function fromWire(sent: unknown, path = 'mention'): Observation {
  const read = wireMention.safeParse(sent);
  if (!read.success) throw refusalOf(read.error.issues[0], sent, path);
  const { publishedAt, editedAt, response, ...rest } = read.data;
  if ((publishedAt === null) !== (rest.publishedPrecision === 'unknown')) {
    const given = `${shown(publishedAt)} with publishedPrecision ${shown(rest.publishedPrecision)}`;
    throw new Refusal(`${path}.publishedAt`, given, 'give null exactly when the precision is "unknown"');
  }
  const times = present({
    publishedAt: publishedAt === null ? undefined : instantIn(publishedAt, `${path}.publishedAt`),
    editedAt: editedAt === undefined ? undefined : instantIn(editedAt, `${path}.editedAt`),
  });
  const author = present(rest.author);
  return present({ ...rest, ...times, author, response: responseFromWire(response, path) });
}

function responseFromWire(response: WireMention['response'], path: string): ResponseTruth {
  if (response.truth !== 'replied') return present(response);
  const { at, ...rest } = response;
  return present({ ...rest, at: at === undefined ? undefined : instantIn(at, `${path}.response.at`) });
}

function instantIn(text: string, path: string): Instant {
  const at = instantOf(text);
  if (at === undefined) throw new Refusal(path, `${shown(text)} is no instant`, 'write it as 2026-11-22T09:30:00Z');
  return at;
}

type Present<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** The record without what is undefined, so that absent means absent. */
function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}

function refusalOf(issue: z.core.$ZodIssue | undefined, sent: unknown, path: string): Refusal {
  const keys = issue?.path ?? [];
  const value = keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    sent,
  );
  const place = [path, ...keys.map(String)].join('.');
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => shown(key)).join(', ') : undefined;
  if (extra !== undefined)
    return new Refusal(place, `has ${extra}`, 'leave out what docs/mention.schema.json does not name');
  return new Refusal(place, `${shown(value)} cannot stand here`, 'docs/mention.schema.json says what can');
}
