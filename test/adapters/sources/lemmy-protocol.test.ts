import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { aFeedOf, expectItHoldsWhatTheServerHolds, type Feed } from './growing-feed.ts';
import { aCommentView, aLemmySource } from './lemmy-builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

/** Speaks v3 with pages by number, and v4 with cursors that repeat the last one of the page before. */
async function serveFeed(feed: Feed, speaks: 'v3' | 'v4') {
  const server = await serve((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    if (pathname !== `/api/${speaks}/search`) return response.writeHead(404).end('nothing here');
    const limit = Number(searchParams.get('limit'));
    if (speaks === 'v3') {
      const from = (Number(searchParams.get('page')) - 1) * limit;
      const comments = feed.ids.slice(from, from + limit).map((id) => aCommentView(id));
      feed.between();
      return answerJson(response, { comments, posts: [] });
    }
    const from = Math.max(0, feed.ids.indexOf(searchParams.get('page_cursor') ?? ''));
    const shown = feed.ids.slice(from, from + 7);
    const next = from + 7 < feed.ids.length ? { next_page: shown.at(-1) } : {};
    feed.between();
    return answerJson(response, { search: shown.map((id) => aCommentView(id)), ...next });
  });
  return {
    reader: readerFor(aLemmySource({ server, accounts: [] })),
    http: guardedHttp({ version: '0.0.0', localOrigins: [server] }),
  };
}

describe('Lemmy over the wire', () => {
  it.each([
    ['v3', 49, 1],
    ['v3', 50, 2],
    ['v3', 130, 3],
    ['v4', 7, 2],
    ['v4', 20, 5],
  ] as const)('in %s gives each of %i comments once, in %i requests', async (speaks, count, requests) => {
    const feed = aFeedOf(count);
    const { reader, http } = await serveFeed(feed, speaks);
    const stored = nothingStored();
    expect(await poll(reader, http, stored)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    expect(stored.requests).toBe(requests);
  });

  it.each(['v3', 'v4'] as const)(
    'in %s holds what the server holds after growth, crashes and retries',
    async (speaks) => {
      const feed = aFeedOf(0);
      await expectItHoldsWhatTheServerHolds(feed, await serveFeed(feed, speaks), { most: 40 });
    },
  );
});
