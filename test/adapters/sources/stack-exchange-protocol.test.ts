import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';
import { AT, anAnswer, aQuestion, aStackExchangeSource, aUser, items } from './stack-exchange-builders.ts';

interface Site {
  questions: readonly (readonly [id: number, at: number])[];
  answers: readonly (readonly [id: number, question: number, at: number])[];
  keys: Set<string | null>;
}

const PAGE = 10;

/** Speaks the API: by time of creation up or down, pages, has_more, every body compressed. */
const serveSite = (site: Site) =>
  serve((request, response) => {
    const { pathname, searchParams: query } = urlOf(request);
    site.keys.add(query.get('key'));
    const from = Number(query.get('fromdate') ?? 0);
    const direction = query.get('order') === 'asc' ? 1 : -1;
    const all = pathname.endsWith('/advanced')
      ? site.questions.map(([id, at]) => aQuestion(id, { creation_date: at }))
      : pathname.endsWith('/answers')
        ? site.answers.map(([id, question, at]) => anAnswer(id, question, { creation_date: at, owner: aUser(900) }))
        : [];
    const sorted = all
      .filter((item) => Number(item['creation_date']) >= from)
      .toSorted((a, b) => direction * (Number(a['creation_date']) - Number(b['creation_date'])));
    const start = (Number(query.get('page')) - 1) * PAGE;
    const body = items(sorted.slice(start, start + PAGE), { has_more: start + PAGE < sorted.length });
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' });
    response.end(gzipSync(JSON.stringify(body)));
  });

const http = (server: string) => guardedHttp({ version: '0.0.0', localOrigins: [server] });

describe('Stack Exchange over the wire', () => {
  it('holds what the site holds and every answer of the brand, after crashes, growth, deletions and small pages', async () => {
    const site: Site = { questions: [], answers: [], keys: new Set() };
    const server = await serveSite(site);
    const reader = readerFor(aStackExchangeSource({ server }));
    const steps = fc.array(
      fc.record({ grow: fc.nat(45), deleted: fc.nat(3), crashAfter: fc.integer({ min: 1, max: 7 }) }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(0, 30, 4_000), async (walk, spacing) => {
        Object.assign(site, { questions: [[1, AT]], answers: [[2, 1, AT]] });
        const stored = nothingStored();
        await poll(reader, http(server), stored);
        let [id, at] = [10, AT];
        for (const { grow, deleted, crashAfter } of walk) {
          site.questions = site.questions.slice(deleted);
          for (let more = 0; more < grow; more += 1) {
            [id, at] = [id + 10, at + spacing];
            site.questions = [...site.questions, [id, at]];
            if (id % 30 === 0) site.answers = [...site.answers, [id + 1, id, at + 1]];
          }
          await poll(reader, http(server), stored, crashAfter);
        }
        for (let rest = 0; rest < 2; rest += 1) expect(await poll(reader, http(server), stored)).toEqual([]);
        expect([...stored.mentions.keys()]).toEqual(expect.arrayContaining(site.questions.map(([key]) => String(key))));
        for (const [answer, question] of site.answers) {
          expect(stored.responses.get(String(answer))).toMatchObject({ parentId: String(question) });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('reads all of a burst after a silence: what was empty when it was first read is read from its beginning', async () => {
    const site: Site = { questions: [], answers: [], keys: new Set() };
    const server = await serveSite(site);
    const reader = readerFor(aStackExchangeSource({ server }));
    const stored = nothingStored();
    await poll(reader, http(server), stored);
    site.questions = Array.from({ length: 35 }, (_, id) => [id + 1, AT + id] as const);
    await poll(reader, http(server), stored);

    expect(stored.mentions.size).toBe(35);
  });

  it('sends its key where there is one, and costs three requests when nothing is new', async () => {
    const site: Site = { questions: [[1, AT]], answers: [], keys: new Set() };
    const server = await serveSite(site);
    const reader = readerFor(aStackExchangeSource({ server, secrets: { key: 'STACK_EXCHANGE_KEY' } }));
    const stored = nothingStored();
    await poll(reader, http(server), stored, Infinity, inMemorySecrets({ STACK_EXCHANGE_KEY: 'abc((' }));
    expect([...site.keys]).toEqual(['abc((']);
    expect(stored.requests).toBe(3);
  });
});
