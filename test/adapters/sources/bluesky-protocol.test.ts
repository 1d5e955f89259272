import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { askSource } from '../../../functions/use-cases/ask-source.ts';
import { ALWAYS_YOUR_TURN } from '../../support/always-your-turn.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { aBlueskySource, anAnswer, aPost, BRAND_DID, uriOf } from './bluesky-builders.ts';
import { first, NOW, readingOf } from './builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

interface Held {
  /** Keys of posts and when they were written, in seconds before now. */
  posts: readonly (readonly [key: string, age: number])[];
  answers: readonly (readonly [key: string, parent: string, age: number])[];
  /** Called after each answer: the search moves while it is read. */
  between: () => void;
  pageSize: number;
  logins: number;
  /** The access token that counts; others have run out. */
  token: string;
}

const at = (age: number) => new Date(NOW - age * 1_000).toISOString();

/** Speaks XRPC: search by time or offset, the feed of an account by cursor, sessions that run out with a 400. */
const serveBluesky = (held: Held) =>
  serve((request, response) => {
    const { pathname, searchParams: query } = urlOf(request);
    const method = pathname.replace('/xrpc/', '');
    if (method.startsWith('com.atproto.server.')) {
      held.logins += 1;
      held.token = `token-${held.logins}`;
      return answerJson(response, { accessJwt: held.token, refreshJwt: 'again', did: BRAND_DID, handle: 'care' });
    }
    if (method === 'com.atproto.identity.resolveHandle') return answerJson(response, { did: BRAND_DID });
    if (request.headers.authorization !== `Bearer ${held.token}`) {
      return answerJson(response, { error: 'ExpiredToken', message: 'Token has expired' }, 400);
    }
    const from = Number(query.get('cursor') ?? 0);
    const until = Date.parse(query.get('until') ?? at(-1));
    const newest =
      method === 'app.bsky.feed.searchPosts'
        ? held.posts.filter(([, age]) => Date.parse(at(age)) < until).toSorted((a, b) => a[1] - b[1])
        : held.answers.toSorted((a, b) => a[2] - b[2]);
    const page = newest.slice(from, from + held.pageSize);
    const cursor = from + held.pageSize < newest.length ? { cursor: String(from + held.pageSize) } : {};
    const posts = page.map(([key, second, third]) =>
      third === undefined
        ? aPost(uriOf(key), { record: { createdAt: at(Number(second)) }, indexedAt: at(Number(second)) })
        : {
            post: anAnswer(uriOf(key, BRAND_DID), uriOf(String(second)), {
              record: { createdAt: at(third) },
              indexedAt: at(third),
            }),
          },
    );
    answerJson(response, method === 'app.bsky.feed.searchPosts' ? { posts, ...cursor } : { feed: posts, ...cursor });
    held.between();
  });

const holding = (fields: Partial<Held>): Held => ({
  posts: [],
  answers: [],
  between: () => undefined,
  pageSize: 10,
  logins: 0,
  token: '',
  ...fields,
});
const http = (server: string) => guardedHttp({ version: '0.0.0', localOrigins: [server] });
const secrets = () => inMemorySecrets({ BLUESKY_APP_PASSWORD: 'aaaa-bbbb' });
const readerAt = (server: string) =>
  readerFor(
    aBlueskySource({
      server,
      login: 'care.sundial.example',
      accounts: ['care.sundial.example'],
      secrets: { appPassword: 'BLUESKY_APP_PASSWORD' },
    }),
  );

describe('Bluesky over the wire', () => {
  it('logs in once, and again when the session has run out with a 400', async () => {
    const held = holding({ posts: [['a', 100]] });
    const server = await serveBluesky(held);
    const reader = readerAt(server);
    const deps = { http: http(server), secrets: secrets(), spending: inMemorySpending(), turn: ALWAYS_YOUR_TURN };
    const ask = () => askSource(reader, first(reader.begin({})), { now: NOW, cursor: {} }, undefined, deps);
    expect(readingOf((await ask()).read).entries).toBe(1);
    await ask();
    expect(held.logins).toBe(1);
    held.token = 'another';
    expect(readingOf((await ask()).read).entries).toBe(1);
    expect(held.logins).toBe(2);
  });

  it.each([
    ['spread over time', 7],
    ['all within one second', 0],
  ])('gives every post of many pages, %s', async (_, spacing) => {
    const held = holding({
      posts: Array.from({ length: 95 }, (__, index) => [`p${index}`, 10 + index * spacing] as const),
    });
    const server = await serveBluesky(held);
    const stored = nothingStored();
    expect(await poll(readerAt(server), http(server), stored, Infinity, secrets())).toEqual([]);
    expect(stored.mentions.size).toBe(95);
  });

  it('holds what the server holds and every answer of the brand, though posts come and go between pages and polls die', async () => {
    const steps = fc.array(fc.record({ grow: fc.nat(40), crashAfter: fc.integer({ min: 1, max: 6 }) }), {
      maxLength: 4,
    });
    const moves = fc.array(fc.constantFrom('come', 'go', 'stay'), { maxLength: 30 });
    const held = holding({});
    const server = await serveBluesky(held);
    await fc.assert(
      fc.asyncProperty(steps, moves, async (walk, moving) => {
        Object.assign(held, { posts: [], answers: [] });
        let age = 90_000;
        const grow = (count: number) => {
          for (let more = 0; more < count; more += 1) {
            age -= 60;
            held.posts = [...held.posts, [`p${age}`, age]];
            if (age % 180 === 0) held.answers = [...held.answers, [`r${age}`, `p${age}`, age - 5]];
          }
        };
        let step = 0;
        held.between = () => {
          const move = moving[step];
          step += 1;
          if (move === 'come') grow(1);
          if (move === 'go') held.posts = held.posts.slice(0, -1);
        };
        const stored = nothingStored();
        const reader = readerAt(server);
        for (const { grow: count, crashAfter } of walk) {
          grow(count);
          await poll(reader, http(server), stored, crashAfter, secrets());
        }
        held.between = () => undefined;
        expect(await poll(reader, http(server), stored, Infinity, secrets())).toEqual([]);
        expect([...stored.mentions.keys()]).toEqual(expect.arrayContaining(held.posts.map(([key]) => uriOf(key))));
        expect([...stored.responses.keys()]).toEqual(
          expect.arrayContaining(held.answers.map(([key]) => uriOf(key, BRAND_DID))),
        );
      }),
      { numRuns: 15 },
    );
  });
});
