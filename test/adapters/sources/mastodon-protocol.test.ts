import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import type { MastodonSource } from '../../../functions/domain/mentions/sources/mastodon.ts';
import { readerFor } from '../../support/connectors.ts';
import { aMastodonSource, anAccount, aResponse, aStatus, NOW } from './builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

const MINUTE = 60_000;

interface Post {
  readonly id: number;
  /** Minutes before now. */
  readonly age: number;
  readonly answers?: number;
}

/** Pages as the API makes them: `min_id` the oldest above it, otherwise the newest; always newest first. */
function pageOf(posts: readonly Post[], query: URLSearchParams, largest: number): readonly Post[] {
  const [min, max] = ['min_id', 'max_id'].map((key) => Number(query.get(key) ?? 0));
  const limit = Math.min(Number(query.get('limit') ?? 20), largest);
  const matching = posts.filter(({ id }) => id > (min ?? 0) && (!max || id < max)).toSorted((a, b) => b.id - a.id);
  return min && !query.has('type') ? matching.slice(-limit) : matching.slice(0, limit);
}

interface Server {
  posts: readonly Post[];
  responses: readonly Post[];
  largestPage: number;
}

const at = (age: number) => ({ created_at: new Date(NOW - age * MINUTE).toISOString() });

const serveMastodon = (held: Server) =>
  serve((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    const page = (posts: readonly Post[]) => pageOf(posts, searchParams, held.largestPage);
    const statuses = () => page(held.posts).map(({ id, age }) => aStatus(String(id), at(age)));
    if (pathname === '/api/v1/timelines/tag/sundial') return answerJson(response, statuses());
    if (pathname === '/api/v2/search')
      return answerJson(response, { accounts: [], statuses: statuses(), hashtags: [] });
    if (pathname === '/api/v1/notifications') {
      const notifications = page(held.posts).map(({ id, age }) => ({
        id: String(id),
        type: 'mention',
        ...at(age),
        account: anAccount('1'),
        status: aStatus(String(id + 90_000), at(age)),
      }));
      return answerJson(response, notifications);
    }
    if (pathname === '/api/v1/accounts/lookup') return answerJson(response, anAccount('900'));
    if (pathname === '/api/v1/accounts/900/statuses') {
      return answerJson(
        response,
        page(held.responses).map(({ id, age, answers }) => aResponse(String(id), String(answers), at(age))),
      );
    }
    if (pathname === '/api/v2/instance') return answerJson(response, { domain: 'social.example', version: '4.5.0' });
    return answerJson(response, { error: 'Record not found' }, 404);
  });

const http = (server: string) => guardedHttp({ version: '0.0.0', localOrigins: [server] });
const readerAt = (server: string, fields: Partial<MastodonSource> = {}) =>
  readerFor(aMastodonSource({ server, accounts: ['@sundial'], ...fields }));
const sorted = (ids: Iterable<string>) => [...ids].toSorted((a, b) => Number(a) - Number(b));

describe('a Mastodon server over the wire', () => {
  it('is asked two requests for a poll without news, and answers a quiet tag with none of it closed', async () => {
    const held: Server = { posts: [], responses: [], largestPage: 40 };
    const server = await serveMastodon(held);
    const stored = nothingStored();
    const reader = readerAt(server);
    expect(await poll(reader, http(server), stored)).toEqual([]);
    expect(stored.cursor).toEqual({ feeds: 'open', 'account:@sundial': '900' });
    stored.requests = 0;
    await poll(reader, http(server), stored);
    expect(stored.requests).toBe(2);
  });

  it('gives responses that only the outgoing feed shows', async () => {
    const server = await serveMastodon({
      posts: [{ id: 10, age: 30 }],
      responses: [{ id: 20, age: 5, answers: 10 }],
      largestPage: 40,
    });
    const stored = nothingStored();
    await poll(readerAt(server), http(server), stored);
    expect([...stored.responses.values()]).toMatchObject([
      { parentId: '10', id: '20', at: NOW - 5 * MINUTE, byBot: false },
    ]);
  });

  it('finds a post of another server that arrives late with an earlier id', async () => {
    const held: Server = {
      posts: [40, 30, 20, 5].map((age, index) => ({ id: 100 + index * 10, age })),
      responses: [],
      largestPage: 40,
    };
    const server = await serveMastodon(held);
    const stored = nothingStored();
    await poll(readerAt(server), http(server), stored);
    held.posts = [...held.posts, { id: 125, age: 8 }];
    await poll(readerAt(server), http(server), stored);
    expect(sorted(stored.mentions.keys())).toEqual(['100', '110', '120', '125', '130']);
  });

  it.each([
    ['hashtag', { by: 'hashtag', hashtag: 'sundial' }, 0],
    ['search', { by: 'search', search: 'sundial' }, 0],
    ['mentions', { by: 'mentions' }, 90_000],
  ] as const)(
    'holds by %s what the server holds, after crashes, retries, overlaps and small pages',
    async (_, follow, shift) => {
      const held: Server = { posts: [], responses: [], largestPage: 40 };
      const server = await serveMastodon(held);
      const reader = readerAt(server, { follow, accounts: [] });
      const steps = fc.array(
        fc.record({
          grow: fc.nat(60),
          every: fc.constantFrom(0.01, 0.5, 3),
          crashAfter: fc.integer({ min: 1, max: 4 }),
        }),
        { maxLength: 5 },
      );
      await fc.assert(
        fc.asyncProperty(steps, fc.constantFrom(20, 40), async (walk, largestPage) => {
          // One post is there from the start: the first page is where coverage begins.
          Object.assign(held, {
            posts: [
              { id: 1_000, age: 2_000 },
              { id: 1_001, age: 1_990 },
            ],
            largestPage,
          });
          const stored = nothingStored();
          await poll(reader, http(server), stored);
          let oldest = 1_900;
          for (const { grow, every, crashAfter } of walk) {
            const from = held.posts.length + 1_000;
            const news = Array.from({ length: grow }, (__, index) => ({
              id: from + index,
              age: oldest - index * every,
            }));
            oldest -= grow * every;
            held.posts = [...held.posts, ...news];
            await poll(reader, http(server), stored, crashAfter);
          }
          for (let rest = 0; rest < 12; rest += 1) await poll(reader, http(server), stored);
          expect(sorted(stored.mentions.keys())).toEqual(sorted(held.posts.map(({ id }) => String(id + shift))));
        }),
        { numRuns: 15 },
      );
    },
  );
});
