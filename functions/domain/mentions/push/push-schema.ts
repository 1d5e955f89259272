import { writtenSchema } from '../../shared/written-schema.ts';
import { push } from './pushed-entry.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  id: 'Yours, stable and unique within the source. The same id again is an edit, a response or a repetition.',
  kind: 'Taken so that what `replywatch parse` prints can be sent; not kept.',
  url: 'Opens the mention.',
  author: 'Who wrote it: `id` is stable, `name` is for people.',
  text: 'Plain text, without markup.',
  rating: 'Stars, 1 to 5; left out where there are none.',
  language: 'BCP 47.',
  publishedAt: 'When the customer wrote it, with the zone; null or left out when nobody knows.',
  publishedPrecision: 'exact unless you say day (then publishedAt is right to the day) or unknown.',
  editedAt: 'When the customer changed it. With it the order in which edits arrive does not matter.',
  parentId: 'The mention that this one answers.',
  fromBrand: 'Only mentions of others are taken: what the brand answered is a response.',
  response:
    'What you know of an answer by the brand. Left out: nobody can tell. notReplied says that there is none for certain.',
  labels: 'What else you know, at most 20 texts; policies can match them.',
  deleted: 'The mention is gone: its text and author are erased, its timings stay.',
  mentions: 'At most 500, each id once. Those that cannot be used are told, all others are taken.',
  history: 'true: what is overdue by now is counted and not alerted on.',
};

/** The JSON Schema of what the webhook takes: docs/push.schema.json, written by `npm run schema:push`. */
export const pushJsonSchema = (): string =>
  writtenSchema(push, {
    id: 'urn:replywatch:push:1',
    title: 'What the push webhook of ReplyWatch takes, version 1',
    sentences: SENTENCES,
  });
