import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { guardedLookupBy, isPublicAddress } from '../../../functions/adapters/sources/guarded-address.ts';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { serve } from './local-server.ts';

/** A world in which every name leads to these addresses, one list for each time that somebody asks. */
function namesLeadTo(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const lookup = guardedLookupBy((name, _, done) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  });
  return { asked, lookup };
}

const PUBLIC = '93.184.216.34';
const get = (url: string, lookup: LookupFunction, localOrigins: readonly string[] = []) =>
  guardedHttp({ version: '0.0.0', localOrigins, lookup }).send({ method: 'GET', url, headers: {} });
const resolved = (lookup: LookupFunction, all: boolean) =>
  new Promise((done) => lookup('shop.example', { all }, (error, address) => done(error?.message ?? address)));

/** Each of these leads into our own network when it is taken for what it looks like. */
const ADDRESSES: readonly (readonly [trick: string, url: string])[] = [
  ['plain', 'https://127.0.0.1/'],
  ['decimal', 'https://2130706433/'],
  ['octal', 'https://0177.0.0.1/'],
  ['hexadecimal', 'https://0x7f000001/'],
  ['hexadecimal in parts', 'https://0x7f.0.0.0x1/'],
  ['parts left out', 'https://127.1/'],
  ['nothing but zero', 'https://0/'],
  ['unspecified', 'https://0.0.0.0/'],
  ['unspecified', 'https://[::]/'],
  ['trailing dot', 'https://127.0.0.1./'],
  ['full-width dots', 'https://127。0。0。1/'],
  ['circled digits', 'https://①②⑦.0.0.1/'],
  ['escaped digits', 'https://%31%32%37.0.0.1/'],
  ['back slashes', 'https:\\\\127.0.0.1/'],
  ['no slashes', 'https:127.0.0.1'],
  ['another port', 'https://169.254.169.254:80/latest/meta-data'],
  ['metadata', 'https://169.254.169.254/latest/api/token'],
  ['metadata by IPv6', 'https://[fd00:ec2::254]/'],
  ['IPv6 loopback', 'https://[::1]/'],
  ['IPv6, written out', 'https://[0:0:0:0:0:0:0:1]/'],
  ['IPv4-mapped', 'https://[::ffff:127.0.0.1]/'],
  ['IPv4-mapped, in hexadecimal', 'https://[::ffff:a9fe:a9fe]/'],
  ['IPv4-compatible', 'https://[::127.0.0.1]/'],
  ['IPv4-translated', 'https://[::ffff:0:127.0.0.1]/'],
  ['NAT64', 'https://[64:ff9b::169.254.169.254]/'],
  ['NAT64 of one network', 'https://[64:ff9b:1::10.0.0.1]/'],
  ['6to4', 'https://[2002:7f00:1::]/'],
  ['Teredo', 'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/'],
  ['site-local', 'https://[fec0::1]/'],
  ['link-local', 'https://[fe80::1]/'],
  ['never given out', 'https://[4000::1]/'],
  ['user name', 'https://shop.example@127.0.0.1/'],
  ['user name with a password', 'https://user:pass@shop.example/'],
  ['user name that ends in an ampersand', 'https://1.1.1.1&@127.0.0.1/'],
  ['not encrypted', 'http://shop.example/'],
  ['another scheme', 'ftp://shop.example/'],
  ['a file', 'file:///etc/passwd'],
  ['data', 'data:text/plain,x'],
  ['a zone', 'https://[fe80::1%25eth0]/'],
  ['a zero byte', 'https://127.0.0.1%00.shop.example/'],
  ['no number of parts', 'https://256.1/'],
];

describe('an address that would lead into our own network', () => {
  it.each(ADDRESSES)('is refused before any name is looked up: %s, %s', async (_, url) => {
    const { asked, lookup } = namesLeadTo([PUBLIC]);
    expect(await get(url, lookup)).toHaveProperty('failed');
    expect(asked).toEqual([]);
  });

  it.each(ADDRESSES)('is refused as the target of a redirect: %s, %s', async (_, location) => {
    const { asked, lookup } = namesLeadTo([PUBLIC]);
    // A header holds bytes; what is written in other letters is sent as browsers would.
    const header = URL.canParse(location) ? new URL(location).href : encodeURI(location);
    const origin = await serve((__, response) => response.writeHead(302, { location: header }).end());
    expect(await get(origin, lookup, [origin])).toHaveProperty('failed');
    expect(asked).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['this machine', ['127.0.0.1']],
    ['this machine, by IPv6', ['::1']],
    ['metadata', ['169.254.169.254']],
    ['a private network', ['10.0.0.1']],
    ['a private network, mapped', ['::ffff:10.0.0.1']],
    ['a private network by NAT64', ['64:ff9b::a00:1']],
    ['a private network beside a public address', [PUBLIC, '192.168.0.1']],
    ['nothing', []],
  ])('is refused when it leads to %s', async (_, addresses) => {
    const { asked, lookup } = namesLeadTo(addresses);
    expect(await get('https://shop.example./', lookup)).toMatchObject({
      failed: expect.stringContaining('does not lead to the public internet'),
    });
    expect(asked).toEqual(['shop.example.']);
  });

  it('is refused behind a redirect, too', async () => {
    const { asked, lookup } = namesLeadTo(['10.0.0.1']);
    const origin = await serve((_, response) => response.writeHead(307, { location: 'https://shop.example/' }).end());
    expect(await get(origin, lookup, [origin])).toMatchObject({
      failed: expect.stringContaining('does not lead to the public internet'),
    });
    expect(asked).toEqual(['shop.example']);
  });

  it('gains nothing by changing where it leads: what was checked is what is connected to', async () => {
    const { asked, lookup } = namesLeadTo([PUBLIC], ['127.0.0.1']);
    expect(await resolved(lookup, true)).toEqual([{ address: PUBLIC, family: 4 }]);
    expect(asked).toHaveLength(1);
    expect(await resolved(lookup, false)).toBe('shop.example does not lead to the public internet');
  });

  it('is looked up once for a connection, and for each connection anew', async () => {
    const { asked, lookup } = namesLeadTo(['127.0.0.1']);
    await get('https://shop.example/', lookup);
    await get('https://shop.example/', lookup);
    expect(asked).toEqual(['shop.example', 'shop.example']);
  });

  it('may lead to the public internet', async () => {
    expect([PUBLIC, '2606:4700::1111', '2a00:1450:4001:80b::200e'].map(isPublicAddress)).toEqual([true, true, true]);
    expect(await resolved(namesLeadTo([PUBLIC]).lookup, false)).toBe(PUBLIC);
  });
});
