import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { aGoogleBusinessSource, anOwnersReply, aPlacePage, aPlaceReview } from './google-business-builders.ts';

const reader = readerFor(aGoogleBusinessSource());
const firstPage = first(reader.begin({}));
const known = { now: NOW, cursor: {} };
const page = (body: unknown, request: PlannedRequest = firstPage) => readingOf(reader.read(request, ok(body), known));
const seen = (fields: object = {}) => first(page(aPlacePage([aPlaceReview('r1', { ...fields })])).observations);
const failure = (status: number, error: unknown) => ({ ...ok({ error }), status });

describe('reviews of a place on Google', () => {
  it('are asked for fifty at a time, last changed first', () => {
    expect(firstPage.url).toBe(
      'https://mybusiness.googleapis.com/v4/accounts/112233/locations/998877/reviews?pageSize=50&orderBy=updateTime+desc',
    );
    expect(reader.origin).toBe('google-business:998877');
    expect(reader.label).toBe('Google Business 998877');
  });

  it('give stars as numbers, text, author and the time of the first writing', () => {
    expect(seen()).toEqual({
      id: 'r1',
      kind: 'google-business',
      author: { name: 'Mirthe Aalders' },
      text: 'The flat white came cold, twice.',
      rating: 2,
      publishedAt: Date.parse('2026-11-19T15:15:30.913Z'),
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'notReplied' },
      labels: {},
    });
  });

  it.each([
    ['no response', undefined, { truth: 'notReplied' }],
    [
      'an approved one',
      anOwnersReply(),
      { truth: 'replied', at: Date.parse('2026-11-20T08:00:00Z'), state: 'approved' },
    ],
    [
      'one from before there were states',
      anOwnersReply({ reviewReplyState: undefined }),
      { truth: 'replied', at: Date.parse('2026-11-20T08:00:00Z') },
    ],
    ['one that waits', anOwnersReply({ reviewReplyState: 'PENDING' }), { truth: 'notReplied', state: 'pending' }],
    [
      'one that was rejected',
      anOwnersReply({ reviewReplyState: 'REJECTED', policyViolation: 'OFF_TOPIC' }),
      { truth: 'notReplied', state: 'rejected', reason: 'Google has rejected the response (off topic)' },
    ],
    [
      'one in a state that is new',
      anOwnersReply({ reviewReplyState: 'SHADOWED' }),
      { truth: 'unknown', state: 'shadowed' },
    ],
    [
      'one in no state at all',
      anOwnersReply({ reviewReplyState: 'REVIEW_REPLY_STATE_UNSPECIFIED' }),
      { truth: 'unknown', state: 'review_reply_state_unspecified' },
    ],
    ['one without text', anOwnersReply({ comment: undefined }), { truth: 'unknown' }],
    ['something else in its place', 'yes', { truth: 'unknown' }],
  ])('say of %s what is true', (_, reviewReply, response) => {
    expect(seen({ reviewReply }).response).toMatchObject(response);
  });

  it.each([
    ['never changed', {}, undefined],
    ['changed', { updateTime: '2026-11-20T09:00:00Z' }, '2026-11-20T09:00:00Z'],
    ['moved by the response alone', { updateTime: '2026-11-20T08:00:02Z', reviewReply: anOwnersReply() }, undefined],
    [
      'changed after the response',
      { updateTime: '2026-11-20T09:00:00Z', reviewReply: anOwnersReply() },
      '2026-11-20T09:00:00Z',
    ],
  ])('know whether a review was %s', (_, fields, editedAt) => {
    expect(seen(fields).editedAt).toBe(editedAt === undefined ? undefined : Date.parse(editedAt));
  });

  it.each(['STAR_RATING_UNSPECIFIED', 'SIX', 3, null])('leave stars out when they are %j', (starRating) => {
    expect(seen({ starRating })).not.toHaveProperty('rating');
  });

  it('may have stars without words, an author without a name, and an address where the owner answers', () => {
    const fields = { comment: undefined, reviewer: { isAnonymous: true, displayName: 'A Google user' } };
    const review = seen({ ...fields, reviewReplyUrl: 'https://business.example/r1', reviewMediaItems: [{}] });
    expect(review).toMatchObject({ text: '', rating: 2, author: {}, url: 'https://business.example/r1' });
    expect(review.labels).toEqual({ media: '1' });
  });

  it.each([
    '(Translated by Google) The milk was cold.\n\n(Original)\nDe melk was koud.',
    'De melk was koud.\n\n(Translated by Google)\nThe milk was cold.',
  ])('keep the words of the customer, not their translation', (comment) => {
    expect(seen({ comment }).text).toBe('De melk was koud.');
  });

  it('take the id from the name of the review where its own field is missing', () => {
    expect(seen({ reviewId: undefined }).id).toBe('r1');
  });

  it('believe in an empty object: the place has no reviews', () => {
    expect(page({})).toMatchObject({ entries: 0, complete: true, observations: [] });
  });

  it('follow the token of the next page, and end where it repeats itself', () => {
    const { next, complete } = page(aPlacePage([aPlaceReview('r1')], 'tok-2'));
    expect([new URL(next?.url ?? '').searchParams.get('pageToken'), complete]).toEqual(['tok-2', false]);
    const again = page(aPlacePage([aPlaceReview('r1')], 'tok-2'), next);
    expect([again.next, again.complete]).toEqual([undefined, false]);
  });

  it('are read again one by one, and are gone when Google no longer has them', () => {
    const [again] = reader.thread(seen());
    expect(again?.url).toBe('https://mybusiness.googleapis.com/v4/accounts/112233/locations/998877/reviews/r1');
    const read = reader.read(
      first(reader.thread(seen())),
      ok(aPlaceReview('r1', { reviewReply: anOwnersReply() })),
      known,
    );
    expect(readingOf(read).verdict).toMatchObject({ id: 'r1', response: { truth: 'replied' } });
    const missing = reader.read(first(reader.thread(seen())), failure(404, { code: 404, status: 'NOT_FOUND' }), known);
    expect(problemOf(missing).problem).toBe('gone');
  });

  it.each([
    [429, { code: 429, status: 'RESOURCE_EXHAUSTED' }, 'rateLimited', 'its quota is used up'],
    [
      429,
      { code: 429, status: 'RESOURCE_EXHAUSTED', details: [{ metadata: { quota_limit_value: '0' } }] },
      'unauthorised',
      'is 0 until Google grants it access',
    ],
    [403, { code: 403, status: 'PERMISSION_DENIED' }, 'unauthorised', 'answered 403 (PERMISSION_DENIED)'],
    [404, { code: 404, status: 'NOT_FOUND' }, 'notFound', 'answered 404 (NOT_FOUND)'],
  ])('end %i %j in one line', (status, error, problem, words) => {
    const refused = problemOf(reader.read(firstPage, failure(status, error), known));
    expect(refused).toMatchObject({ problem, line: expect.stringContaining(words) });
  });

  it('can be given to parse as a list or one by one', () => {
    const count = (body: unknown) => readingOf(readSample('google-business', ok(body), [])).observations.length;
    expect(count(aPlacePage([aPlaceReview('r1'), aPlaceReview('r2')]))).toBe(2);
    expect(count(aPlaceReview('r1'))).toBe(1);
  });
});
