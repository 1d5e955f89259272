import type { HackerNewsSource } from '../../../functions/domain/mentions/sources/hacker-news.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const aHackerNewsSource = (fields: Partial<HackerNewsSource> = {}): HackerNewsSource => ({
  id: 'sundial-hn',
  brand: 'sundial',
  kind: 'hacker-news',
  tier: 15,
  accounts: ['sundial_ada'],
  server: 'https://hn.algolia.com',
  search: 'sundial',
  storyComments: false,
  ...fields,
});

/** A comment as the search answers it. */
export const aHit = (id: string, fields: Fields = {}): Fields => ({
  objectID: id,
  created_at: '2026-11-20T10:00:00Z',
  created_at_i: 1_795_168_800,
  author: 'morrow',
  comment_text: 'My Sundial stopped at noon &amp; stays there.<p>It&#x27;s a pity.',
  story_text: null,
  title: null,
  url: null,
  points: null,
  story_id: 4_000,
  story_title: 'Clocks without hands',
  story_url: 'https://clocks.example/hands',
  parent_id: 4_000,
  _tags: ['comment', 'author_morrow', 'story_4000'],
  children: [],
  _highlightResult: { comment_text: { value: 'My <em>Sundial</em> stopped', matchLevel: 'full' } },
  ...fields,
});

export const hits = (entries: unknown): Fields => ({
  hits: entries,
  nbHits: 106_472,
  page: 0,
  nbPages: 10,
  hitsPerPage: 100,
  query: 'sundial',
});

/** A comment as a tree holds it. */
export const anItem = (id: number, children: readonly unknown[] = [], fields: Fields = {}): Fields => ({
  id,
  created_at: '2026-11-20T10:00:00.000Z',
  created_at_i: 1_795_168_800,
  type: 'comment',
  author: 'morrow',
  title: null,
  url: null,
  text: '<p>My Sundial stopped.</p>',
  points: null,
  parent_id: null,
  story_id: 4_000,
  children,
  ...fields,
});

export const HACKER_NEWS_PAYLOADS: readonly HostilePayload[] = [
  ['hacker-news', 'hits', IDS.map((id) => aHit(id)), hits],
  [
    'hacker-news',
    'a tree',
    [
      anItem(4711),
      anItem(4712),
      anItem(4713, [], { author: '900' }),
      anItem(4714),
      anItem(4715, [], { created_at_i: null }),
    ],
    ([root, ...children]) => ({ ...Object(root), children }),
  ],
];
