import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import type { HttpResponse } from '../../../functions/ports/http.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import {
  aGooglePlaySource,
  aPlayPage,
  aPlayReview,
  byCustomer,
  byDeveloper,
  lastModified,
} from './google-play-builders.ts';

const reader = readerFor(aGooglePlaySource());
const firstPage = first(reader.begin({}));
const read = (answer: HttpResponse, request: PlannedRequest = firstPage) =>
  reader.read(request, answer, { now: NOW, cursor: {} });
const page = (body: unknown, request?: PlannedRequest) => readingOf(read(ok(body), request));
const seen = (...comments: readonly unknown[]) => first(page(aPlayPage([aPlayReview('r1', comments)])).observations);
const failure = (status: number, error: unknown): HttpResponse => ({ ...ok({ error }), status });

describe('reviews on Google Play', () => {
  it('are asked for a hundred at a time, by package', () => {
    expect(firstPage.url).toBe(
      'https://androidpublisher.googleapis.com/androidpublisher/v3/applications/example.sundial.coffee/reviews?maxResults=100',
    );
    expect(reader.origin).toBe('google-play:example.sundial.coffee');
    expect(reader.label).toBe('Google Play example.sundial.coffee');
  });

  it('give title, text, stars, language, version, device, and the instant of the last change', () => {
    expect(seen(byCustomer())).toEqual({
      id: 'r1',
      kind: 'google-play',
      url: 'https://play.google.com/store/apps/details?id=example.sundial.coffee&reviewId=r1',
      author: { name: 'Ines Vandorpe' },
      title: 'Stops at noon',
      text: 'Since the update the timer stops every day at noon.',
      rating: 2,
      language: 'en',
      publishedAt: Date.parse('2026-11-19T15:15:30.913Z'),
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'notReplied' },
      labels: { version: '5.1.0', versionCode: '5100', android: '34', device: 'larch (Larch 7)', votes: '3' },
    });
    expect(reader.capabilities.hasCreatedTime).toBe(false);
  });

  it.each([
    ['Stops\tAt noon.', 'Stops', 'At noon.'],
    ['\tAt noon.', undefined, 'At noon.'],
    ['At noon.', undefined, 'At noon.'],
    ['Stops\t', 'Stops', ''],
    ['Stops\tAt noon.\tAlways.', 'Stops', 'At noon.\tAlways.'],
  ])('part %j at the first tab', (text, title, body) => {
    const { title: readTitle, text: readText } = seen(byCustomer({ text }));
    expect([readTitle, readText]).toEqual([title, body]);
  });

  it("keep the customer's own words where Google has translated them", () => {
    expect(seen(byCustomer({ text: '\tIt stops.', originalText: '\tHet stopt.' })).text).toBe('Het stopt.');
  });

  it('may be by nobody, without language, device and time', () => {
    const bare = aPlayReview('r1', [{ userComment: { text: 'no', starRating: 1 } }], { authorName: undefined });
    expect(first(page(aPlayPage([bare])).observations)).toMatchObject({
      author: {},
      labels: {},
      publishedPrecision: 'unknown',
    });
  });

  it.each([
    ['seconds as a number, no nanos', { seconds: 1_763_565_330 }, '2025-11-19T15:15:30.000Z'],
    ['nanos below a millisecond', { seconds: '1763565330', nanos: 999_999 }, '2025-11-19T15:15:30.000Z'],
    ['nanos that are none', { seconds: '1763565330', nanos: 'x' }, '2025-11-19T15:15:30.000Z'],
    ['no seconds', { nanos: 5 }, undefined],
  ])('are dated by %s', (_, given, at) => {
    const { publishedAt } = seen(byCustomer({ lastModified: given }));
    expect(publishedAt).toBe(at === undefined ? undefined : Date.parse(at));
  });

  it.each([
    ['pt_BR', 'pt-BR'],
    ['de', 'de'],
  ])('name the language %s as %s', (reviewerLanguage, language) => {
    expect(seen(byCustomer({ reviewerLanguage })).language).toBe(language);
  });

  it('keep the good entries beside broken ones', () => {
    const reading = page(aPlayPage([aPlayReview('r1'), aPlayReview('r2', [byDeveloper('2026-11-20T08:00:00Z')]), 7]));
    expect(reading.observations.map(({ id }) => id)).toEqual(['r1']);
    expect(reading.refused).toEqual({ count: 2, firstReason: 'entry 2 has no comment of the customer (id r2)' });
  });
});

