import type { DiscourseSource } from '../../../functions/domain/mentions/sources/discourse.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const aDiscourseSource = (fields: Partial<DiscourseSource> = {}): DiscourseSource => ({
  id: 'sundial-forum',
  brand: 'sundial',
  kind: 'discourse',
  tier: 15,
  accounts: ['sundial_care'],
  server: 'https://forum.example',
  follow: { by: 'posts', posts: 'all' },
  anyLaterPost: false,
  ...fields,
});

/** A post as lists and topics hold it. */
export const aForumPost = (id: number, fields: Fields = {}): Fields => ({
  id,
  name: 'Morrow',
  username: 'morrow',
  created_at: '2026-11-20T10:00:00.000Z',
  cooked: '<p>My sundial stopped at <b>noon</b>.</p>',
  post_number: 1,
  post_type: 1,
  updated_at: '2026-11-20T10:00:05.000Z',
  reply_to_post_number: null,
  topic_id: 57,
  topic_slug: 'sundial-stopped',
  version: 1,
  hidden: false,
  user_id: 12,
  deleted_at: null,
  user_deleted: false,
  ...fields,
});

export const byCare: Fields = { username: 'Sundial_Care', name: 'Care', cooked: '<p>We look into it.</p>', user_id: 3 };

export const aTopic = (posts: readonly Fields[], stream: readonly unknown[] = posts.map(({ id }) => id)): Fields => ({
  id: 57,
  title: 'Sundial stopped',
  slug: 'sundial-stopped',
  post_stream: { posts, stream },
});

export const aSearch = (posts: unknown, fields: Fields = {}): Fields => ({
  posts,
  topics: [{ id: 57, title: 'Sundial stopped', slug: 'sundial-stopped' }],
  users: [],
  grouped_search_result: { more_posts: null, more_full_page_results: null, ...fields },
});

const numbered = (id: string, index: number): Fields =>
  aForumPost(Number(id), { post_number: index + 1, ...(index === 2 ? { username: '900' } : {}) });

export const DISCOURSE_PAYLOADS: readonly HostilePayload[] = [
  ['discourse', 'the latest posts', IDS.map((id) => aForumPost(Number(id))), (posts) => ({ latest_posts: posts })],
  ['discourse', 'a search', IDS.map((id) => aForumPost(Number(id))), aSearch],
  ['discourse', 'a topic', IDS.map(numbered), (posts) => aTopic(posts as readonly Fields[], IDS.map(Number))],
];
