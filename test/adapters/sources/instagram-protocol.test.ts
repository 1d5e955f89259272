import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aFeedOf, expectItHoldsWhatTheServerHolds, type Feed, pageAfter } from './growing-feed.ts';
import { ACCOUNT, aGramComment, aGramPost, anInstagramSource, pagingTo } from './instagram-builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

const SERVER_PAGE = 5;
const FIRST_AT = Date.parse('2026-11-10T00:00:00Z');

/** Later ids are later comments, ten minutes apart. */
const comment = (id: string) =>
  aGramComment(id, {
    timestamp: new Date(FIRST_AT + (Number(id) - 10_000) * 600_000).toISOString().replace('.000Z', '+0000'),
  });

/** Speaks the API for one post: comments newest first, pages after a cursor, the token in the address. */
async function serveFeed(feed: Feed) {
  const server = await serve((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    if (searchParams.get('access_token') !== 'the-token') return answerJson(response, { error: { code: 190 } }, 400);
    const page = pageAfter(feed.ids, searchParams.get('after')?.slice(1) ?? '', SERVER_PAGE);
    const after = page.after === undefined ? undefined : `A${page.after}`;
    const data = page.shown.map(comment);
    feed.between();
    return answerJson(
      response,
      pathname === `/${ACCOUNT}/media`
        ? { data: [aGramPost('p1', data, after), aGramPost('p2')] }
        : { data, ...(after === undefined ? {} : { paging: pagingTo(after) }) },
    );
  });
  return {
    reader: readerFor(anInstagramSource({ server })),
    http: guardedHttp({ version: '0.0.0', localOrigins: [server] }),
    secrets: inMemorySecrets({ INSTAGRAM_TOKEN: 'the-token' }),
  };
}

describe('Instagram over the wire', () => {
  it.each([
    [0, 1],
    [5, 1],
    [6, 2],
    [55, 11],
  ])('gives each of %i comments once, in %i requests, and then asks once', async (count, requests) => {
    const feed = aFeedOf(count);
    const { reader, http, secrets } = await serveFeed(feed);
    const stored = nothingStored();
    expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    expect(stored.requests).toBe(requests);
    await poll(reader, http, stored, Infinity, secrets);
    expect(stored.requests).toBe(requests + Math.min(2, requests));
  });

  it('holds what the server holds after growth, crashes and retries', async () => {
    const feed = aFeedOf(0);
    await expectItHoldsWhatTheServerHolds(feed, await serveFeed(feed), { most: 9 });
  });
});
