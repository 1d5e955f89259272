import type { BlueskySource } from '../../../functions/domain/mentions/sources/bluesky.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const BRAND_DID = 'did:plc:sundialcoffee900';

export const aBlueskySource = (fields: Partial<BlueskySource> = {}): BlueskySource => ({
  id: 'sundial-sky',
  brand: 'sundial',
  kind: 'bluesky',
  tier: 5,
  accounts: [BRAND_DID],
  server: 'https://bsky.social',
  follow: { by: 'search', search: 'sundial' },
  ...fields,
});

export const uriOf = (key: string, did = 'did:plc:morrow') => `at://${did}/app.bsky.feed.post/${key}`;

export const anActor = (did: string, fields: Fields = {}): Fields => ({
  did,
  handle: 'morrow.sky.example',
  displayName: 'Morrow',
  labels: [],
  createdAt: '2024-01-01T00:00:00.000Z',
  ...fields,
});

/** A post view; `parent` is the uri that it answers. */
export const aPost = (uri: string, { parent, record, ...fields }: Fields = {}): Fields => ({
  uri,
  cid: `bafy${uri.length}`,
  author: anActor('did:plc:morrow'),
  record: {
    $type: 'app.bsky.feed.post',
    createdAt: '2026-11-20T10:00:00.000Z',
    langs: ['en'],
    text: 'My sundial stopped at noon',
    ...(parent === undefined ? {} : { reply: { parent: { uri: parent, cid: 'c' }, root: { uri: parent, cid: 'c' } } }),
    ...(record as Fields | undefined),
  },
  replyCount: 0,
  likeCount: 0,
  indexedAt: '2026-11-20T10:00:01.000Z',
  labels: [],
  ...fields,
});

/** A post by the brand. */
export const anAnswer = (uri: string, parent: string, fields: Fields = {}): Fields =>
  aPost(uri, { parent, author: anActor(BRAND_DID, { handle: 'care.sundial.example' }), ...fields });

export const aNode = (post: Fields, replies: readonly unknown[] = []): Fields => ({
  $type: 'app.bsky.feed.defs#threadViewPost',
  post: { ...post, replyCount: replies.length },
  replies,
  threadContext: {},
});

export const notFound = (uri: string): Fields => ({ $type: 'app.bsky.feed.defs#notFoundPost', uri, notFound: true });
export const blocked = (uri: string, did: string): Fields => ({
  $type: 'app.bsky.feed.defs#blockedPost',
  uri,
  blocked: true,
  author: { did },
});

export const BLUESKY_PAYLOADS: readonly HostilePayload[] = [
  ['bluesky', 'a search', IDS.map((id) => aPost(id)), (posts) => ({ posts, cursor: '25' })],
  [
    'bluesky',
    'notifications',
    IDS.map((id) => ({ ...aPost(id), reason: 'mention', isRead: true })),
    (notifications) => ({ notifications, cursor: '2026-11-20T10:00:00.000Z', priority: false }),
  ],
  [
    'bluesky',
    'a thread',
    IDS.map((id) => aNode(aPost(id, id === '4713' ? { author: anActor('900') } : {}))),
    ([root, ...replies]) => ({ thread: { ...Object(root), replies } }),
  ],
];
