import type { InstagramSource } from '../../../functions/domain/mentions/sources/instagram.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const ACCOUNT = '17841400000000900';

export const anInstagramSource = (fields: Partial<InstagramSource> = {}): InstagramSource => ({
  id: 'sundial-gram',
  brand: 'sundial',
  kind: 'instagram',
  tier: 15,
  accounts: [ACCOUNT, 'sundial.care'],
  account: ACCOUNT,
  posts: 25,
  secrets: { token: 'INSTAGRAM_TOKEN' },
  server: 'https://graph.instagram.com',
  ...fields,
});

export const aGramComment = (id: string, fields: Fields = {}): Fields => ({
  id,
  text: 'Mine stops at noon 😕',
  timestamp: '2026-11-19T15:15:30+0000',
  username: 'ida.brews',
  from: { id: '5501', username: 'ida.brews' },
  like_count: 1,
  hidden: false,
  ...fields,
});

/** By the brand's own account. */
export const aReplyOfOurs = (id: string, timestamp: string, fields: Fields = {}): Fields =>
  aGramComment(id, {
    text: '@ida.brews Hold the button.',
    username: 'sundial',
    from: { id: '7702', username: 'sundial' },
    user: { id: ACCOUNT },
    timestamp,
    ...fields,
  });

export const withReplies = (comment: Fields, replies: readonly unknown[], more = false): Fields => ({
  ...comment,
  replies: {
    data: replies,
    paging: more
      ? { cursors: { after: 'R' }, next: 'https://graph.instagram.com/x?access_token=leak' }
      : { cursors: { after: 'R' } },
  },
});

/** What `next` of the Graph API holds: the access token too. */
export const pagingTo = (after: string): Fields => ({
  cursors: { before: 'B', after },
  next: `https://graph.instagram.com/next?access_token=leak&after=${after}`,
});

export const aGramPost = (id: string, comments?: readonly unknown[], after?: string): Fields => ({
  id,
  permalink: `https://www.instagram.com/p/${id}/`,
  timestamp: '2026-11-18T10:00:00+0000',
  ...(comments === undefined
    ? {}
    : { comments: { data: comments, ...(after === undefined ? {} : { paging: pagingTo(after) }) } }),
});

export const INSTAGRAM_PAYLOADS: readonly HostilePayload[] = [
  ['instagram', 'comments on a post', IDS.map((id) => aGramComment(id)), (data) => ({ data, paging: pagingTo('A') })],
  [
    'instagram',
    'a comment with its answers',
    IDS.map((id) => aGramComment(id)),
    ([comment, ...replies]) => ({ data: [{ ...anObject(comment), replies: { data: replies } }] }),
  ],
];

/** What stands in the place of a comment may be anything: the answers below it hang on whatever that is. */
const anObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
