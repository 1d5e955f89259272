import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import type { HttpResponse } from '../../../functions/ports/http.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import {
  aCustomerReview,
  aCustomerReviewResponse,
  anAppStoreConnectSource,
  aReviewPage,
  relatedTo,
} from './app-store-connect-builders.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';

const SERVER = 'https://api.appstoreconnect.apple.com';
const reader = readerFor(anAppStoreConnectSource());
const firstPage = first(reader.begin({}));
const read = (answer: HttpResponse, request: PlannedRequest = firstPage) =>
  reader.read(request, answer, { now: NOW, cursor: {} });
const page = (body: unknown, request?: PlannedRequest) => readingOf(read(ok(body), request));
const only = (review: unknown, included: readonly unknown[] = []) =>
  first(page(aReviewPage([review], { included })).observations);
const failure = (status: number, code: string): HttpResponse => ({
  ...ok({ errors: [{ status: String(status), code, title: 'secret words', detail: 'secret words' }] }),
  status,
});

describe('reviews in App Store Connect', () => {
  it('are asked for newest first, with their responses, two hundred at a time', () => {
    expect(firstPage.url).toBe(
      `${SERVER}/v1/apps/4711004711/customerReviews?sort=-createdDate&limit=200&include=response`,
    );
    expect(reader.origin).toBe('app-store-connect:4711004711');
    expect(reader.label).toBe('App Store Connect 4711004711');
  });

  it('may be asked for in some storefronts only', () => {
    const some = readerFor(anAppStoreConnectSource({ territories: ['BEL', 'NLD'] }));
    expect(new URL(first(some.begin({})).url).searchParams.get('filter[territory]')).toBe('BEL,NLD');
  });

  it('give title, text, stars, storefront and the UTC instant of writing', () => {
    expect(only(aCustomerReview('r1'))).toEqual({
      id: 'r1',
      kind: 'app-store-connect',
      url: 'https://apps.apple.com/app/id4711004711?see-all=reviews',
      author: { name: 'Orla_F' },
      title: 'The alarm never rings',
      text: 'Three mornings in a row the alarm stayed silent.',
      rating: 2,
      publishedAt: Date.parse('2026-11-19T15:15:30Z'),
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'notReplied' },
      labels: { territory: 'BEL' },
    });
  });

  it('may be a title alone, without storefront, author and time', () => {
    const bare = { body: '', territory: undefined, reviewerNickname: undefined, createdDate: undefined };
    expect(only(aCustomerReview('r1', bare))).toMatchObject({
      text: '',
      author: {},
      labels: {},
      publishedPrecision: 'unknown',
    });
  });

  it('keep the good entries beside broken ones', () => {
    const entries = [
      aCustomerReview('r1'),
      { ...aCustomerReview('r2'), type: 'apps' },
      aCustomerReview('r3', { title: undefined, body: undefined }),
    ];
    const reading = page(aReviewPage(entries));
    expect(reading.observations.map(({ id }) => id)).toEqual(['r1']);
    expect(reading.refused).toEqual({ count: 2, firstReason: 'entry 2 is no review (id r2)' });
  });
});

describe('the response in App Store Connect', () => {
  const withResponse = (fields: Readonly<Record<string, unknown>>) =>
    only(aCustomerReview('r1', {}, relatedTo('a1')), [aCustomerReviewResponse('a1', fields)]).response;

  it('that is published has answered, when it was last changed', () => {
    expect(withResponse({})).toEqual({
      truth: 'replied',
      id: 'a1',
      at: Date.parse('2026-11-20T09:00:00Z'),
      state: 'published',
      text: expect.any(String),
    });
  });

  it('that waits to be published has not', () => {
    expect(withResponse({ state: 'PENDING_PUBLISH' })).toMatchObject({ truth: 'notReplied', state: 'pending' });
  });

  it.each(['REJECTED_BY_MOON', undefined])('in the state %s is not known to be public', (state) => {
    expect(withResponse({ state }).truth).toBe('unknown');
  });

  it.each([
    ['is named and left out', relatedTo('a1')],
    ['is only linked to', { links: { related: `${SERVER}/v1/customerReviews/r1/response` } }],
    ['is not spoken of', undefined],
  ])('is unknown where it %s', (_, relation) => {
    const review = { ...aCustomerReview('r1'), relationships: { response: relation } };
    expect(only(review).response.truth).toBe('unknown');
  });

  it('belongs to the review that names it, whatever the order', () => {
    const reviews = ['r1', 'r2'].map((id) => aCustomerReview(id, {}, relatedTo(`to-${id}`)));
    const included = [
      aCustomerReviewResponse('to-r2', { state: 'PENDING_PUBLISH' }),
      { type: 'apps', id: 'to-r1' },
      aCustomerReviewResponse('to-r1'),
    ];
    const { observations } = page(aReviewPage(reviews, { included }));
    expect(observations.map(({ response }) => response.state)).toEqual(['published', 'pending']);
  });
});

