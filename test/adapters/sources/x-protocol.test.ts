import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aFeedOf, expectItHoldsWhatTheServerHolds, type Feed } from './growing-feed.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';
import { anXSource, aPost, foundPosts } from './x-builders.ts';

const SERVER_PAGE = 12;

/** Speaks the API: newest first after an id, tokens that lead on from a post whatever is written meanwhile. */
async function serveFeed(feed: Feed, maxPostsPerMonth = 1_000_000) {
  const bill = { posts: 0 };
  const server = await serve((request, response) => {
    if (request.headers.authorization !== 'Bearer the-token') return answerJson(response, {}, 401);
    const { searchParams } = urlOf(request);
    const most = Math.min(SERVER_PAGE, Number(searchParams.get('max_results')));
    if (most < 10) return answerJson(response, { title: 'Invalid Request' }, 400);
    const below = Number((searchParams.get('next_token') ?? 'tInfinity').slice(1));
    const since = Number(searchParams.get('since_id') ?? 0);
    const found = feed.ids.filter((id) => Number(id) > since && Number(id) < below);
    const shown = found.slice(0, most);
    bill.posts += shown.length;
    const next = found.length > most ? { next_token: `t${shown.at(-1)}` } : {};
    feed.between();
    return answerJson(
      response,
      foundPosts(
        shown.map((id) => aPost(id)),
        next,
      ),
    );
  });
  return {
    bill,
    reader: readerFor(anXSource({ server, maxPostsPerMonth })),
    http: guardedHttp({ version: '0.0.0', localOrigins: [server] }),
    secrets: inMemorySecrets({ X_TOKEN: 'the-token' }),
  };
}

describe('X over the wire', () => {
  it('reads each post once, and nothing when there is nothing new', async () => {
    const feed = aFeedOf(30);
    const { reader, http, secrets, bill } = await serveFeed(feed);
    const stored = nothingStored();
    expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    await poll(reader, http, stored, Infinity, secrets);
    expect([stored.requests, bill.posts]).toEqual([4, 30]);
  });

  it('holds what the server holds after growth, crashes and retries', async () => {
    const feed = aFeedOf(0);
    await expectItHoldsWhatTheServerHolds(feed, await serveFeed(feed), { most: 40 });
  });

  it('never reads more posts than may be read, however much there is', async () => {
    const steps = fc.array(fc.nat(60), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: 120 }), steps, async (most, walk) => {
        const feed = aFeedOf(0);
        const { reader, http, secrets, bill } = await serveFeed(feed, most);
        const stored = nothingStored();
        const spending = inMemorySpending();
        let written = 0;
        for (const grow of walk) {
          written += grow;
          feed.ids = aFeedOf(written).ids;
          const problems = await poll(reader, http, stored, Infinity, secrets, spending);
          const isRead = bill.posts > most - 10;
          expect(problems.map(({ problem }) => problem)).toEqual(
            isRead && stored.mentions.size < written ? ['rateLimited'] : problems.map(() => 'rateLimited'),
          );
          expect(bill.posts).toBeLessThanOrEqual(most);
          expect(await spending.spent('sundial-x', '2026-11')).toEqual({ units: bill.posts, setAside: 0 });
        }
      }),
      { numRuns: 20 },
    );
  });
});
