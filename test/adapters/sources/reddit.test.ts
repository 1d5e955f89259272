import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { aFold, aListing, aRedditSource, aRemark, aRemarkOfOurs, aSubmission } from './reddit-builders.ts';

const WRITTEN = Date.parse('2026-11-19T15:15:30Z');
const reader = readerFor(aRedditSource());
const [posts, comments, written] = reader.begin({});
const known = { now: NOW, cursor: {} };
const read = (body: unknown, request = posts, headers = {}, cursor = {}) =>
  reader.read(first([request].filter((one) => one !== undefined)), ok(body, headers), { now: NOW, cursor });
const page = (body: unknown, request?: PlannedRequest, headers = {}, cursor = {}) =>
  readingOf(read(body, request, headers, cursor));
const seen = (fields: object = {}) => first(page(aListing([aRemark('t1_a', { ...fields })])).observations);
const sample = (body: unknown, accounts: readonly string[] = []) => readSample('reddit', ok(body), accounts);

describe('Reddit', () => {
  it('is asked for the posts and comments of a subreddit, and for what the brand wrote', () => {
    expect([posts?.url, comments?.url, written?.url]).toEqual([
      'https://oauth.reddit.com/r/coffee/new?limit=100&sort=new&raw_json=1',
      'https://oauth.reddit.com/r/coffee/comments?limit=100&sort=new&raw_json=1',
      'https://oauth.reddit.com/user/Sundial_Care/comments?limit=100&sort=new&raw_json=1',
    ]);
    expect(reader.label).toBe('Reddit r/coffee');
  });

  it.each([
    [{ by: 'search', search: 'sundial' }, '/search?q=sundial&type=link&limit', 'Reddit "sundial"'],
    [
      { by: 'search', search: 'sundial', subreddit: 'coffee' },
      '/r/coffee/search?q=sundial&type=link&restrict_sr=1&limit',
      'Reddit r/coffee "sundial"',
    ],
  ] as const)('is asked for what %j finds', (follow, path, label) => {
    const searching = readerFor(aRedditSource({ follow, accounts: ['t2_care'] }));
    expect(searching.begin({}).map(({ url }) => url)).toEqual([
      expect.stringContaining(`https://oauth.reddit.com${path}`),
    ]);
    expect(searching.label).toBe(label);
  });

  it('gives a comment with its author by id, its parent and its address', () => {
    expect(seen()).toEqual({
      id: 't1_a',
      kind: 'reddit',
      url: 'https://www.reddit.com/r/coffee/comments/post/_/a/',
      author: { id: 't2_ida', name: 'flat_white_ida' },
      text: 'Mine stops at noon.',
      publishedAt: WRITTEN,
      publishedPrecision: 'exact',
      parentId: 't3_post',
      fromBrand: false,
      response: { truth: 'unknown', reason: 'a listing does not show answers' },
      labels: { subreddit: 'coffee', post: 't3_post' },
    });
  });

  it('gives a post with its title, and one that is a link alone', () => {
    const link = aSubmission('t3_b', { selftext: '', selftext_html: null });
    expect(page(aListing([aSubmission('t3_a'), link])).observations).toMatchObject([
      { id: 't3_a', title: 'Sundial timer & me', text: 'It stops.' },
      { id: 't3_b', title: 'Sundial timer & me', text: '' },
    ]);
  });

  it.each([
    ['<div class="md"><p>a &lt;3</p></div>', 'a <3'],
    ['&lt;div class="md"&gt;&lt;p&gt;a &amp;lt;3&lt;/p&gt;&lt;/div&gt;', 'a <3'],
    [undefined, 'a < b'],
  ])('gives plain text of %j', (bodyHtml, text) => {
    expect(seen({ body_html: bodyHtml, body: 'a &lt; b' }).text).toBe(text);
  });

  it.each([
    [false, undefined],
    [1_795_104_930, WRITTEN + 3_600_000],
    [1_795_104_930.0, WRITTEN + 3_600_000],
    [true, undefined],
  ])('reads edited %j', (edited, editedAt) => {
    expect(seen({ edited }).editedAt).toBe(editedAt);
  });

  it.each([
    [
      'deleted by its author',
      { author: '[deleted]', author_fullname: undefined, body: '[deleted]', body_html: '<p>[deleted]</p>' },
    ],
    ['removed by a moderator', { author: '[deleted]', body: '[removed]' }],
    ['removed, with its author', { body: '[removed]' }],
  ])('passes over what was %s', (_, fields) => {
    const reading = page(aListing([aRemark('t1_a', fields), aRemark('t1_b')]));
    expect([reading.observations.map(({ id }) => id), reading.refused.count]).toEqual([['t1_b'], 0]);
  });

  it('keeps the words of an account that is gone', () => {
    expect(seen({ author: '[deleted]', author_fullname: undefined })).toMatchObject({
      author: {},
      text: 'Mine stops at noon.',
    });
  });

  it.each([
    [{ permalink: undefined, id: 'a' }, 'https://www.reddit.com/comments/post/_/a/'],
    [
      { permalink: undefined, context: '/r/coffee/comments/post/_/a/?context=3' },
      'https://www.reddit.com/r/coffee/comments/post/_/a/?context=3',
    ],
    [{ permalink: 'https://elsewhere.example/' }, undefined],
  ])('finds the address in %j', (fields, url) => {
    expect(seen(fields).url).toBe(url);
  });

  it.each([
    ['Sundial_Care', { author: 'sundial_care', author_fullname: undefined }, true],
    ['t2_care', { author: 'renamed', author_fullname: 't2_care' }, true],
    ['sundial', { author: 'sundial_care' }, false],
    ['t2_care', { author: 't2_care_fan', author_fullname: 't2_fan' }, false],
  ])('knows whether %s wrote it', (account, fields, fromBrand) => {
    const { observations } = readingOf(sample(aListing([aRemark('t1_a', fields)]), [account]));
    expect(first(observations).fromBrand).toBe(fromBrand);
  });

  it('walks on by after, never by before, and ends after a thousand', () => {
    let request = first([posts].filter((one) => one !== undefined));
    const after: (string | null)[] = [];
    for (let number = 1; number <= 12; number += 1) {
      const { next, complete } = page(aListing([aRemark(`t1_${number}`)], `t1_${number}`), request);
      expect(complete).toBe(false);
      if (next === undefined) break;
      after.push(new URL(next.url).searchParams.get('after'));
      request = next;
    }
    expect(after).toEqual(Array.from({ length: 9 }, (_, index) => `t1_${index + 1}`));
    expect(request.url).not.toContain('before=');
  });

  it('takes what the brand wrote for responses, and reads no further than the last poll did', () => {
    const listing = aListing([aRemarkOfOurs('t1_r', 't1_a'), aRemarkOfOurs('t1_s', 't3_b')], 't1_s');
    const reading = page(listing, written);
    expect(reading).toMatchObject({
      observations: [],
      responses: [
        { parentId: 't1_a', id: 't1_r', at: WRITTEN + 3_600_000, byBot: false },
        { parentId: 't3_b', id: 't1_s' },
      ],
      cursor: {},
    });
    expect(reading.next?.url).toContain('after=t1_s');
    const end = page(aListing([aRemarkOfOurs('t1_t', 't1_c')]), reading.next);
    expect(end.cursor).toEqual({ 'written:sundial_care': String(WRITTEN + 3_600_000) });
    const later = { 'written:sundial_care': String(WRITTEN + 2 * 86_400_000) };
    expect(page(listing, written, {}, later)).toMatchObject({ cursor: {}, complete: true, responses: [{}, {}] });
  });

  it.each([
    [{ 'x-ratelimit-used': '598.0', 'x-ratelimit-remaining': '2.0', 'x-ratelimit-reset': '137' }, NOW + 137_000],
    [{ 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '0.4' }, NOW + 1_000],
    [{ 'x-ratelimit-remaining': '9322.0', 'x-ratelimit-reset': '51' }, undefined],
    [{}, undefined],
  ])('asks to be left alone by %j', (headers, waitUntil) => {
    expect(page(aListing([]), posts, headers).waitUntil).toBe(waitUntil);
  });

  it('says in one line what it refuses, and how long to wait', () => {
    const answer = (status: number, body: unknown, headers = {}) =>
      problemOf(reader.read(first(reader.begin({})), { ...ok(body, headers), status }, known));
    expect(answer(403, { message: 'Forbidden', error: 403 })).toMatchObject({ problem: 'unauthorised' });
    expect(answer(429, '', { 'x-ratelimit-reset': '311.5' })).toMatchObject({
      problem: 'rateLimited',
      retryAt: NOW + 312_000,
    });
    expect(problemOf(sample({ json: { errors: [['BAD', 'x', 'y']] } })).line).toContain(
      'not a listing of posts or comments',
    );
  });
});