describe('the response on Google Play', () => {
  it.each([
    ['after the customer', [byCustomer(), byDeveloper('2026-11-20T08:00:00Z')]],
    ['before the customer: the order says nothing', [byDeveloper('2026-11-20T08:00:00Z'), byCustomer()]],
  ])('is read where it stands %s', (_, comments) => {
    const mention = seen(...comments);
    expect(mention.response).toEqual({
      truth: 'replied',
      at: Date.parse('2026-11-20T08:00:00Z'),
      text: expect.any(String),
    });
    expect(mention).not.toHaveProperty('editedAt');
  });

  it('older than the last change of the review says that the customer came back', () => {
    const changed = byCustomer({ lastModified: lastModified('2026-11-20T10:00:00Z') });
    const mention = seen(changed, byDeveloper('2026-11-20T08:00:00Z'));
    expect(mention).toMatchObject({
      editedAt: Date.parse('2026-11-20T10:00:00Z'),
      response: { truth: 'replied', at: Date.parse('2026-11-20T08:00:00Z') },
    });
  });

  it('without its time is a response all the same, and without its text it is not certain', () => {
    const timeless = byDeveloper('2026-11-20T08:00:00Z', { lastModified: undefined });
    expect(seen(byCustomer(), timeless).response).toEqual({ truth: 'replied', text: expect.any(String) });
    const empty = byDeveloper('2026-11-20T08:00:00Z', { text: ' ' });
    expect(seen(byCustomer(), empty).response).toMatchObject({ truth: 'unknown' });
  });
});

describe('pages of Google Play', () => {
  it('go on by token, and end where the token is missing or repeats', () => {
    const { next } = page(aPlayPage([aPlayReview('r1')], 'token-2'));
    expect(next?.url).toMatch(/\/reviews\?maxResults=100&token=token-2$/u);
    expect(page(aPlayPage([aPlayReview('r2')], 'token-2'), next).next).toBeUndefined();
    expect(page(aPlayPage([aPlayReview('r2')]), next)).toMatchObject({ complete: true });
  });

  it('that are full and end without a token are not taken for all there is', () => {
    const full = Array.from({ length: 100 }, (_, index) => aPlayReview(`r${index}`));
    expect(page(aPlayPage(full)).complete).toBe(false);
  });

  it('may be empty for a week without reviews, which is no failure', () => {
    expect(page({})).toMatchObject({ entries: 0, complete: true, observations: [] });
    expect(page({ reviews: [] })).toMatchObject({ entries: 0, complete: true });
    expect(firstPage.notes).not.toHaveProperty('page');
  });
});

