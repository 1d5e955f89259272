import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../functions/domain/mentions/observation.ts';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import {
  ACCOUNT,
  aGramComment,
  aGramPost,
  anInstagramSource,
  aReplyOfOurs,
  withReplies,
} from './instagram-builders.ts';

const WRITTEN = Date.parse('2026-11-19T15:15:30Z');
const reader = readerFor(anInstagramSource());
const newestPosts = first(reader.begin({}));
const read = (body: unknown, request: PlannedRequest = newestPosts, cursor = {}, headers = {}) =>
  reader.read(request, ok(body, headers), { now: NOW, cursor });
const page = (body: unknown, request?: PlannedRequest, cursor = {}, headers = {}) =>
  readingOf(read(body, request, cursor, headers));
const on = (...comments: readonly unknown[]) => ({ data: [aGramPost('p1', comments)] });
const seen = (fields: object = {}) => first(page(on(aGramComment('c1', { ...fields }))).observations);
const truths = (observations: readonly Observation[]) =>
  Object.fromEntries(observations.map(({ id, response }) => [id, response.truth]));
const sample = (body: unknown, accounts: readonly string[] = [], url?: string) =>
  readSample('instagram', { ...ok(body), ...(url === undefined ? {} : { url }) }, accounts);

describe('comments on Instagram', () => {
  it('are asked for with the newest posts and with their answers, in one request', () => {
    const url = new URL(newestPosts.url);
    expect(`${url.origin}${url.pathname}`).toBe(`https://graph.instagram.com/${ACCOUNT}/media`);
    expect(url.searchParams.get('limit')).toBe('25');
    expect(url.searchParams.get('fields')).toBe(
      'id,permalink,timestamp,comments.limit(50){id,text,timestamp,username,from,user,hidden,parent_id,replies.limit(50){id,text,timestamp,username,from,user,parent_id}}',
    );
    expect([reader.origin, reader.label]).toEqual(['instagram', `Instagram ${ACCOUNT}`]);
  });

  it('give the text, the author, the time with its zone, and the address of the post', () => {
    expect(seen()).toEqual({
      id: 'c1',
      kind: 'instagram',
      url: 'https://www.instagram.com/p/p1/',
      author: { id: '5501', name: 'ida.brews' },
      text: 'Mine stops at noon 😕',
      publishedAt: WRITTEN,
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'notReplied' },
      labels: { media: 'p1' },
    });
    expect(seen({ hidden: true }).labels).toEqual({ media: 'p1', hidden: 'true' });
  });

  it.each([
    ['by its id', { user: { id: ACCOUNT }, from: undefined, username: undefined }, true],
    ['by the id of the comment’s author', { from: { id: ACCOUNT } }, true],
    ['by its user name', { from: undefined, user: undefined, username: 'Sundial.Care' }, true],
    ['not by a name that is alike', { from: { id: '1' }, username: 'sundial.care.fans' }, false],
    ['not where nothing is told', { from: undefined, username: undefined }, false],
  ])('know an account of the brand %s', (_, fields, fromBrand) => {
    expect(seen(fields).fromBrand).toBe(fromBrand);
  });

  const reply = aReplyOfOurs('r1', '2026-11-19T16:00:00+0000');
  const other = aGramComment('r2', { timestamp: '2026-11-19T15:30:00+0000' });

  it.each([
    ['nobody answered', aGramComment('c1'), 'notReplied'],
    ['the brand did', withReplies(aGramComment('c1'), [other, reply]), 'replied'],
    ['somebody else did', withReplies(aGramComment('c1'), [other]), 'notReplied'],
    ['there are more answers', withReplies(aGramComment('c1'), [other], true), 'unknown'],
    ['the brand did, and there are more', withReplies(aGramComment('c1'), [reply], true), 'replied'],
    ['an answer cannot be read', withReplies(aGramComment('c1'), [{ id: 'r3' }]), 'unknown'],
    ['answers are no list', aGramComment('c1', { replies: 'many' }), 'unknown'],
  ])('say what is true when %s', (_, comment, truth) => {
    expect(first(page(on(comment)).observations).response.truth).toBe(truth);
  });

  it('take an answer of a customer for answered by what the brand wrote after it', () => {
    const late = aGramComment('r3', { timestamp: '2026-11-19T18:00:00+0000' });
    const reading = page(on(withReplies(aGramComment('c1'), [other, reply, late])));
    expect(truths(reading.observations)).toEqual({ c1: 'replied', r2: 'replied', r1: 'unknown', r3: 'notReplied' });
    expect(reading.responses).toEqual([
      { parentId: 'c1', id: 'r1', at: Date.parse('2026-11-19T16:00:00Z'), byBot: false, text: expect.any(String) },
    ]);
    expect(reading.entries).toBe(4);
  });

  it('are followed on a post as long as all that came is new, never by the address that holds the token', () => {
    const body = { data: [aGramPost('p1', [aGramComment('c1')], 'A1'), aGramPost('p2', [aGramComment('c2')], 'A2')] };
    const { next, complete, cursor } = page(body);
    expect([complete, cursor]).toEqual([false, {}]);
    expect(next?.url).toMatch(/^https:\/\/graph\.instagram\.com\/p1\/comments\?.*limit=50&after=A1$/u);
    expect(JSON.stringify(next)).not.toContain('leak');
    const second = page({ data: [aGramComment('c3', { timestamp: '2026-11-18T11:00:00+0000' })] }, next);
    expect(first(second.observations)).toMatchObject({
      url: 'https://www.instagram.com/p/p1/',
      labels: { media: 'p1' },
    });
    expect(second.next?.url).toContain('/p2/comments?');
    expect(page({ data: [] }, second.next)).toMatchObject({ complete: true, cursor: { newest: String(WRITTEN) } });
    expect(page(body, newestPosts, { newest: String(NOW) })).toMatchObject({ complete: true, cursor: {} });
  });

  it('are followed for ten pages in one poll', () => {
    let request = newestPosts;
    let pages = 0;
    for (let body: unknown = { data: [aGramPost('p1', [aGramComment('c0')], 'A0')] }; ; pages += 1) {
      const reading = page(body, request);
      if (reading.next === undefined) {
        expect(reading).toMatchObject({ complete: false, cursor: { newest: String(WRITTEN) } });
        break;
      }
      request = reading.next;
      body = { data: [aGramComment(`c${pages + 1}`)], paging: { cursors: { after: `A${pages + 1}` }, next: 'x' } };
    }
    expect(pages).toBe(10);
  });
});

