import { describe, expect, it } from 'vitest';
import { names } from '../../../functions/adapters/sources/names-words.ts';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { aHackerNewsSource, aHit, anItem, hits } from './hacker-news-builders.ts';

const reader = readerFor(aHackerNewsSource());
const [intake, outgoing] = reader.begin({}) as [PlannedRequest, PlannedRequest];
const thread = (id: string) => first(reader.thread({ ...mention, id }));
const read = (asked: PlannedRequest, body: unknown, of = reader) => of.read(asked, ok(body), { now: NOW, cursor: {} });
const mention = first(readingOf(read(intake, hits([aHit('5001')]))).observations);
const many = (count: number, at: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => aHit(String(9_000 - index), { created_at_i: at(index) }));

describe('what is asked of Hacker News', () => {
  it('is the newest stories, comments and polls, and in one request the comments of all who answer for the brand', () => {
    const both = readerFor(aHackerNewsSource({ accounts: ['sundial_ada', 'sundial_bo'] })).begin({});
    const [news, own] = both.map(({ url }) => new URL(url));
    expect(news?.pathname).toBe('/api/v1/search_by_date');
    expect(Object.fromEntries(news?.searchParams ?? [])).toEqual({
      query: 'sundial',
      tags: '(story,comment,poll)',
      hitsPerPage: '100',
    });
    expect(own?.searchParams.get('tags')).toBe('comment,(author_sundial_ada,author_sundial_bo)');
    expect(readerFor(aHackerNewsSource({ accounts: [] })).begin({})).toHaveLength(1);
  });

  it('goes on below a full page by time, never by page number, so that 1,000 hits are no end', () => {
    const next = readingOf(read(intake, hits(many(100, (index) => 1_795_168_800 - index)))).next;
    const query = new URL(next?.url ?? '').searchParams;
    expect(query.get('numericFilters')).toBe('created_at_i<=1795168701');
    expect(query.has('page')).toBe(false);
  });

  it('turns pages only among posts of one second', () => {
    const sameSecond = hits(many(100, () => 1_795_168_800));
    const second = readingOf(read(intake, sameSecond)).next ?? intake;
    const third = readingOf(read(second, sameSecond)).next;
    expect(new URL(third?.url ?? '').searchParams.get('page')).toBe('1');
  });

  it('ends with a page that is not full, whatever nbHits says', () => {
    const reading = readingOf(read(intake, hits(many(99, () => 1_795_168_800))));
    expect(reading).toMatchObject({ complete: true, entries: 99 });
    expect(reading.next).toBeUndefined();
  });

  it.each<unknown>([null, 'x', { toString: false }, {}])('is not led astray by a time that is %j', (created_at_i) => {
    const broken = aHit('1', { created_at_i });
    const { next } = readingOf(read(intake, hits([...many(99, (index) => 1_795_168_800 - index), broken])));
    expect(new URL(next?.url ?? '').searchParams.get('numericFilters')).toBe('created_at_i<=1795168702');
  });

  it('reads the own comments of the last day again, and all of them once another account is named', () => {
    const [bookmark] = Object.entries(readingOf(read(outgoing, hits([aHit('1')]))).cursor);
    const cursor = Object.fromEntries([bookmark ?? ['', '']]);
    const since = (of: typeof reader) => new URL(of.begin(cursor)[1]?.url ?? '').searchParams.get('numericFilters');
    expect(since(reader)).toBe('created_at_i>=1795082400');
    expect(since(readerFor(aHackerNewsSource({ accounts: ['sundial_bo'] })))).toBeNull();
  });
});

describe('a hit', () => {
  it('is a mention with plain text, link and UTC instant; its id is a string', () => {
    expect(mention).toEqual({
      id: '5001',
      kind: 'hacker-news',
      url: 'https://news.ycombinator.com/item?id=5001',
      author: { id: 'morrow', name: 'morrow' },
      text: "My Sundial stopped at noon & stays there.\n\nIt's a pity.",
      publishedAt: Date.parse('2026-11-20T10:00:00Z'),
      publishedPrecision: 'exact',
      parentId: '4000',
      fromBrand: false,
      response: { truth: 'unknown', reason: 'a search does not show what answers a mention' },
      labels: {
        type: 'comment',
        story: '4000',
        storyTitle: 'Clocks without hands',
        storyLink: 'https://clocks.example/hands',
      },
    });
  });

  it('of a story without words of its own has its title, and the address that it leads to', () => {
    const story = aHit('5002', {
      title: 'Sundial &lt;beta&gt; is out',
      comment_text: null,
      story_text: null,
      url: 'https://sundial.example/beta',
      _tags: ['story'],
      parent_id: null,
    });
    const seen = first(readingOf(read(intake, hits([story]))).observations);
    expect(seen).toMatchObject({
      title: 'Sundial <beta> is out',
      text: '',
      labels: { type: 'story', link: 'https://sundial.example/beta' },
    });
    expect(seen).not.toHaveProperty('parentId');
  });

  it('reads the same while its points and comments are counted up', () => {
    const later = read(intake, hits([aHit('5001', { points: 77, num_comments: 12 })]));
    expect(readingOf(later).observations).toEqual([mention]);
  });

  it('that was deleted is no mention, and one without a usable id is refused', () => {
    const deleted = aHit('5003', { author: null, comment_text: null });
    const reading = readingOf(read(intake, hits([deleted, aHit('x'), aHit('5001')])));
    expect(reading.observations.map(({ id }) => id)).toEqual(['5001']);
    expect(reading.refused).toEqual({ count: 1, firstReason: 'entry 2 has no numeric id' });
  });

  it.each([
    ['of a misspelling or a prefix', { comment_text: 'My sundials are fine, so is the sundile' }, false],
    ['below a story that names it', { comment_text: 'me too', story_title: 'Sundial is down' }, false],
    ['that leads to its address', { comment_text: null, title: 'Down', url: 'https://www.sundial.example/' }, true],
    ['in capitals with an apostrophe', { comment_text: 'SUNDIAL&#x27;s app' }, true],
  ])('%s counts only if it names what is searched for', (_, fields, counts) => {
    const reading = readingOf(read(intake, hits([aHit('5001', fields)])));
    expect(reading).toMatchObject({ entries: 1, refused: { count: 0 } });
    expect(reading.observations).toHaveLength(counts ? 1 : 0);
  });

  it('below a story that names it counts where the settings want it', () => {
    const wide = readerFor(aHackerNewsSource({ storyComments: true }));
    const below = aHit('5001', { comment_text: 'me too', story_title: 'Sundial is down' });
    expect(readingOf(read(intake, hits([below]), wide)).observations).toHaveLength(1);
  });
});

