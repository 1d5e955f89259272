import type { PlannedRequest, Reading, SourceProblem } from '../../../functions/domain/mentions/reading.ts';
import { isProblem } from '../../../functions/domain/mentions/reading.ts';
import type { AppStoreSource } from '../../../functions/domain/mentions/sources/app-store.ts';
import type { MastodonSource } from '../../../functions/domain/mentions/sources/mastodon.ts';
import type { HttpResponse } from '../../../functions/ports/http.ts';

type Fields = Readonly<Record<string, unknown>>;

export const NOW = Date.parse('2026-11-20T12:00:00Z');

export const anAppStoreSource = (fields: Partial<AppStoreSource> = {}): AppStoreSource => ({
  id: 'sundial-us',
  brand: 'sundial',
  kind: 'app-store',
  tier: 15,
  accounts: [],
  app: '4711004711',
  country: 'us',
  server: 'https://itunes.apple.com',
  ...fields,
});

export const aMastodonSource = (fields: Partial<MastodonSource> = {}): MastodonSource => ({
  id: 'sundial-social',
  brand: 'sundial',
  kind: 'mastodon',
  tier: 1,
  accounts: ['900'],
  server: 'https://social.example',
  follow: { by: 'hashtag', hashtag: 'sundial' },
  ...fields,
});

export const anEntry = (id: string, fields: Fields = {}): Fields => ({
  author: {
    uri: { label: `https://itunes.apple.com/us/reviews/id77${id}` },
    name: { label: 'Orla Fennimore' },
    label: '',
  },
  updated: { label: '2026-11-19T08:15:30-07:00' },
  'im:rating': { label: '2' },
  'im:version': { label: '5.1.0' },
  id: { label: id },
  title: { label: 'The alarm never rings' },
  content: { label: 'Three mornings in a row the alarm stayed silent.', attributes: { type: 'text' } },
  link: {
    attributes: { rel: 'related', href: 'https://itunes.apple.com/us/review?id=4711004711&type=Purple%20Software' },
  },
  'im:voteSum': { label: '1' },
  'im:contentType': { attributes: { term: 'Application', label: 'Application' } },
  'im:voteCount': { label: '3' },
  ...fields,
});

export const aFeed = (entry?: unknown): Fields => ({
  feed: {
    author: { name: { label: 'iTunes Store' }, uri: { label: 'http://www.apple.com/itunes/' } },
    ...(entry === undefined ? {} : { entry }),
    updated: { label: '2026-11-20T04:00:00-07:00' },
    title: { label: 'iTunes Store: Customer Reviews' },
    link: [{ attributes: { rel: 'next', href: '' } }],
  },
});

export const anAccount = (id: string, fields: Fields = {}): Fields => ({
  id,
  username: `user${id}`,
  acct: `user${id}`,
  display_name: `Person ${id}`,
  bot: false,
  url: `https://social.example/@user${id}`,
  uri: `https://social.example/users/user${id}`,
  ...fields,
});

export const aStatus = (id: string, fields: Fields = {}): Fields => ({
  id,
  created_at: '2026-11-20T10:00:00.000Z',
  in_reply_to_id: null,
  in_reply_to_account_id: null,
  spoiler_text: '',
  visibility: 'public',
  language: 'en',
  uri: `https://social.example/users/user1/statuses/${id}`,
  url: `https://social.example/@user1/${id}`,
  replies_count: 0,
  edited_at: null,
  content: '<p>My <a href="https://social.example/tags/sundial">#<span>sundial</span></a> stopped at noon.</p>',
  reblog: null,
  account: anAccount('1'),
  ...fields,
});

/** A status by the brand's account 900. */
export const aResponse = (id: string, parentId: string, fields: Fields = {}): Fields =>
  aStatus(id, {
    in_reply_to_id: parentId,
    account: anAccount('900', { acct: 'sundial' }),
    content: '<p>We are on it.</p>',
    ...fields,
  });

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 200,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

export const asked = (fields: Partial<PlannedRequest> = {}): PlannedRequest => ({
  method: 'GET',
  url: 'https://social.example/asked',
  headers: {},
  purpose: 'intake',
  notes: {},
  ...fields,
});

export function readingOf(read: Reading | SourceProblem): Reading {
  if (isProblem(read)) throw new Error(`a reading was expected, not: ${read.line}`);
  return read;
}

export function problemOf(read: Reading | SourceProblem): SourceProblem {
  if (!isProblem(read)) throw new Error('a problem was expected, not a reading');
  return read;
}

export function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('nothing where one was expected');
  return item;
}
