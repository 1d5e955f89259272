import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aGoogleBusinessSource, aPlacePage, aPlaceReview } from './google-business-builders.ts';
import { aFeedOf, expectItHoldsWhatTheServerHolds, type Feed, pageFrom } from './growing-feed.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

/** Fewer than were asked for, as servers may give. */
const SERVER_PAGE = 4;
const secrets = () => inMemorySecrets({ GOOGLE_CLIENT_SECRET: 'client', GOOGLE_REFRESH_TOKEN: 'refresh' });

/** Speaks the API: a token for the refresh token, pages by token. */
async function serveFeed(feed: Feed) {
  const server = await serve((request, response) => {
    if (request.method === 'POST') return answerJson(response, { access_token: 'good', expires_in: 3_599 });
    if (request.headers.authorization !== 'Bearer good') return answerJson(response, { error: { code: 401 } }, 401);
    const { shown, next } = pageFrom(feed.ids, urlOf(request).searchParams.get('pageToken'), SERVER_PAGE);
    const reviews = shown.map((id) => aPlaceReview(id));
    feed.between();
    return answerJson(response, feed.ids.length === 0 ? {} : aPlacePage(reviews, next));
  });
  const http = guardedHttp({ version: '0.0.0', localOrigins: [server] });
  return { reader: readerFor(aGoogleBusinessSource({ server })), http, secrets: secrets() };
}

describe('Google Business over the wire', () => {
  it.each([
    [0, 1],
    [4, 1],
    [5, 2],
    [41, 11],
  ])('gives each of %i reviews once, in %i requests', async (count, requests) => {
    const feed = aFeedOf(count);
    const world = await serveFeed(feed);
    const stored = nothingStored();
    expect(await poll(world.reader, world.http, stored, Infinity, world.secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    expect(stored.requests).toBe(requests);
  });

  it('holds what the server holds after growth, crashes and retries', async () => {
    const feed = aFeedOf(0);
    await expectItHoldsWhatTheServerHolds(feed, await serveFeed(feed));
  });
});
