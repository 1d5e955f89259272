import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aFeedOf, expectItHoldsWhatTheServerHolds, type Feed, pageAfter } from './growing-feed.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';
import { aListing, aRedditSource, aRemark, aRemarkOfOurs } from './reddit-builders.ts';

/** Ten of them are all that a listing ever shows: more than the feed of the property grows to. */
const SERVER_PAGE = 9;
const idOf = (number: number): string => `t1_${number}`;

/** Speaks the API: a token for key and secret, pages after a name that may be gone by then, no posts but comments. */
async function serveFeed(feed: Feed, written: readonly string[] = []) {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    asked.push(pathname);
    if (request.method === 'POST') {
      const isKnown = request.headers.authorization === `Basic ${btoa('the-key:the-secret')}`;
      return answerJson(response, isKnown ? { access_token: 'good', expires_in: 86_400 } : {}, isKnown ? 200 : 401);
    }
    if (request.headers.authorization !== 'Bearer good') return answerJson(response, { error: 401 }, 401);
    if (!/^ReplyWatch\//u.test(request.headers['user-agent'] ?? '')) return answerJson(response, {}, 429);
    if (pathname.endsWith('/new')) return answerJson(response, aListing([]));
    const isOurs = pathname.startsWith('/user/');
    const ids = isOurs ? written : feed.ids;
    const { shown, after = null } = pageAfter(ids, searchParams.get('after') ?? '', SERVER_PAGE);
    feed.between();
    return answerJson(
      response,
      aListing(
        shown.map((id) => (isOurs ? aRemarkOfOurs(id, 't1_a') : aRemark(id))),
        after,
      ),
    );
  });
  return {
    asked,
    reader: readerFor(aRedditSource({ server, accounts: written.length === 0 ? [] : ['sundial_care'] })),
    http: guardedHttp({ version: '0.0.0', localOrigins: [server] }),
    secrets: inMemorySecrets({ REDDIT_KEY: 'the-key', REDDIT_SECRET: 'the-secret' }),
  };
}

describe('Reddit over the wire', () => {
  it('gives each comment once, with one token', async () => {
    const feed = aFeedOf(18, idOf);
    const { reader, http, secrets, asked } = await serveFeed(feed);
    const stored = nothingStored();
    expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    expect(asked).toEqual([
      '/api/v1/access_token',
      '/r/coffee/new',
      ...Array.from({ length: 2 }, () => '/r/coffee/comments'),
    ]);
  });

  it('holds what the server holds after growth, crashes and retries', async () => {
    const feed = aFeedOf(0, idOf);
    await expectItHoldsWhatTheServerHolds(feed, await serveFeed(feed), { idOf });
  });

  it('reads all that the brand wrote, once', async () => {
    const written = Array.from({ length: 11 }, (_, index) => `t1_w${index}`);
    const { reader, http, secrets, asked } = await serveFeed(aFeedOf(1, idOf), written);
    const stored = nothingStored();
    await poll(reader, http, stored, Infinity, secrets);
    expect([...stored.responses.keys()]).toEqual(written);
    expect(asked.filter((path) => path.startsWith('/user/'))).toHaveLength(2);
  });
});
