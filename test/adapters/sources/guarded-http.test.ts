import type { LookupFunction } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { addressProblem, guardedLookup, isPublicAddress } from '../../../functions/adapters/sources/guarded-address.ts';
import type { GuardedHttpOptions } from '../../../functions/adapters/sources/guarded-http.ts';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { pourOut, serve } from './local-server.ts';

const get = (url: string, options: Partial<GuardedHttpOptions> = {}, headers: Readonly<Record<string, string>> = {}) =>
  guardedHttp({ version: '0.0.0', ...options }).send({ method: 'GET', url, headers });
const getLocal = (origin: string, path = '/', options: Partial<GuardedHttpOptions> = {}) =>
  get(`${origin}${path}`, { localOrigins: [origin], ...options });

describe('addresses of the public internet', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.8.9.1'],
    ['loopback', '::1'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '192.168.178.1'],
    ['link-local', '169.254.0.5'],
    ['metadata', '169.254.169.254'],
    ['metadata', 'fd00:ec2::254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified', '::'],
    ['link-local', 'fe80::1'],
    ['unique local', 'fc00::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped', '::ffff:a9fe:a9fe'],
    ['NAT64', '64:ff9b::a00:1'],
    ['6to4', '2002:a00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['benchmarking', '198.18.0.1'],
    ['no address', 'localhost'],
  ])('a %s one is not: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a guarded request', () => {
  it.each([
    ['http://social.example/', 'http://social.example is not https'],
    ['ftp://social.example/', 'ftp://social.example is not https'],
    ['https://127.0.0.1/', '127.0.0.1 is not an address of the public internet'],
    ['https://2130706433/', '127.0.0.1 is not an address of the public internet'],
    ['https://0x7f.1/', '127.0.0.1 is not an address of the public internet'],
    ['https://[::ffff:10.0.0.1]/', '::ffff:a00:1 is not an address of the public internet'],
    ['https://169.254.169.254/latest/meta-data', '169.254.169.254 is not an address of the public internet'],
    ['https://user:pass@social.example/', 'https://social.example comes with a user name inside the address'],
  ])('never leaves for %s', async (url, why) => {
    expect(addressProblem(new URL(url), [])).toBe(why);
    expect(await get(url)).toEqual({ failed: `${new URL(url).host}: ${why}` });
  });

  it('refuses a name that leads to this machine', async () => {
    expect(await get('https://localhost/')).toEqual({
      failed: 'localhost: localhost does not lead to the public internet',
    });
  });

  it('refuses the lookup of a name with one private address among its own', async () => {
    const error = await new Promise((resolve) =>
      guardedLookup('localhost', { all: true }, (failed) => resolve(failed)),
    );
    expect(error).toMatchObject({ code: 'EREFUSEDADDRESS' });
  });

  it("says in people's words that there is no such server", async () => {
    const nowhere: LookupFunction = (_, __, done) => done(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), '');
    expect(await get('https://social.example/', { lookup: nowhere })).toEqual({
      failed: 'social.example: there is no server of this name',
    });
  });

  it('takes no other port of this machine for the one that is allowed', async () => {
    const origin = await serve((_, response) => response.end('{}'));
    expect(await get(origin, { localOrigins: ['http://127.0.0.1:1'] })).toMatchObject({
      failed: expect.stringContaining('is not https'),
    });
  });

  it('names itself and passes on headers, status and body', async () => {
    const origin = await serve((request, response) => {
      response
        .writeHead(418, { 'X-Seen': [request.headers['user-agent'], request.headers.accept].join('|') })
        .end('tea');
    });
    const answer = await get(origin, { localOrigins: [origin] }, { accept: 'application/json' });
    expect(answer).toMatchObject({ status: 418, body: 'tea' });
    expect(answer).toHaveProperty(
      ['headers', 'x-seen'],
      expect.stringMatching(/^ReplyWatch\/0\.0\.0 .*\|application\/json$/u),
    );
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('reads %s', async (encoding, compress) => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('grüße, 你好'));
    });
    expect(await getLocal(origin)).toMatchObject({ status: 200, body: 'grüße, 你好' });
  });

  it('stops reading at the limit, whatever else would come', async () => {
    const origin = await serve((_, response) => pourOut(response, '['));
    expect(await getLocal(origin)).toMatchObject({
      failed: expect.stringContaining('it answers more than 5242880 bytes'),
    });
  });

  it('counts the bytes after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const origin = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await getLocal(origin)).toMatchObject({
      failed: expect.stringContaining('it answers more than 5242880 bytes'),
    });
  });

  it.each([
    ['broken', gzipSync('x'.repeat(9_000)).fill(7, 20)],
    ['cut', gzipSync('a longer answer than this').subarray(0, 20)],
  ])('says so when a compressed answer is %s', async (_, body) => {
    const origin = await serve((__, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body));
    expect(await getLocal(origin)).toMatchObject({ failed: expect.stringMatching(/compressed answer/u) });
  });

  it('refuses an encoding that it did not ask for', async () => {
    const origin = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'));
    expect(await getLocal(origin)).toMatchObject({ failed: expect.stringContaining('encoding') });
  });

  it('gives up on a server that never finishes', async () => {
    const origin = await serve((_, response) => response.writeHead(200).write('['));
    expect(await getLocal(origin, '/', { timeout: 150 })).toEqual({
      failed: `${new URL(origin).host}: no complete answer within 0.15 s`,
    });
  });

  it('tells a connection that breaks off from one that is refused', async () => {
    const origin = await serve((request) => request.socket.destroy());
    expect(await getLocal(origin)).toMatchObject({ failed: expect.stringContaining('broke the connection off') });
    expect(await get('http://127.0.0.1:9', { localOrigins: ['http://127.0.0.1:9'] })).toMatchObject({
      failed: '127.0.0.1:9: it refuses connections',
    });
  });

  it('follows three redirects and no fourth', async () => {
    const origin = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(await getLocal(origin, '/3')).toMatchObject({ status: 200, body: 'there' });
    expect(await getLocal(origin, '/4')).toMatchObject({
      failed: expect.stringContaining('it redirects more than 3 times'),
    });
  });

  it.each(['http://169.254.169.254/latest', 'https://10.0.0.1/', 'file:///etc/passwd', 'https://localhost/'])(
    'looks at each redirect anew: %s',
    async (location) => {
      const origin = await serve((_, response) => response.writeHead(302, { location }).end());
      expect(await getLocal(origin)).toHaveProperty('failed');
    },
  );

  it('keeps the token from another origin', async () => {
    const other = await serve((request, response) => response.end(request.headers.authorization ?? 'none'));
    const origin = await serve((_, response) => response.writeHead(307, { location: other }).end());
    const answer = await get(origin, { localOrigins: [origin, other] }, { Authorization: 'Bearer secret' });
    expect(answer).toMatchObject({ body: 'none' });
  });

  it('takes what is posted nowhere else: it may be a password', async () => {
    let reached = 0;
    const other = await serve((_, response) => {
      reached += 1;
      response.end();
    });
    const origin = await serve((_, response) => response.writeHead(307, { location: other }).end());
    const http = guardedHttp({ version: '0.0.0', localOrigins: [origin, other] });
    const answer = await http.send({ method: 'POST', url: origin, headers: {}, body: 'client_secret=s' });
    expect(answer).toMatchObject({ failed: expect.stringContaining('redirects a request that carries credentials') });
    expect(reached).toBe(0);
  });

  it('gives a redirect without an address back as it is', async () => {
    const origin = await serve((_, response) => response.writeHead(304).end());
    expect(await getLocal(origin)).toMatchObject({ status: 304, body: '' });
  });
});
