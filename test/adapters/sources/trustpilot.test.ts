import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { aCompanyReply, anEvent, aReviewList, aServiceReview, aTrustpilotSource, UNIT } from './trustpilot-builders.ts';

const reader = readerFor(aTrustpilotSource());
const firstPage = first(reader.begin({}));
const known = { now: NOW, cursor: {} };
const page = (body: unknown, request: PlannedRequest = firstPage) => readingOf(reader.read(request, ok(body), known));
const seen = (fields: object = {}) => first(page(aReviewList([aServiceReview('r1', { ...fields })])).observations);
const sample = (body: unknown) => readSample('trustpilot', ok(body), []);
const WEBHOOK = readFileSync(new URL('../../fixtures/sources/trustpilot.webhook.json', import.meta.url), 'utf8');

describe('reviews on Trustpilot', () => {
  it('are asked for a hundred at a time, newest first, of the public or of the private API', () => {
    const query = '?orderBy=createdat.desc&perPage=100&page=1';
    expect(firstPage.url).toBe(`https://api.trustpilot.com/v1/business-units/${UNIT}/reviews${query}`);
    const inPrivate = readerFor(aTrustpilotSource({ secrets: { key: 'KEY', secret: 'SECRET' } }));
    expect(first(inPrivate.begin({})).url).toBe(
      `https://api.trustpilot.com/v1/private/business-units/${UNIT}/reviews${query}`,
    );
    expect(first(inPrivate.thread(seen())).url).toBe('https://api.trustpilot.com/v1/private/reviews/r1');
    expect(reader.origin).toBe(`trustpilot:${UNIT}`);
  });

  it('give stars, title, text, language, author by id, and the address of the review', () => {
    expect(seen()).toEqual({
      id: 'r1',
      kind: 'trustpilot',
      url: 'https://www.trustpilot.com/reviews/r1',
      author: { id: 'cr1', name: 'Bram Okafor' },
      title: 'Beans came late',
      text: 'Ordered on Monday, delivered a week later.',
      rating: 2,
      language: 'en',
      publishedAt: Date.parse('2026-11-19T15:15:30Z'),
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'notReplied' },
      labels: { verified: 'true', location: 'Ghent, BE' },
    });
  });

  it('take times without a zone for UTC, and say so', () => {
    expect(seen({ createdAt: '2026-11-19T15:15:30' })).toMatchObject({
      publishedAt: Date.parse('2026-11-19T15:15:30Z'),
      publishedPrecision: 'exact',
      labels: { assumedZone: 'UTC' },
    });
    expect(seen().labels).not.toHaveProperty('assumedZone');
  });

  it.each([
    ['none', null, { truth: 'notReplied' }],
    ['one', aCompanyReply(), { truth: 'replied', at: Date.parse('2026-11-20T08:00:00Z') }],
    [
      'one with a time without zone',
      aCompanyReply({ createdAt: '2026-11-20T08:00:00' }),
      { truth: 'replied', at: Date.parse('2026-11-20T08:00:00Z') },
    ],
    ['one without a time', aCompanyReply({ createdAt: 'today' }), { truth: 'replied' }],
    ['one without text', aCompanyReply({ text: '' }), { truth: 'unknown' }],
    ['nothing said of it', undefined, { truth: 'unknown' }],
    ['something else in its place', 3, { truth: 'unknown' }],
  ])('say of a response, %s, what is true', (_, companyReply, response) => {
    expect(seen({ companyReply }).response).toMatchObject(response);
  });

  it.each([
    [{ updatedAt: '2026-11-19T15:15:30Z' }, undefined],
    [{ updatedAt: '2026-11-20T09:00:00Z' }, '2026-11-20T09:00:00Z'],
    [{ updatedAt: '2026-11-20T08:00:00Z', companyReply: aCompanyReply() }, undefined],
    [{ updatedAt: '2026-11-20T09:00:00Z', companyReply: aCompanyReply() }, '2026-11-20T09:00:00Z'],
  ])('know of %j whether the customer changed the review', (fields, editedAt) => {
    expect(seen(fields).editedAt).toBe(editedAt === undefined ? undefined : Date.parse(editedAt));
  });

  it('are no mentions while they are hidden, and gone when one is looked at again', () => {
    const hidden = { reportData: { source: 'Trustpilot', reviewVisibility: 'hidden' } };
    const reading = page(aReviewList([aServiceReview('r1', hidden), aServiceReview('r2')]));
    expect([reading.observations.map(({ id }) => id), reading.refused.count]).toEqual([['r2'], 0]);
    const again = first(reader.thread(seen()));
    expect(problemOf(reader.read(again, ok(aServiceReview('r1', hidden)), known)).problem).toBe('gone');
    expect(problemOf(reader.read(again, { ...ok({}), status: 404 }, known)).problem).toBe('gone');
    const shown = reader.read(again, ok(aServiceReview('r1', { companyReply: aCompanyReply() })), known);
    expect(readingOf(shown).verdict).toMatchObject({ id: 'r1', response: { truth: 'replied' } });
  });

  it('end with a page that is not full and names no further one', () => {
    const full = Array.from({ length: 100 }, (_, index) => aServiceReview(`r${index}`));
    expect(page(aReviewList(full)).next?.url).toContain('page=2');
    expect(page(aReviewList(full.slice(1)))).toMatchObject({ complete: true, entries: 99 });
    expect(page(aReviewList(full.slice(1))).next).toBeUndefined();
    expect(page(aReviewList(full.slice(1), [{ rel: 'next-page', href: 'x' }])).next?.url).toContain('page=2');
    expect(page(aReviewList([], [{ rel: 'next-page', href: 'x' }])).next).toBeUndefined();
  });

  it('wait as long as a 429 asks for', () => {
    const slow = reader.read(firstPage, { status: 429, headers: { 'retry-after': '120' }, body: '' }, known);
    expect(problemOf(slow)).toMatchObject({ problem: 'rateLimited', retryAt: NOW + 120_000 });
  });

  it('come by webhook too: written and changed ones, no deleted ones, and nothing of other names', () => {
    const reading = readingOf(readSample('trustpilot', ok(WEBHOOK), []));
    expect(reading.observations.map(({ id, author, rating }) => [id, author.name, rating])).toEqual([
      ['65f000000000000000000001', 'Noor Vermeulen', 1],
      ['65f000000000000000000002', 'Piet Lanssens', 4],
    ]);
    expect([reading.entries, reading.refused.count]).toEqual([4, 0]);
    expect(reading.observations[1]).toMatchObject({
      url: 'https://www.trustpilot.com/reviews/65f000000000000000000002',
    });
  });

  it('refuse an event without a review or a name, and keep the others', () => {
    const events = [anEvent('service-review-created', undefined), anEvent(7, aServiceReview('r1')), 'x'];
    const reading = readingOf(sample({ events: [...events, anEvent('service-review-created', aServiceReview('r2'))] }));
    expect([reading.observations.map(({ id }) => id), reading.refused.count]).toEqual([['r2'], 3]);
  });

  it('can be given to parse as a list, one by one, or not at all', () => {
    expect(readingOf(sample(aReviewList([aServiceReview('r1')]))).observations).toHaveLength(1);
    expect(readingOf(sample(aServiceReview('r1'))).observations).toHaveLength(1);
    expect(problemOf(sample({ id: 'u1', name: 'Sundial' })).line).toContain('not a list of reviews');
  });
});