describe('a second look at a comment on Instagram', () => {
  const look = first(reader.thread(seen()));

  it('reads it with its answers', () => {
    expect(look.url).toMatch(/^https:\/\/graph\.instagram\.com\/c1\?fields=/u);
    const answered = withReplies(aGramComment('c1'), [aReplyOfOurs('r1', '2026-11-19T16:00:00+0000')]);
    expect(page(answered, look).verdict).toMatchObject({ id: 'c1', response: { truth: 'replied', id: 'r1' } });
    expect(page(aGramComment('c1'), look).verdict).toEqual({ id: 'c1', response: { truth: 'notReplied' } });
  });

  it('at an answer reads the comment above it', () => {
    const answer = first(reader.thread({ ...seen(), id: 'r2', parentId: 'c1' }));
    expect(answer.url).toContain('graph.instagram.com/c1?');
    const own = aGramComment('r2', { timestamp: '2026-11-19T15:30:00+0000' });
    expect(page(withReplies(aGramComment('c1'), [own]), answer).verdict).toEqual({
      id: 'r2',
      response: { truth: 'notReplied' },
    });
    expect(problemOf(read(withReplies(aGramComment('c1'), []), answer)).problem).toBe('gone');
    expect(page(withReplies(aGramComment('c1'), [], true), answer).verdict?.response.truth).toBe('unknown');
  });
});

