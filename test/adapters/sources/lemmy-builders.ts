import type { LemmySource } from '../../../functions/domain/mentions/sources/lemmy.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const BRAND = 'https://sundial.example/u/care';

export const aLemmySource = (fields: Partial<LemmySource> = {}): LemmySource => ({
  id: 'sundial-lemmy',
  brand: 'sundial',
  kind: 'lemmy',
  tier: 15,
  accounts: [BRAND],
  follow: { by: 'search', search: 'sundial' },
  server: 'https://lemmy.example',
  ...fields,
});

const POST = {
  id: 71,
  name: 'Sundial timer',
  ap_id: 'https://lemmy.example/post/71',
  published: '2026-11-19T12:00:00Z',
};
const CUSTOMER = { id: 5, name: 'ida', actor_id: 'https://elsewhere.example/u/ida', bot_account: false };

/** A comment on post 71; `below` counts what stands below it. */
export const aCommentView = (id: string, comment: Fields = {}, below = 0, view: Fields = {}): Fields => ({
  comment: {
    id: /^\d+$/u.test(id) ? Number(id) : id,
    content: 'Mine stops at **noon**.',
    path: `0.${id}`,
    ap_id: `https://elsewhere.example/comment/${id}`,
    published: '2026-11-19T15:15:30.123456Z',
    deleted: false,
    removed: false,
    language_id: 37,
    ...comment,
  },
  creator: CUSTOMER,
  post: POST,
  community: { id: 9, name: 'coffee' },
  counts: { child_count: below, score: 3 },
  ...view,
});

/** By the brand's account. */
export const aCommentOfOurs = (id: string, path: string, comment: Fields = {}): Fields =>
  aCommentView(id, { path, published: '2026-11-20T08:00:00Z', ...comment }, 0, {
    creator: { id: 6, name: 'care', actor_id: BRAND, bot_account: false },
  });

export const aPostView = (address: string, post: Fields = {}, comments: unknown = 2): Fields => ({
  post: { ...POST, body: 'It stops.', ap_id: address, deleted: false, removed: false, ...post },
  creator: CUSTOMER,
  community: { id: 9, name: 'coffee' },
  counts: { comments, score: 3 },
});

export const aSearch = (comments: readonly unknown[], posts: readonly unknown[] = []): Fields => ({
  type_: 'All',
  comments,
  posts,
  communities: [],
  users: [],
});

export const LEMMY_PAYLOADS: readonly HostilePayload[] = [
  ['lemmy', 'what a search finds', IDS.map((id) => aCommentView(id)), (comments) => aSearch(comments)],
  ['lemmy', 'a list of posts', IDS.map((id) => aPostView(id)), (posts) => ({ posts })],
  ['lemmy', 'a list of version 4', IDS.map((id) => aCommentView(id)), (items) => ({ items, next_page: 'P1' })],
];
