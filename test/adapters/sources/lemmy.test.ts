import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { aCommentOfOurs, aCommentView, aLemmySource, aPostView, aSearch, BRAND } from './lemmy-builders.ts';

const reader = readerFor(aLemmySource());
const [search, written] = reader.begin({});
const asOne = (request: PlannedRequest | undefined): PlannedRequest => first([request].flatMap((one) => one ?? []));
const read = (body: unknown, request = search, cursor = {}) =>
  reader.read(asOne(request), ok(body), { now: NOW, cursor });
const page = (body: unknown, request?: PlannedRequest, cursor = {}) => readingOf(read(body, request, cursor));
const seen = (comment: object = {}, view: object = {}) =>
  first(page(aSearch([aCommentView('12', { ...comment }, 0, { ...view })])).observations);
const sample = (body: unknown, accounts: readonly string[] = [BRAND]) => readSample('lemmy', ok(body), accounts);

describe('Lemmy', () => {
  it('is asked for what a search finds, and for what the brand wrote', () => {
    expect([search?.url, written?.url]).toEqual([
      'https://lemmy.example/api/v3/search?q=sundial&type_=All&listing_type=All&sort=New&limit=50&page=1',
      'https://lemmy.example/api/v3/user?username=care%40sundial.example&sort=New&limit=50&page=1',
    ]);
    expect([reader.origin, reader.label]).toEqual(['lemmy:lemmy.example', 'lemmy.example "sundial"']);
  });

  it('is asked for comments and posts of a community', () => {
    const source = aLemmySource({
      follow: { by: 'community', community: 'coffee@a.example' },
      accounts: ['https://lemmy.example/u/care'],
    });
    const community = readerFor(source);
    expect(community.begin({}).map(({ url }) => url.replace('https://lemmy.example/api/v3', ''))).toEqual([
      '/comment/list?community_name=coffee%40a.example&type_=All&sort=New&limit=50&page=1',
      '/post/list?community_name=coffee%40a.example&type_=All&sort=New&limit=50&page=1',
      '/user?username=care&sort=New&limit=50&page=1',
    ]);
    expect(community.label).toBe('lemmy.example !coffee@a.example');
  });

  it('gives a comment with its author by address, its parent and its own address', () => {
    expect(seen()).toEqual({
      id: '12',
      kind: 'lemmy',
      url: 'https://elsewhere.example/comment/12',
      author: { id: 'https://elsewhere.example/u/ida', name: 'ida' },
      text: 'Mine stops at noon.',
      publishedAt: Date.parse('2026-11-19T15:15:30.123Z'),
      publishedPrecision: 'exact',
      parentId: 'https://lemmy.example/post/71',
      fromBrand: false,
      response: { truth: 'unknown', reason: 'a list does not show answers' },
      labels: { community: 'coffee', post: '71' },
    });
  });

  it('gives a post by its address, for its number may be that of a comment', () => {
    const posts = [aPostView('https://a.example/post/12'), aPostView('https://a.example/post/13', { body: undefined })];
    const { observations } = page(aSearch([aCommentView('12')], posts));
    expect(observations.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['12', undefined, 'Mine stops at noon.'],
      ['https://a.example/post/12', 'Sundial timer', 'It stops.'],
      ['https://a.example/post/13', 'Sundial timer', ''],
    ]);
  });

  it.each([
    [{ path: '0.12' }, 'https://lemmy.example/post/71'],
    [{ path: '0.7.12' }, '7'],
    [{ path: 'x.12' }, undefined],
    [{ path: '12' }, undefined],
    [{ path: undefined }, undefined],
  ])('finds the parent in %j', (comment, parentId) => {
    expect(seen(comment).parentId).toBe(parentId);
  });

  it('takes times without a zone for UTC, and says so', () => {
    expect(seen({ published: '2022-11-19T15:15:30.123456', updated: '2022-11-20T15:15:30' })).toMatchObject({
      publishedAt: Date.parse('2022-11-19T15:15:30.123Z'),
      publishedPrecision: 'exact',
      editedAt: Date.parse('2022-11-20T15:15:30Z'),
      labels: { assumedZone: 'UTC' },
    });
  });

  it('reads the names that version 4 has for fields', () => {
    const comment = { published: undefined, published_at: '2026-11-19T15:15:30Z', updated_at: '2026-11-20T15:15:30Z' };
    const creator = { name: 'care', display_name: 'Sundial Care', ap_id: 'https://Sundial.example/u/Care' };
    expect(seen(comment, { creator })).toMatchObject({
      publishedAt: Date.parse('2026-11-19T15:15:30Z'),
      editedAt: Date.parse('2026-11-20T15:15:30Z'),
      author: { id: 'https://Sundial.example/u/Care', name: 'Sundial Care' },
      fromBrand: true,
    });
  });

  it('knows the brand by the address of its profile, not by its name', () => {
    expect(seen({}, { creator: { name: 'care', actor_id: 'https://elsewhere.example/u/care' } }).fromBrand).toBe(false);
  });

  it.each([{ deleted: true }, { removed: true }])('passes over what is %j', (comment) => {
    const reading = page(aSearch([aCommentView('12', comment), aCommentView('13')]));
    expect([reading.observations.map(({ id }) => id), reading.refused.count]).toEqual([['13'], 0]);
  });

  it('passes over communities and people that a search finds', () => {
    const reading = page({ search: [{ community: { id: 9 } }, { person: { id: 5 } }, aCommentView('12')] });
    expect([reading.observations.length, reading.refused.count, reading.entries]).toEqual([1, 0, 3]);
  });

  it('goes on to a further page while pages are full', () => {
    const full = Array.from({ length: 50 }, (_, index) => aCommentView(String(100 + index)));
    expect(page(aSearch(full)).next?.url).toContain('&page=2');
    expect(page(aSearch(full.slice(1), full.slice(1))).next).toBeUndefined();
  });

  it('asks the newer API where the older one is not there, and remembers it', () => {
    const lost = reader.read(asOne(search), { ...ok(''), status: 404 }, { now: NOW, cursor: {} });
    const { next } = readingOf(lost);
    expect(next?.url).toBe(
      'https://lemmy.example/api/v4/search?q=sundial&search_term=sundial&type_=all&listing_type=all&sort=new&limit=50',
    );
    const reading = page({ search: [aCommentView('12')], next_page: 'P2' }, next);
    expect(reading.cursor).toEqual({ api: 'v4' });
    expect(reading.next?.url).toContain('&page_cursor=P2');
    expect(page({ search: [aCommentView('12')], next_page: 'P2' }, reading.next).next).toBeUndefined();
    expect(reader.begin({ api: 'v4' }).map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/v4/search',
      '/api/v4/person/content',
    ]);
    expect(problemOf(reader.read(asOne(next), { ...ok(''), status: 404 }, { now: NOW, cursor: {} })).problem).toBe(
      'notFound',
    );
    const unknown = reader.read(
      asOne(search),
      { ...ok({ error: 'not_found' }), status: 404 },
      { now: NOW, cursor: {} },
    );
    expect(problemOf(unknown).problem).toBe('notFound');
  });

  it('takes what the brand wrote for responses, and reads no further than the last poll did', () => {
    const body = { comments: [aCommentOfOurs('20', '0.12.20'), aCommentOfOurs('21', '0.21')], posts: [] };
    const reading = page(body, written);
    expect(reading).toMatchObject({
      observations: [],
      responses: [
        { parentId: '12', id: '20', at: Date.parse('2026-11-20T08:00:00Z'), byBot: false },
        { parentId: 'https://lemmy.example/post/71', id: '21' },
      ],
      cursor: { [`written:${BRAND}`]: String(Date.parse('2026-11-20T08:00:00Z')) },
    });
    const full = {
      comments: Array.from({ length: 50 }, (_, index) => aCommentOfOurs(String(index), `0.${index}`)),
      posts: [],
    };
    expect(page(full, written).next?.url).toContain('page=2');
    expect(page(full, written, { [`written:${BRAND}`]: String(NOW) }).next).toBeUndefined();
  });
});