describe('what Instagram refuses', () => {
  const answer = (status: number, error: unknown, headers = {}, request = newestPosts) =>
    problemOf(reader.read(request, { ...ok({ error }, headers), status }, { now: NOW, cursor: {} }));

  it.each([
    [
      400,
      { code: 190, type: 'OAuthException' },
      'unauthorised',
      'answered 400 (code 190, OAuthException): the access token has ended',
    ],
    [403, { code: 10 }, 'unauthorised', 'the token lacks a permission'],
    [400, { code: 100, error_subcode: 33 }, 'notFound', 'there is no such account'],
    [400, { code: 100 }, 'shape', 'answered 400 (code 100)'],
    [500, { code: 2 }, 'outage', 'answered 500 (code 2)'],
    [400, { code: 4 }, 'rateLimited', 'too many requests'],
    [403, 'nonsense', 'unauthorised', 'answered 403'],
  ])('%i %j ends in one line', (status, error, problem, words) => {
    expect(answer(status, error)).toMatchObject({ problem, line: expect.stringContaining(words) });
  });

  it('finds that a comment is gone', () => {
    expect(answer(400, { code: 100, error_subcode: 33 }, {}, first(reader.thread(seen()))).problem).toBe('gone');
  });

  it('waits as long as it is told', () => {
    const business = JSON.stringify({
      1784: [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: 19 }],
    });
    expect(answer(400, { code: 80_002 }, { 'x-business-use-case-usage': business }).retryAt).toBe(NOW + 19 * 60_000);
    expect(answer(400, { code: 4 }).retryAt).toBe(NOW + 3_600_000);
  });

  it.each([
    [{ 'x-app-usage': '{"call_count":96,"total_time":2}' }, NOW + 15 * 60_000],
    [{ 'x-app-usage': '{"call_count":60}' }, undefined],
    [{ 'x-app-usage': 'none' }, undefined],
    [
      { 'x-business-use-case-usage': '{"1":[{"total_time":99,"estimated_time_to_regain_access":4}]}' },
      NOW + 4 * 60_000,
    ],
  ])('asks to be left alone by %j', (headers, waitUntil) => {
    expect(page({ data: [] }, newestPosts, {}, headers).waitUntil).toBe(waitUntil);
  });
});

describe('what parse reads of Instagram', () => {
  it.each([
    ['comments', { data: [aGramComment('c1'), aGramComment('c2')] }, 2],
    ['a comment with an answer', withReplies(aGramComment('c1'), [aGramComment('r1')]), 2],
    ['comments by id', { c1: aGramComment('c1'), c2: aGramComment('c2') }, 2],
    ['comments on posts', { data: [aGramPost('p1', [aGramComment('c1')]), aGramPost('p2')] }, 1],
    [
      'a post that mentions the brand',
      { mentioned_media: { id: 'm1', caption: 'Look @sundial', media_type: 'IMAGE' }, id: ACCOUNT },
      1,
    ],
  ])('%s', (_, body, count) => {
    expect(readingOf(sample(body)).observations).toHaveLength(count);
  });

  it('knows that nobody answered only where answers were asked for', () => {
    const body = { data: [aGramComment('c1')] };
    expect(truths(readingOf(sample(body)).observations)).toEqual({ c1: 'unknown' });
    const asked = 'https://graph.instagram.com/p1/comments?fields=id,text,replies{id}';
    expect(truths(readingOf(sample(body, [], asked)).observations)).toEqual({ c1: 'notReplied' });
  });

  it.each([
    [
      { data: [{ id: 'p1', media_type: 'IMAGE', comments_count: 4 }] },
      'Instagram answered posts without their comments',
    ],
    [{ hello: 1 }, 'not comments'],
  ])('refuses %j in one line', (body, words) => {
    expect(problemOf(sample(body)).line).toContain(words);
  });
});