describe('one review of Google Play, looked at again', () => {
  const written = seen(byCustomer());
  const thread = (changedAt: string) => first(reader.thread({ ...written, publishedAt: Date.parse(changedAt) }));

  it('shows its response', () => {
    const request = thread('2026-11-19T15:00:00Z');
    expect(request.url).toMatch(/\/applications\/example\.sundial\.coffee\/reviews\/r1$/u);
    const reading = page(aPlayReview('r1', [byCustomer(), byDeveloper('2026-11-20T08:00:00Z')]), request);
    expect(reading.verdict).toMatchObject({
      id: 'r1',
      response: { truth: 'replied', at: Date.parse('2026-11-20T08:00:00Z') },
    });
  });

  it('is gone when it is not found within the days in which Google shows it', () => {
    expect(problemOf(read(failure(404, {}), thread('2026-11-14T12:00:00Z'))).problem).toBe('gone');
  });

  it.each([['2026-11-13T12:00:00Z'], ['2025-01-01T00:00:00Z']])(
    'is neither gone nor unanswered when it was last changed at %s, before those days',
    (changedAt) => {
      const reading = readingOf(read(failure(404, {}), thread(changedAt)));
      expect(reading.verdict).toMatchObject({ id: 'r1', response: { truth: 'unknown' } });
    },
  );

  it('counts those days from the last change that is known', () => {
    const request = first(reader.thread({ ...written, publishedAt: 0, editedAt: NOW - 1_000 }));
    expect(problemOf(read(failure(404, {}), request)).problem).toBe('gone');
  });

  it('is not another review', () => {
    expect(problemOf(read(ok(aPlayReview('r2')), thread('2026-11-19T15:00:00Z'))).problem).toBe('shape');
  });
});

describe('errors of Google Play', () => {
  it.each([
    [
      403,
      { errors: [{ reason: 'quotaExceeded' }] },
      'rateLimited',
      'answered 403 (quotaExceeded): its quota is used up',
    ],
    [
      403,
      { details: [{ reason: 'RATE_LIMIT_EXCEEDED' }], status: 'RESOURCE_EXHAUSTED' },
      'rateLimited',
      'RATE_LIMIT_EXCEEDED',
    ],
    [429, {}, 'rateLimited', 'answered 429: its quota is used up'],
    [403, { status: 'PERMISSION_DENIED', message: 'secret words' }, 'unauthorised', 'answered 403 (PERMISSION_DENIED)'],
    [401, { errors: [{ reason: 'authError' }] }, 'unauthorised', 'answered 401 (authError)'],
    [404, { errors: [{ reason: 'applicationNotFound' }] }, 'notFound', 'answered 404 (applicationNotFound)'],
    [400, { errors: [{ reason: 'hostile <b>\n' }] }, 'shape', 'answered 400: it refuses'],
    [503, { status: 'UNAVAILABLE' }, 'outage', 'answered 503 (UNAVAILABLE)'],
  ])('%i %j is %s', (status, error, problem, words) => {
    const found = problemOf(read(failure(status, error)));
    expect(found.problem).toBe(problem);
    expect(found.line).toContain(`Google Play, example.sundial.coffee`);
    expect(found.line).toContain(words);
    expect(found.line).not.toMatch(/secret words|\n/u);
  });

  it('say when to come back: as told, else a quarter of an hour later', () => {
    const quota = { errors: [{ reason: 'quotaExceeded' }] };
    expect(problemOf(read(failure(403, quota))).retryAt).toBe(NOW + 15 * 60_000);
    const told = { ...failure(429, quota), headers: { 'retry-after': '90' } };
    expect(problemOf(read(told)).retryAt).toBe(NOW + 90_000);
  });
});

describe('a recorded answer of Google Play', () => {
  const sample = (body: unknown, url?: string) =>
    readSample('google-play', { status: 200, body: JSON.stringify(body), ...(url === undefined ? {} : { url }) }, []);

  it('may be a list, one review, or the result of a response', () => {
    expect(readingOf(sample(aPlayPage([aPlayReview('r1')]))).observations).toHaveLength(1);
    expect(readingOf(sample(aPlayReview('r1'))).observations).toHaveLength(1);
    expect(problemOf(sample({ result: { replyText: 'Thanks' } })).line).toContain('which holds no mentions');
  });

  it('tells the app by the address that was asked', () => {
    const url =
      'https://androidpublisher.googleapis.com/androidpublisher/v3/applications/example.tea/reviews?maxResults=100';
    expect(first(readingOf(sample(aPlayReview('r1'), url)).observations).url).toContain('id=example.tea');
    expect(first(readingOf(sample(aPlayReview('r1'))).observations)).not.toHaveProperty('url');
  });
});