describe('pages of App Store Connect', () => {
  const next = `${SERVER}/v1/apps/4711004711/customerReviews?cursor=AbC&limit=200`;

  it('go on at the address that the answer gives', () => {
    const reading = page(aReviewPage([aCustomerReview('r1')], { next }));
    expect(reading.next).toMatchObject({ url: next, notes: { page: '2' } });
    expect(page(aReviewPage([aCustomerReview('r2')]), reading.next)).toMatchObject({ complete: true });
  });

  it.each([
    ['itself', firstPage.url],
    ['another server', 'https://elsewhere.example/v1/apps/4711004711/customerReviews?cursor=AbC'],
    ['what is no address', 'next page'],
  ])('end, and are not all there is, where it leads to %s', (_, address) => {
    const reading = page(aReviewPage([aCustomerReview('r1')], { next: address }));
    expect(reading.next).toBeUndefined();
    expect(reading.complete).toBe(false);
  });

  it('ask to be left alone when the key has few requests left in this hour', () => {
    const left = (count: number) =>
      readingOf(read(ok(aReviewPage([]), { 'x-rate-limit': `user-hour-lim:3500;user-hour-rem:${count};` }))).waitUntil;
    expect(left(500)).toBeUndefined();
    expect(left(100)).toBe(NOW + 15 * 60_000);
  });
});

describe('one review of App Store Connect, looked at again', () => {
  const request = first(reader.thread(only(aCustomerReview('r1'))));

  it('shows its response', () => {
    expect(request.url).toBe(`${SERVER}/v1/customerReviews/r1?include=response`);
    const body = aReviewPage(aCustomerReview('r1', {}, relatedTo('a1')), { included: [aCustomerReviewResponse('a1')] });
    expect(page(body, request).verdict).toMatchObject({ id: 'r1', response: { truth: 'replied', id: 'a1' } });
  });

  it('is gone when it is not found', () => {
    expect(problemOf(read(failure(404, 'NOT_FOUND'), request))).toMatchObject({
      problem: 'gone',
      line: expect.stringContaining('answered 404 (NOT_FOUND)'),
    });
  });

  it('is not another review', () => {
    expect(problemOf(read(ok(aReviewPage(aCustomerReview('r2'))), request)).problem).toBe('shape');
  });
});

describe('errors of App Store Connect', () => {
  it.each([
    [401, 'NOT_AUTHORIZED', 'unauthorised', 'answered 401 (NOT_AUTHORIZED): it wants other credentials'],
    [403, 'FORBIDDEN_ERROR', 'unauthorised', 'answered 403 (FORBIDDEN_ERROR)'],
    [404, 'NOT_FOUND', 'notFound', 'answered 404 (NOT_FOUND)'],
    [429, 'RATE_LIMIT_EXCEEDED', 'rateLimited', 'answered 429 (RATE_LIMIT_EXCEEDED)'],
    [400, 'PARAMETER_ERROR.INVALID', 'shape', 'answered 400 (PARAMETER_ERROR.INVALID)'],
    [500, '<b>', 'outage', 'answered 500'],
  ])('%i %s is %s', (status, code, problem, words) => {
    const found = problemOf(read(failure(status, code)));
    expect(found.problem).toBe(problem);
    expect(found.line).toContain(`App Store Connect, app 4711004711 ${words}`);
    expect(found.line).not.toMatch(/secret words|<b>/u);
  });

  it('say when to come back: as told, else a quarter of an hour later', () => {
    expect(problemOf(read(failure(429, 'RATE_LIMIT_EXCEEDED'))).retryAt).toBe(NOW + 15 * 60_000);
    const told = { ...failure(429, 'RATE_LIMIT_EXCEEDED'), headers: { 'retry-after': '90' } };
    expect(problemOf(read(told)).retryAt).toBe(NOW + 90_000);
  });
});

describe('a recorded answer of App Store Connect', () => {
  const sample = (body: unknown, url?: string) =>
    readSample(
      'app-store-connect',
      { status: 200, body: JSON.stringify(body), ...(url === undefined ? {} : { url }) },
      [],
    );

  it('may be a page, one review, or a response', () => {
    expect(readingOf(sample(aReviewPage([aCustomerReview('r1')]))).observations).toHaveLength(1);
    expect(readingOf(sample(aReviewPage(aCustomerReview('r1')))).observations).toHaveLength(1);
    expect(problemOf(sample(aReviewPage(aCustomerReviewResponse('a1')))).line).toContain('which holds no mentions');
  });

  it('tells the app by the address that was asked', () => {
    const url = `${SERVER}/v1/apps/12345/customerReviews?limit=1`;
    expect(first(readingOf(sample(aReviewPage([aCustomerReview('r1')]), url)).observations).url).toContain('id12345');
  });
});
