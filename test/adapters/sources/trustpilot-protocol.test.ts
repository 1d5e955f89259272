import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aFeedOf, expectItHoldsWhatTheServerHolds, type Feed } from './growing-feed.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';
import { aReviewList, aServiceReview, aTrustpilotSource } from './trustpilot-builders.ts';

const KEY = { key: 'TRUSTPILOT_KEY' };
const BOTH = { ...KEY, secret: 'TRUSTPILOT_SECRET' };

/** Speaks both APIs: pages by number, so that whatever is written meanwhile pushes reviews to the next one. */
async function serveFeed(feed: Feed, secrets: typeof KEY | typeof BOTH, perPage = Infinity) {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    asked.push(`${request.method} ${pathname.split('/').slice(0, 3).join('/')}`);
    if (request.method === 'POST') {
      const isKnown = request.headers.authorization === `Basic ${btoa('the-key:the-secret')}`;
      // As text, as Trustpilot has it.
      return answerJson(response, isKnown ? { access_token: 'good', expires_in: '359999' } : {}, isKnown ? 200 : 401);
    }
    const isMine = pathname.startsWith('/v1/private/')
      ? request.headers.authorization === 'Bearer good'
      : request.headers['apikey'] === 'the-key';
    if (!isMine) return answerJson(response, { message: 'no' }, 401);
    const size = Math.min(perPage, Number(searchParams.get('perPage')));
    const from = (Number(searchParams.get('page')) - 1) * size;
    const reviews = feed.ids.slice(from, from + size).map((id) => aServiceReview(id));
    const links = from + size < feed.ids.length ? [{ rel: 'next-page', href: 'elsewhere' }] : [];
    feed.between();
    return answerJson(response, aReviewList(reviews, links));
  });
  return {
    asked,
    reader: readerFor(aTrustpilotSource({ server, secrets })),
    http: guardedHttp({ version: '0.0.0', localOrigins: [server] }),
    secrets: inMemorySecrets({ TRUSTPILOT_KEY: 'the-key', TRUSTPILOT_SECRET: 'the-secret' }),
  };
}

describe('Trustpilot over the wire', () => {
  it.each([
    [0, 1],
    [99, 1],
    [100, 2],
    [250, 3],
  ])('gives each of %i reviews once, in %i requests with the key', async (count, requests) => {
    const feed = aFeedOf(count);
    const { reader, http, secrets, asked } = await serveFeed(feed, KEY);
    const stored = nothingStored();
    expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    expect(asked).toEqual(Array.from({ length: requests }, () => 'GET /v1/business-units'));
  });

  it('asks the private API with one token for all pages', async () => {
    const feed = aFeedOf(7);
    const { reader, http, secrets, asked } = await serveFeed(feed, BOTH, 3);
    const stored = nothingStored();
    expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    expect(asked).toEqual(['POST /v1/oauth', 'GET /v1/private', 'GET /v1/private', 'GET /v1/private']);
  });

  it('holds what the server holds after growth, crashes and retries', async () => {
    const feed = aFeedOf(0);
    await expectItHoldsWhatTheServerHolds(feed, await serveFeed(feed, KEY, 4));
  });
});
