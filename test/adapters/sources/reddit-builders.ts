import type { RedditSource } from '../../../functions/domain/mentions/sources/reddit.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const aRedditSource = (fields: Partial<RedditSource> = {}): RedditSource => ({
  id: 'sundial-reddit',
  brand: 'sundial',
  kind: 'reddit',
  tier: 15,
  accounts: ['Sundial_Care'],
  follow: { by: 'subreddit', subreddit: 'coffee' },
  secrets: { key: 'REDDIT_KEY', secret: 'REDDIT_SECRET' },
  server: 'https://oauth.reddit.com',
  ...fields,
});

/** 2026-11-19T15:15:30Z. */
const WRITTEN = 1_795_101_330;

/** A comment below the post `t3_post`. */
export const aRemark = (name: string, fields: Fields = {}): Fields => ({
  kind: 't1',
  data: {
    name,
    author: 'flat_white_ida',
    author_fullname: 't2_ida',
    body: 'Mine stops at **noon**.',
    body_html: '<div class="md"><p>Mine stops at <strong>noon</strong>.</p>\n</div>',
    created_utc: WRITTEN,
    edited: false,
    link_id: 't3_post',
    parent_id: 't3_post',
    permalink: `/r/coffee/comments/post/_/${name.replace('t1_', '')}/`,
    replies: '',
    subreddit: 'coffee',
    ...fields,
  },
});

export const aSubmission = (name: string, fields: Fields = {}): Fields => ({
  kind: 't3',
  data: {
    name,
    author: 'flat_white_ida',
    author_fullname: 't2_ida',
    title: 'Sundial timer &amp; me',
    selftext: 'It stops.',
    selftext_html: '<div class="md"><p>It stops.</p></div>',
    created_utc: WRITTEN,
    edited: false,
    permalink: '/r/coffee/comments/post/sundial_timer/',
    num_comments: 2,
    subreddit: 'coffee',
    ...fields,
  },
});

/** By the brand's account. */
export const aRemarkOfOurs = (name: string, parentId: string, fields: Fields = {}): Fields =>
  aRemark(name, {
    author: 'sundial_care',
    author_fullname: 't2_care',
    parent_id: parentId,
    created_utc: WRITTEN + 3_600,
    ...fields,
  });

export const aListing = (children: readonly unknown[], after: unknown = null): Fields => ({
  kind: 'Listing',
  data: { after, before: null, dist: children.length, modhash: '', children },
});

export const aFold = (parentId: string, count = 27): Fields => ({
  kind: 'more',
  data: { count, name: 't1_fold', id: 'fold', parent_id: parentId, children: ['a', 'b'] },
});

export const REDDIT_PAYLOADS: readonly HostilePayload[] = [
  ['reddit', 'a listing of comments', IDS.map((id) => aRemark(id)), (children) => aListing(children, 't1_x')],
  ['reddit', 'a listing of posts', IDS.map((id) => aSubmission(id)), (children) => aListing(children)],
  [
    'reddit',
    'a thread',
    IDS.map((id, index) => (index === 0 ? aSubmission(id) : aRemark(id, { parent_id: '4711' }))),
    ([post, ...children]) => [aListing([post]), aListing(children)],
  ],
];