describe('a second look at Lemmy', () => {
  const look = first(reader.thread(seen()));
  const verdict = (...views: readonly unknown[]) => page({ comments: views }, look).verdict?.response;

  it('asks for all that is below a comment', () => {
    expect(look.url).toBe(
      'https://lemmy.example/api/v3/comment/list?parent_id=12&type_=All&sort=New&max_depth=100&limit=50',
    );
    expect(first(reader.thread(seen(), { api: 'v4' })).url).toContain('/api/v4/comment/list?parent_id=12&type_=all');
  });

  it.each([
    ['nobody answered', [aCommentView('12')], 'notReplied'],
    ['somebody else did', [aCommentView('12', {}, 1), aCommentView('13', { path: '0.12.13' })], 'notReplied'],
    ['the brand did', [aCommentView('12', {}, 1), aCommentOfOurs('13', '0.12.13')], 'replied'],
    [
      'the brand did, further down',
      [aCommentView('12', {}, 2), aCommentView('13', { path: '0.12.13' }), aCommentOfOurs('14', '0.12.13.14')],
      'replied',
    ],
    [
      'the brand did, below a deleted comment',
      [
        aCommentView('12', {}, 2),
        aCommentView('13', { path: '0.12.13', deleted: true }),
        aCommentOfOurs('14', '0.12.13.14'),
      ],
      'replied',
    ],
    [
      'its response was removed',
      [aCommentView('12', {}, 1), aCommentOfOurs('13', '0.12.13', { removed: true })],
      'notReplied',
    ],
    ['more are counted than shown', [aCommentView('12', {}, 3), aCommentView('13', { path: '0.12.13' })], 'unknown'],
    ['nobody counts', [aCommentView('12', {}, 0, { counts: {} })], 'unknown'],
    ['an answer cannot be read', [aCommentView('12', {}, 1), { comment: { id: 13 } }], 'unknown'],
  ])('says what is true when %s', (_, views, truth) => {
    expect(verdict(...views)?.truth).toBe(truth);
  });

  it('knows a bot', () => {
    const bot = { ...aCommentOfOurs('13', '0.12.13'), creator: { actor_id: BRAND, bot_account: true } };
    expect(verdict(aCommentView('12', {}, 1), bot)).toMatchObject({ truth: 'replied', byBot: true });
  });

  it('says nothing for certain while no account of the brand is named', () => {
    const nobody = readerFor(aLemmySource({ accounts: [] }));
    const views = [aCommentView('12', {}, 1), aCommentView('13', { path: '0.12.13' })];
    const reading = readingOf(nobody.read(look, ok({ comments: views }), { now: NOW, cursor: {} }));
    expect(reading.verdict?.response.truth).toBe('unknown');
  });

  it('finds that the comment is gone', () => {
    expect(problemOf(read({ comments: [] }, look)).problem).toBe('gone');
    expect(problemOf(read({ comments: [aCommentView('12', { deleted: true })] }, look)).problem).toBe('gone');
    const missing = reader.read(look, { ...ok({ error: 'not_found' }), status: 404 }, { now: NOW, cursor: {} });
    expect(problemOf(missing).problem).toBe('gone');
  });

  describe('at a post', () => {
    const address = 'https://lemmy.example/post/71';
    const post = first(page(aSearch([], [aPostView(address)])).observations);
    const postLook = first(reader.thread(post));
    const answers = (total: unknown, ...views: readonly unknown[]) =>
      page({ comments: views }, page({ post_view: aPostView(address, {}, total) }, postLook).next).verdict?.response
        .truth;

    it('settles it when there is no comment', () => {
      expect(postLook.url).toBe('https://lemmy.example/api/v3/post?id=71');
      expect(page({ post_view: aPostView(address, {}, 0) }, postLook).verdict).toEqual({
        id: address,
        response: { truth: 'notReplied' },
      });
    });

    it('reads the comments otherwise', () => {
      expect(answers(1, aCommentOfOurs('13', '0.13'))).toBe('replied');
      expect(answers(1, aCommentView('13'))).toBe('notReplied');
      expect(answers(2, aCommentView('13'))).toBe('unknown');
      expect(answers(undefined, aCommentView('13'))).toBe('unknown');
    });

    it('finds that the post is gone', () => {
      expect(problemOf(read({ post_view: aPostView(address, { removed: true }) }, postLook)).problem).toBe('gone');
      expect(problemOf(read({ post_view: aPostView('https://lemmy.example/post/72') }, postLook)).problem).toBe(
        'shape',
      );
    });
  });
});

describe('what parse reads of Lemmy', () => {
  it.each([
    ['a search', aSearch([aCommentView('12')], [aPostView('https://a.example/post/1')]), 2],
    ['a list of version 4', { items: [aCommentView('12')], next_page: null }, 1],
    ['one comment', { comment_view: aCommentView('12') }, 1],
    ['one post', { post_view: aPostView('https://a.example/post/1') }, 1],
    ['an empty search', aSearch([]), 0],
  ])('%s', (_, body, count) => {
    expect(readingOf(sample(body)).observations).toHaveLength(count);
  });

  it('and refuses what holds neither', () => {
    expect(problemOf(sample({ site_view: {} })).line).toContain('not posts or comments');
  });
});
