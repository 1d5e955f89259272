import type { XSource } from '../../../functions/domain/mentions/sources/x.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const anXSource = (fields: Partial<XSource> = {}): XSource => ({
  id: 'sundial-x',
  brand: 'sundial',
  kind: 'x',
  tier: 60,
  accounts: ['900'],
  query: 'sundial',
  maxPostsPerMonth: 1_000,
  secrets: { token: 'X_TOKEN' },
  server: 'https://api.x.com',
  ...fields,
});

export const aPost = (id: string, fields: Fields = {}): Fields => ({
  id,
  text: 'My sundial stops at noon &amp; again at six.',
  author_id: '31',
  conversation_id: id,
  created_at: '2026-11-19T15:15:30.000Z',
  edit_history_tweet_ids: [id],
  lang: 'en',
  public_metrics: { reply_count: 0, like_count: 2 },
  ...fields,
});

/** By the brand's account 900. */
export const aPostOfOurs = (id: string, parentId: string, fields: Fields = {}): Fields =>
  aPost(id, {
    author_id: '900',
    created_at: '2026-11-20T08:00:00.000Z',
    referenced_tweets: [{ type: 'replied_to', id: parentId }],
    ...fields,
  });

export const foundPosts = (data: readonly unknown[], more: Fields = {}): Fields =>
  data.length === 0
    ? { meta: { result_count: 0, ...more } }
    : { data, meta: { result_count: data.length, newest_id: idOf(data[0]), oldest_id: idOf(data.at(-1)), ...more } };

const idOf = (post: unknown): unknown =>
  typeof post === 'object' && post !== null && 'id' in post ? post.id : undefined;

export const X_PAYLOADS: readonly HostilePayload[] = [
  ['x', 'what a search finds', IDS.map((id) => aPost(id)), (data) => foundPosts(data, { next_token: 'more' })],
];