describe('a second look at Reddit', () => {
  const look = first(reader.thread(seen()));
  const thread = (...children: readonly unknown[]) => [aListing([aSubmission('t3_post')]), aListing(children)];
  const below = (...answers: readonly unknown[]) => aRemark('t1_a', { replies: aListing(answers) });
  const verdict = (...children: readonly unknown[]) => page(thread(...children), look).verdict?.response;

  it('asks for the thread below the mention', () => {
    expect(look.url).toBe('https://oauth.reddit.com/comments/post?sort=new&limit=500&raw_json=1&comment=a&context=0');
    const post = { ...seen(), id: 't3_post', labels: {} };
    expect(first(reader.thread(post)).url).toBe('https://oauth.reddit.com/comments/post?sort=new&limit=500&raw_json=1');
    expect(reader.thread({ ...seen(), id: 't1_a', labels: {} })).toEqual([]);
  });

  it.each([
    ['nobody answered', [aRemark('t1_a')], 'notReplied'],
    ['somebody else did', [below(aRemark('t1_b', { parent_id: 't1_a' }))], 'notReplied'],
    ['the brand did', [below(aRemarkOfOurs('t1_b', 't1_a'))], 'replied'],
    [
      'the brand did, further down',
      [below(aRemark('t1_b', { parent_id: 't1_a', replies: aListing([aRemarkOfOurs('t1_c', 't1_b')]) }))],
      'replied',
    ],
    [
      'the brand did, below a deleted comment',
      [
        below(
          aRemark('t1_b', {
            parent_id: 't1_a',
            author: '[deleted]',
            body: '[deleted]',
            replies: aListing([aRemarkOfOurs('t1_c', 't1_b')]),
          }),
        ),
      ],
      'replied',
    ],
    [
      'its response was deleted',
      [below(aRemarkOfOurs('t1_b', 't1_a', { author: '[deleted]', author_fullname: undefined, body: '[deleted]' }))],
      'notReplied',
    ],
    ['answers are folded away', [below(aFold('t1_a'))], 'unknown'],
    ['a fold says that it holds none', [below(aFold('t1_a', 0))], 'unknown'],
    ['an answer cannot be read', [below({ kind: 't1', data: {} })], 'unknown'],
    ['the brand did, beside what is folded', [below(aRemarkOfOurs('t1_b', 't1_a'), aFold('t1_a'))], 'replied'],
    ['the mention is behind a fold', [aFold('t3_post')], 'unknown'],
  ])('says what is true when %s', (_, children, truth) => {
    expect(verdict(...children)?.truth).toBe(truth);
  });

  it('says nothing for certain while no account of the brand is named', () => {
    const nobody = readerFor(aRedditSource({ accounts: [] }));
    const answer = (child: unknown) => readingOf(nobody.read(look, ok(thread(child)), known)).verdict?.response.truth;
    expect(answer(below(aRemark('t1_b', { parent_id: 't1_a' })))).toBe('unknown');
    expect(answer(aRemark('t1_a'))).toBe('notReplied');
  });

  it('finds that the mention is gone', () => {
    expect(problemOf(read(thread(), look)).problem).toBe('gone');
    const deleted = aRemark('t1_a', { author: '[deleted]', body: '[deleted]', replies: aListing([aFold('t1_a')]) });
    expect(problemOf(read(thread(deleted), look)).problem).toBe('gone');
  });

  it('is not led astray by threads that are nested without end', () => {
    const opening = '{"kind":"t1","data":{"name":"t1_a","body":"b","replies":{"kind":"Listing","data":{"children":[';
    const body = `[${opening.repeat(20_000)}${']}}}}'.repeat(20_000)}]`;
    expect(page(body, look).verdict?.response.truth).toBe('unknown');
  });
});

describe('what parse reads of Reddit', () => {
  it.each([
    ['a listing', aListing([aRemark('t1_a')]), 1],
    ['a thread with its post', [aListing([aSubmission('t3_post')]), aListing([aRemark('t1_a'), aFold('t1_a')])], 2],
    ['one comment', aRemark('t1_a'), 1],
    ['an edited post', { json: { errors: [], data: { things: [aSubmission('t3_a')] } } }, 1],
    ['an empty listing', aListing([]), 0],
  ])('%s', (_, body, count) => {
    expect(readingOf(sample(body)).observations).toHaveLength(count);
  });
});
