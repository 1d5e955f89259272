import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { askSource } from '../../../functions/use-cases/ask-source.ts';
import { ALWAYS_YOUR_TURN } from '../../support/always-your-turn.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { first, NOW, readingOf } from './builders.ts';
import { serve } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';
import { anRssFeed, anRssSource, aRssItem } from './rss-builders.ts';

const http = (server: string) => guardedHttp({ version: '0.0.0', localOrigins: [server] });
const readerAt = (server: string) => readerFor(anRssSource({ server, feed: `${server}/feed` }));

describe('a feed over the wire', () => {
  it('in Latin-1 is read as such, declared or not', async () => {
    const feed = anRssFeed(aRssItem('1', '<title>Água no relógio</title>'), '');
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/xml' }).end(Buffer.from(feed, 'latin1')),
    );
    const stored = nothingStored();
    expect(await poll(readerAt(server), http(server), stored)).toEqual([]);
    expect(stored.mentions.get('1')?.title).toBe('Água no relógio');
  });

  it('is not sent again while it has not changed', async () => {
    const conditions: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      conditions.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"7"' }).end(anRssFeed(aRssItem('1')));
    });
    const reader = readerAt(server);
    const deps = {
      http: http(server),
      secrets: inMemorySecrets(),
      spending: inMemorySpending(),
      turn: ALWAYS_YOUR_TURN,
    };
    const known = { now: NOW, cursor: {} };
    const one = await askSource(reader, first(reader.begin({})), known, undefined, deps);
    const two = await askSource(reader, first(reader.begin({})), known, one.validators, deps);
    expect(conditions).toEqual([undefined, '"7"']);
    expect(readingOf(one.read).entries).toBe(1);
    expect(two).toMatchObject({ unchanged: true, read: { unchanged: true } });
  });

  it('that redirects is followed', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/feed') response.writeHead(301, { location: '/new' }).end();
      else response.end(anRssFeed(aRssItem('1')));
    });
    const stored = nothingStored();
    await poll(readerAt(server), http(server), stored);
    expect([...stored.mentions.keys()]).toEqual(['1']);
  });
});
