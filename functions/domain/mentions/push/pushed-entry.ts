import * as z from 'zod/mini';
import { SOURCE_KINDS } from '../source.ts';
import { webAddress, wireId, wireInstant } from '../wire.ts';

/** Mentions, responses and deletions that one request may carry. */
export const MOST_ENTRIES = 500;
/** Bytes of one request. */
export const MOST_BYTES = 1_000_000;

const short = z.string().check(z.maxLength(300));
const name = z.string().check(z.maxLength(200));

const response = z.discriminatedUnion('truth', [
  z.strictObject({
    truth: z.literal('replied'),
    at: z.optional(wireInstant),
    id: z.optional(wireId),
    state: z.optional(short),
    byBot: z.optional(z.boolean()),
  }),
  z.strictObject({ truth: z.literal('notReplied'), state: z.optional(short), reason: z.optional(short) }),
  z.strictObject({ truth: z.literal('unknown'), reason: z.optional(short), state: z.optional(short) }),
]);

/** A mention as somebody sends it: the mention on the wire, of which only `id` and `text` have to be given. */
export const pushedMention = z.strictObject({
  id: wireId,
  kind: z.optional(z.enum(SOURCE_KINDS)),
  url: z.optional(webAddress.check(z.maxLength(2_000))),
  author: z.optional(z.strictObject({ id: z.optional(name), name: z.optional(name) })),
  title: z.optional(z.string().check(z.maxLength(500))),
  text: z.string().check(z.maxLength(20_000)),
  rating: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
  language: z.optional(z.string().check(z.maxLength(35))),
  publishedAt: z.optional(z.nullable(wireInstant)),
  publishedPrecision: z.optional(z.enum(['exact', 'day', 'unknown'])),
  editedAt: z.optional(wireInstant),
  parentId: z.optional(wireId),
  fromBrand: z.optional(z.literal(false)),
  response: z.optional(response),
  labels: z.optional(z.record(z.string().check(z.maxLength(100)), short)),
});
export type PushedMention = z.infer<typeof pushedMention>;

/** News of a response to a mention that was sent before. */
export const pushedResponse = z.strictObject({ id: wireId, response });

/** A mention that is no longer there: its text and author are erased, its timings stay. */
export const pushedDeletion = z.strictObject({ id: wireId, deleted: z.literal(true) });

/** What one entry may be, told apart by `deleted` and `text`. */
const pushedEntry = z.union([pushedMention, pushedResponse, pushedDeletion]);

/** What a request carries: one entry, or several. */
export const push = z.union([
  pushedEntry,
  z.strictObject({
    mentions: z.array(pushedEntry).check(z.minLength(1), z.maxLength(MOST_ENTRIES)),
    history: z.optional(z.boolean()),
  }),
]);
