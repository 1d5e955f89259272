import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { aHackerNewsSource, aHit } from './hacker-news-builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

interface Comment {
  readonly id: number;
  readonly at: number;
  readonly author?: string;
  readonly parent?: number;
}

/** Speaks the search's protocol: newest first, bounds on time, pages, and never more than 1,000 hits of one query. */
const serveSearch = (held: { comments: readonly Comment[] }) =>
  serve((request, response) => {
    const query = urlOf(request).searchParams;
    const [, since] = />=(\d+)/u.exec(query.get('numericFilters') ?? '') ?? [];
    const [, before] = /<=(\d+)/u.exec(query.get('numericFilters') ?? '') ?? [];
    const authors = [...(query.get('tags') ?? '').matchAll(/author_(\w+)/gu)].map(([, name]) => name);
    const size = Number(query.get('hitsPerPage'));
    const matching = held.comments
      .filter(({ at }) => at >= Number(since ?? 0) && at <= Number(before ?? Infinity))
      .filter(({ author = 'morrow' }) => authors.length === 0 || authors.includes(author))
      .toSorted((a, b) => b.at - a.at || b.id - a.id);
    const from = Number(query.get('page') ?? 0) * size;
    const page = matching.slice(0, 1_000).slice(from, from + size);
    answerJson(response, {
      nbHits: matching.length,
      hits: page.map(({ id, at, author = 'morrow', parent = 4_000 }) =>
        aHit(String(id), { created_at_i: at, author, parent_id: parent }),
      ),
    });
  });

const START = 1_795_000_000;
const http = (server: string) => guardedHttp({ version: '0.0.0', localOrigins: [server] });
const sorted = (ids: Iterable<string>) => [...ids].toSorted();

describe('the search of Hacker News over the wire', () => {
  it('gives each of 2,345 comments, though one query shows 1,000', async () => {
    const comments = Array.from({ length: 2_345 }, (_, index) => ({ id: index, at: START + Math.floor(index / 7) }));
    const server = await serveSearch({ comments });
    const stored = nothingStored();
    const reader = readerFor(aHackerNewsSource({ server, accounts: [] }));
    expect(await poll(reader, http(server), stored)).toEqual([]);
    expect(sorted(stored.mentions.keys())).toEqual(sorted(comments.map(({ id }) => String(id))));
  });

  it('costs one request a poll for the mentions and one for all accounts when there is little news', async () => {
    const server = await serveSearch({ comments: [{ id: 1, at: START }] });
    const stored = nothingStored();
    await poll(readerFor(aHackerNewsSource({ server, accounts: ['ada', 'bo'] })), http(server), stored);
    expect(stored.requests).toBe(2);
  });

  it('holds what the server holds, responses too, after crashes, retries, growth and deletions in between', async () => {
    const held: { comments: readonly Comment[] } = { comments: [] };
    const server = await serveSearch(held);
    const reader = readerFor(aHackerNewsSource({ server, accounts: ['ada'] }));
    const steps = fc.array(
      fc.record({ grow: fc.nat(150), deleted: fc.nat(5), crashAfter: fc.integer({ min: 1, max: 5 }) }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(1, 40, 4_000), async (walk, spacing) => {
        held.comments = [];
        const stored = nothingStored();
        let id = 1;
        const news = (count: number) =>
          Array.from({ length: count }, () => {
            id += 1;
            const isOwn = id % 3 === 0;
            return { id, at: START + id * spacing, ...(isOwn ? { author: 'ada', parent: id - 1 } : {}) };
          });
        for (const { grow, deleted, crashAfter } of walk) {
          held.comments = [...held.comments.slice(deleted), ...news(grow)];
          await poll(reader, http(server), stored, crashAfter);
        }
        await poll(reader, http(server), stored);
        const ids = held.comments.map((comment) => String(comment.id));
        expect([...stored.mentions.keys()]).toEqual(expect.arrayContaining(ids));
        const own = held.comments.filter(({ author }) => author === 'ada').map((comment) => String(comment.id));
        expect([...stored.responses.keys()]).toEqual(expect.arrayContaining(own));
      }),
      { numRuns: 15 },
    );
  });
});
