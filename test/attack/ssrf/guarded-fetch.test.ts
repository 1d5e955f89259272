import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../functions/adapters/sources/guarded-address.ts';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { serve } from '../../adapters/sources/local-server.ts';
import { readSection } from '../docs-section.ts';
import { ADDRESS_TRICKS, NAME_TRICKS } from './tricks.ts';
import { namesLeadTo, ssrfTable, tryAll, tryTarget } from './try-tricks.ts';

const PUBLIC = '93.184.216.34';
const resolved = (lookup: LookupFunction, all: boolean) =>
  new Promise((done) => lookup('shop.example', { all }, (error, address) => done(error?.message ?? address)));

describe('an address that would lead into our own network', () => {
  it.each(ADDRESS_TRICKS)(
    'is refused before any name is looked up, redirected to or not: %s, %j',
    async (trick, url) => {
      const tried = await tryTarget(trick, url, [PUBLIC]);
      expect(`${tried.direct} ${tried.redirected}`).not.toContain('GOT THROUGH');
      expect(tried.lookups).toEqual([]);
    },
  );
});

describe('a name', () => {
  it.each(NAME_TRICKS)('is refused when it leads to %s: %s', async (trick, name, answers) => {
    const tried = await tryTarget(trick, `https://${name}/`, ...answers);
    expect(tried.direct).toBe(`${name} does not lead to the public internet`);
    expect(tried.lookups[0]).toBe(name);
  });

  it('is refused behind a redirect, too', async () => {
    const tried = await tryTarget('private', 'https://shop.example./', ['10.0.0.1']);
    expect(tried.redirected).toBe('shop.example. does not lead to the public internet');
    expect(tried.lookups).toEqual(['shop.example.', 'shop.example.']);
  });

  it('gains nothing by changing where it leads: what was checked is what is connected to', async () => {
    const { asked, lookup } = namesLeadTo([PUBLIC], ['127.0.0.1']);
    expect(await resolved(lookup, true)).toEqual([{ address: PUBLIC, family: 4 }]);
    expect(asked).toHaveLength(1);
    expect(await resolved(lookup, false)).toBe('shop.example does not lead to the public internet');
  });

  it('is looked up once for a connection, and for each connection anew', async () => {
    const { asked, lookup } = namesLeadTo(['127.0.0.1']);
    const http = guardedHttp({ version: '0.0.0', lookup });
    await http.send({ method: 'GET', url: 'https://shop.example/', headers: {} });
    await http.send({ method: 'GET', url: 'https://shop.example/', headers: {} });
    expect(asked).toEqual(['shop.example', 'shop.example']);
  });

  it('may lead to the public internet', async () => {
    expect([PUBLIC, '2606:4700::1111', '2a00:1450:4001:80b::200e'].map(isPublicAddress)).toEqual([true, true, true]);
    expect(await resolved(namesLeadTo([PUBLIC]).lookup, false)).toBe(PUBLIC);
  });
});

describe('a redirect', () => {
  it('carries to another origin nothing that may be a credential, whatever it is called', async () => {
    const other = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const origin = await serve((_, response) => response.writeHead(307, { location: other }).end());
    const answer = await guardedHttp({ version: '0.0.0', localOrigins: [origin, other] }).send({
      method: 'GET',
      url: origin,
      headers: { accept: 'a/b', 'Api-Username': 'care', 'X-Vault-Token': 's', APIKEY: 'k', 'If-None-Match': '"1"' },
    });
    const seen: unknown = JSON.parse('body' in answer ? answer.body : '{}');
    expect(seen).toMatchObject({ accept: 'a/b', 'if-none-match': '"1"' });
    expect(seen).not.toHaveProperty('api-username');
    expect(seen).not.toHaveProperty('x-vault-token');
    expect(seen).not.toHaveProperty('apikey');
  });

  it('that asks for another protocol ends in one line', async () => {
    const origin = await serve((request) => {
      request.socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    });
    const http = guardedHttp({ version: '0.0.0', localOrigins: [origin], timeout: 2_000 });
    expect(await http.send({ method: 'GET', url: origin, headers: {} })).toEqual({
      failed: expect.stringContaining('it asks for another protocol'),
    });
  });
});

it('keeps the table of the docs true', async () => {
  const tried = await tryAll();
  expect(tried.length).toBeGreaterThan(80);
  expect(readSection('ssrf')).toBe(ssrfTable(tried));
});