describe('responses on Hacker News', () => {
  const byAda = { author: 'sundial_ada' };

  it('are the comments of the brand, each for what it answers; they are no mentions', () => {
    const reading = readingOf(read(outgoing, hits([aHit('5009', { ...byAda, parent_id: 5001 })])));
    expect(reading.observations).toEqual([]);
    expect(reading.responses).toEqual([
      { parentId: '5001', id: '5009', at: Date.parse('2026-11-20T10:00:00Z'), byBot: false, text: expect.any(String) },
    ]);
  });

  it.each([
    ['a child', [anItem(2, [], byAda)]],
    ['a grandchild', [anItem(2, [anItem(3, [], byAda)])]],
    ['what hangs below a deleted comment', [anItem(2, [anItem(3, [], byAda)], { author: null, text: null })]],
  ])('stop the clock as %s', (_, children) => {
    const reading = readingOf(read(thread('1'), anItem(1, children)));
    expect(reading.verdict).toMatchObject({ id: '1', response: { truth: 'replied', byBot: false } });
  });

  it('are missing for certain where the whole tree has none, also by somebody whose name begins alike', () => {
    const reading = readingOf(read(thread('1'), anItem(1, [anItem(2, [], { author: 'sundial_ada2' })])));
    expect(reading).toMatchObject({ verdict: { id: '1', response: { truth: 'notReplied' } }, complete: true });
  });

  it.each([
    ['one answer cannot be read', reader, [anItem(2), { id: {}, author: 'x', text: 'y' }], '1 of the answers'],
    ['no account is named', readerFor(aHackerNewsSource({ accounts: [] })), [], 'no account of the brand'],
  ])('are unknown when %s', (_, of, children, reason) => {
    const { verdict } = readingOf(read(thread('1'), anItem(1, children), of));
    expect(verdict?.response).toMatchObject({ truth: 'unknown', reason: expect.stringContaining(reason) });
  });

  it.each([
    ['404', { status: 404, headers: {}, body: '{"status":404,"error":"Not Found"}' }],
    ['an item without author and text', ok(anItem(1, [], { author: null, text: null }))],
  ])('%s says that the mention is gone', (_, answer) => {
    expect(problemOf(reader.read(thread('1'), answer, { now: NOW, cursor: {} })).problem).toBe('gone');
  });

  it('are not read out of another item', () => {
    expect(problemOf(read(thread('1'), anItem(2)))).toMatchObject({ problem: 'shape' });
  });
});

describe('a recorded exchange of Hacker News', () => {
  it('of a tree gives every comment, and says of the asked one whether it was answered', () => {
    const body = JSON.stringify(anItem(1, [anItem(2, [anItem(3)]), anItem(4)]));
    const reading = readingOf(
      readSample('hacker-news', { url: 'https://hn.algolia.com/api/v1/items/1', status: 200, body }, ['sundial_ada']),
    );
    expect(reading.observations.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['1', undefined],
      ['2', '1'],
      ['4', '1'],
      ['3', '2'],
    ]);
    expect(reading.verdict).toEqual({ id: '1', response: { truth: 'notReplied' } });
  });

  it('survives a tree of a hundred thousand levels', () => {
    const body = `${'{"id":1,"author":"a","text":"t","children":['.repeat(100_000)}${']}'.repeat(100_000)}`;
    expect(readingOf(readSample('hacker-news', { status: 200, body }, [])).entries).toBe(100_000);
  });
});

describe('the words of a search', () => {
  it.each([
    ['sundial coffee', 'Coffee at SUNDIAL', true],
    ['sundial coffee', 'Coffee elsewhere', false],
    ['"sundial coffee"', 'the sundial-coffee app', true],
    ['"sundial coffee"', 'coffee, sundial', false],
    ['sundial -garden', 'a sundial for the garden', false],
    ['sundial -garden', 'the Sundial app', true],
    ['café', 'CAFE!', true],
    ['日時計', '私の日時計は止まった', true],
    ['sundial', 'sundials', false],
    ['"', 'anything', true],
  ])('%j and %j: %s', (search, text, expected) => {
    expect(names(search, [undefined, text])).toBe(expected);
  });
});
