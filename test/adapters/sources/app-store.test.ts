import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor } from '../../support/connectors.ts';
import { aFeed, anAppStoreSource, anEntry, first, NOW, ok, problemOf, readingOf } from './builders.ts';

const reader = readerFor(anAppStoreSource());
const known = { now: NOW, cursor: {} };
const firstPage = first(reader.begin({}));
const read = (body: unknown, request: PlannedRequest = firstPage) => reader.read(request, ok(body), known);
const mentionsIn = (body: unknown) => readingOf(read(body)).observations;

describe('the App Store feed', () => {
  it('is asked for by storefront, app and page', () => {
    expect(firstPage.url).toBe(
      'https://itunes.apple.com/us/rss/customerreviews/page=1/id=4711004711/sortby=mostrecent/json',
    );
    expect(reader.origin).toBe('app-store:us:4711004711');
    expect(reader.label).toBe('App Store US');
  });

  it('gives a review with stars, version, author id and UTC instant, and never claims to know of responses', () => {
    expect(mentionsIn(aFeed([anEntry('13001')]))).toEqual([
      {
        id: '13001',
        kind: 'app-store',
        url: 'https://itunes.apple.com/us/review?id=4711004711&type=Purple%20Software',
        author: { id: '7713001', name: 'Orla Fennimore' },
        title: 'The alarm never rings',
        text: 'Three mornings in a row the alarm stayed silent.',
        rating: 2,
        publishedAt: Date.parse('2026-11-19T15:15:30Z'),
        publishedPrecision: 'exact',
        fromBrand: false,
        response: { truth: 'unknown', reason: 'the App Store feed does not show developer responses' },
        labels: { version: '5.1.0', votes: '3' },
      },
    ]);
  });

  it('reads a feed whose only review is not in a list', () => {
    expect(mentionsIn(aFeed(anEntry('13001'))).map(({ id }) => id)).toEqual(['13001']);
  });

  it('passes over the app itself, which has no stars', () => {
    const app = { 'im:name': { label: 'Sundial' }, id: { label: '4711004711' } };
    const reading = readingOf(read(aFeed([app, anEntry('13001')])));
    expect(reading.observations.map(({ id }) => id)).toEqual(['13001']);
    expect(reading.refused.count).toBe(0);
  });

  it('knows no published time where the feed leaves it out', () => {
    const seen = first(mentionsIn(aFeed([anEntry('13001', { updated: undefined })])));
    expect(seen.publishedPrecision).toBe('unknown');
    expect(seen).not.toHaveProperty('publishedAt');
  });

  it.each(['0', '6', '2.5', 'five', '', null, { label: '3' }])('leaves stars out when they are %j', (label) => {
    expect(first(mentionsIn(aFeed([anEntry('13001', { 'im:rating': { label } })])))).not.toHaveProperty('rating');
  });

  it('keeps the good entries beside broken ones and says what was wrong with the first', () => {
    const reading = readingOf(read(aFeed([anEntry('13002'), anEntry('x', { id: {} }), 7, anEntry('13001')])));
    expect(reading.observations.map(({ id }) => id)).toEqual(['13002', '13001']);
    expect(reading.entries).toBe(4);
    expect(reading.refused).toEqual({ count: 2, firstReason: 'entry 2 has no numeric id' });
  });

  it('counts its pages itself, up to ten', () => {
    const requests = [firstPage];
    for (let next = nextOf(firstPage); next !== undefined; next = nextOf(next)) requests.push(next);
    expect(requests.map(({ notes }) => notes['page'])).toEqual('1 2 3 4 5 6 7 8 9 10'.split(' '));
  });

  it('takes an empty later page for the end', () => {
    const second = nextOf(firstPage) ?? firstPage;
    expect(readingOf(read(aFeed(), second))).toMatchObject({ complete: true, entries: 0 });
    expect(readingOf(read(aFeed(), second)).next).toBeUndefined();
  });

  it('takes the words about page depth for the end, not for a failure', () => {
    const reading = readingOf(read('CustomerReviews RSS page depth is limited to 10'));
    expect(reading).toMatchObject({ complete: true, entries: 0, observations: [] });
  });

  it('asks the other form of the address, then whether the app exists, before it believes in no reviews', () => {
    const other = readingOf(read(aFeed())).next;
    expect(other?.url).toBe(
      'https://itunes.apple.com/us/rss/customerreviews/id=4711004711/sortBy=mostRecent/page=1/json',
    );
    const lookup = readingOf(read(aFeed(), other)).next;
    expect(lookup?.url).toBe('https://itunes.apple.com/lookup?id=4711004711&country=us');
    expect(problemOf(read({ resultCount: 0, results: [] }, lookup)).problem).toBe('notFound');
    const found = readingOf(read({ resultCount: 1, results: [{}] }, lookup));
    expect(found).toMatchObject({ complete: true, cursor: { app: '4711004711' } });
  });

  it('does not ask again whether an app exists that it has seen before', () => {
    const other = readingOf(read(aFeed())).next ?? firstPage;
    const reading = readingOf(reader.read(other, ok(aFeed()), { now: NOW, cursor: { app: '4711004711' } }));
    expect(reading).toMatchObject({ complete: true, entries: 0 });
    expect(reading.next).toBeUndefined();
  });

  it('stays with the form of the address that answered', () => {
    const other = readingOf(read(aFeed())).next;
    expect(readingOf(read(aFeed([anEntry('13001')]), other)).next?.url).toContain('sortBy=mostRecent/page=2/json');
  });

  it('says that nothing changed when the server says so', () => {
    expect(reader.read(firstPage, { status: 304, headers: {}, body: '' }, known)).toMatchObject({
      unchanged: true,
      observations: [],
    });
  });

  it.each([
    ['<!DOCTYPE html><html></html>', 'shape', 'answered a web page (HTML), not JSON'],
    ['{"feed":{"entry":[{"id"', 'shape', 'answered JSON that cannot be read: it is broken or ends early'],
    ['', 'shape', 'answered with an empty body'],
    ['null', 'shape', 'answered a bare null, not a feed of customer reviews'],
    ['[]', 'shape', 'answered a list of 0, not a feed of customer reviews'],
    ['{"feed":{"entry":"none"}}', 'shape', 'answered a bare string'],
    ['{"errors":[1]}', 'shape', 'answered an object with errors, not a feed'],
  ])('refuses %j in one line', (body, problem, words) => {
    const refused = problemOf(read(body));
    expect(refused.problem).toBe(problem);
    expect(refused.line).toContain(`App Store US, app 4711004711 ${words}`);
    expect(refused.line).not.toContain('\n');
  });
});

function nextOf(request: PlannedRequest): PlannedRequest | undefined {
  return readingOf(read(aFeed([anEntry('13001')]), request)).next;
}
