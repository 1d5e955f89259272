import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { aFeed, anAppStoreSource, anEntry } from './builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

const PAGE = 50;
const APP = '4711004711';

interface Store {
  reviews: readonly string[];
  /** Requests that answer nothing although there is something, as the real feed does at times. */
  hiccups: number;
  known: boolean;
}

/** Speaks the feed's protocol: 50 a page, 10 pages, a bare object for one review, no entry for none, 200 for unknown apps. */
const serveStore = (store: Store) =>
  serve((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    if (pathname === '/lookup') {
      const resultCount = store.known && searchParams.get('id') === APP ? 1 : 0;
      return answerJson(response, { resultCount, results: [] });
    }
    const page = Number(/page=(\d+)/u.exec(pathname)?.[1]);
    if (page > 10) return response.end('CustomerReviews RSS page depth is limited to 10');
    if (store.hiccups > 0) {
      store.hiccups -= 1;
      return answerJson(response, aFeed());
    }
    const entries = store.reviews.slice((page - 1) * PAGE, page * PAGE).map((id) => anEntry(id));
    return answerJson(response, aFeed(entries.length > 1 ? entries : entries[0]));
  });

/** Ids from the newest down. */
const reviews = (count: number, newest = 13_000) => Array.from({ length: count }, (_, index) => String(newest - index));
const http = (server: string) => guardedHttp({ version: '0.0.0', localOrigins: [server] });

describe('the App Store feed over the wire', () => {
  it.each([
    [1, 2],
    [49, 2],
    [50, 2],
    [51, 3],
    [120, 4],
    [500, 10],
    [700, 10],
  ])('gives each of %i reviews once, as far back as the feed goes, in %i requests', async (count, requests) => {
    const server = await serveStore({ reviews: reviews(count), hiccups: 0, known: true });
    const stored = nothingStored();
    expect(await poll(readerFor(anAppStoreSource({ server })), http(server), stored)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(reviews(Math.min(count, 500)));
    expect(stored.requests).toBe(requests);
  });

  it('finds the reviews behind an empty answer by the other form of the address', async () => {
    const server = await serveStore({ reviews: reviews(60), hiccups: 1, known: true });
    const stored = nothingStored();
    await poll(readerFor(anAppStoreSource({ server })), http(server), stored);
    expect(stored.mentions.size).toBe(60);
  });

  it('tells an app without reviews from an app that does not exist', async () => {
    const quiet = await serveStore({ reviews: [], hiccups: 0, known: true });
    expect(await poll(readerFor(anAppStoreSource({ server: quiet })), http(quiet), nothingStored())).toEqual([]);
    const unknown = await serveStore({ reviews: [], hiccups: 0, known: false });
    const problems = await poll(readerFor(anAppStoreSource({ server: unknown })), http(unknown), nothingStored());
    expect(problems).toMatchObject([
      { problem: 'notFound', line: 'App Store US, app 4711004711: this storefront has no app with this id' },
    ]);
  });

  it('holds what the server holds after crashes, retries, growth and hiccups', async () => {
    const store: Store = { reviews: [], hiccups: 0, known: true };
    const server = await serveStore(store);
    const reader = readerFor(anAppStoreSource({ server }));
    const steps = fc.array(
      fc.record({ grow: fc.nat(70), crashAfter: fc.integer({ min: 1, max: 6 }), hiccups: fc.nat(1) }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        Object.assign(store, { reviews: [], hiccups: 0 });
        const stored = nothingStored();
        for (const { grow, crashAfter, hiccups } of walk) {
          store.reviews = reviews(store.reviews.length + grow, 13_000 + store.reviews.length + grow);
          store.hiccups = hiccups;
          await poll(reader, http(server), stored, crashAfter);
        }
        store.hiccups = 0;
        await poll(reader, http(server), stored);
        expect([...stored.mentions.keys()].toSorted()).toEqual(store.reviews.toSorted());
      }),
      { numRuns: 15 },
    );
  });
});
