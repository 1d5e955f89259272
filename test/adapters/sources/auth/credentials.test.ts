import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { appPasswordSession } from '../../../../functions/adapters/sources/auth/app-password-session.ts';
import { appStoreConnectKey } from '../../../../functions/adapters/sources/auth/app-store-connect-key.ts';
import { clientCredentials } from '../../../../functions/adapters/sources/auth/client-credentials.ts';
import { authoriseFor, type Credential } from '../../../../functions/adapters/sources/auth/credential.ts';
import { googleServiceAccount } from '../../../../functions/adapters/sources/auth/google-service-account.ts';
import { oauthRefresh } from '../../../../functions/adapters/sources/auth/oauth-refresh.ts';
import { bearerToken, keyHeaders, keyInQuery } from '../../../../functions/adapters/sources/auth/plain-secret.ts';
import { isProblem } from '../../../../functions/domain/mentions/reading.ts';
import type { HttpRequest, HttpResponse } from '../../../../functions/ports/http.ts';
import type { Access } from '../../../../functions/ports/sources.ts';
import { inMemoryHttp } from '../../../support/in-memory-http.ts';
import { inMemorySecrets } from '../../../support/in-memory-secrets.ts';
import { asked, NOW } from '../builders.ts';
import { aKeyPair } from './keys.ts';

const SERVER = 'https://api.example';
const request = asked({ url: `${SERVER}/reviews?page=1` });
const MINUTE = 60_000;

function world(secrets: Record<string, string>, answer: (request: HttpRequest) => Partial<HttpResponse> = () => ({})) {
  const http = inMemoryHttp(answer);
  return { http, access: { http, secrets: inMemorySecrets(secrets), now: NOW } };
}

async function sent(credential: Credential, access: Access) {
  const authorised = await authoriseFor(SERVER, credential, request, access);
  if (isProblem(authorised)) throw new Error(authorised.line);
  return authorised;
}

async function refusal(credential: Credential, access: Access): Promise<string> {
  const answer = await authoriseFor(SERVER, credential, request, access);
  return isProblem(answer) ? `${answer.problem}: ${answer.line}` : 'not refused';
}

const bearerIn = ({ request: { headers } }: { request: Pick<HttpRequest, 'headers'> }): string =>
  headers['authorization']?.replace('Bearer ', '') ?? '';

const json = (body: unknown, status = 200): Partial<HttpResponse> => ({ status, body: JSON.stringify(body) });

describe('a secret that is sent as it stands', () => {
  it('is a bearer token, without the blanks around it', async () => {
    const { access } = world({ TOKEN: ' abc.def \n' });
    expect((await sent(bearerToken('TOKEN'), access)).request.headers).toMatchObject({
      authorization: 'Bearer abc.def',
    });
  });

  it('is a header of its own, or several', async () => {
    const { access } = world({ KEY: 'k1', USER: 'ann' });
    const { request: with2 } = await sent(keyHeaders({ 'api-key': 'KEY', 'api-username': 'USER' }), access);
    expect(with2.headers).toEqual({ 'api-key': 'k1', 'api-username': 'ann' });
  });

  it('is a parameter of the address', async () => {
    const { access } = world({ KEY: 'a&b' });
    expect((await sent(keyInQuery('key', 'KEY'), access)).request.url).toBe(`${SERVER}/reviews?page=1&key=a%26b`);
  });

  it.each([
    ['that is missing', {}, 'secret TOKEN: there is none'],
    ['that is empty', { TOKEN: ' ' }, 'secret TOKEN: is empty; store the token alone'],
    ['of two lines', { TOKEN: 'abc\ndef' }, 'secret TOKEN: holds blanks, line breaks or other characters'],
  ])('%s is a problem in one line that does not show it', async (_, secrets, line) => {
    const said = await refusal(bearerToken('TOKEN'), world(secrets).access);
    expect(said).toContain(`unauthorised: ${line}`);
    expect(said).not.toContain('abc');
  });

  it.each(['https://elsewhere.example/reviews', 'http://api.example/reviews', 'https://api.example:8443/', 'nonsense'])(
    'is not shown to %s',
    async (url) => {
      const { access } = world({ TOKEN: 'abc' });
      const planned = asked({ url });
      expect(await authoriseFor(SERVER, bearerToken('TOKEN'), planned, access)).toEqual({ request: planned });
    },
  );
});

describe("Apple's API key", async () => {
  const { pem, publicKey } = await aKeyPair('ES256');
  const names = { issuer: 'issuer-1', keyId: 'KEY1' };
  const claimsOf = async (token: string) =>
    jwtVerify(token, publicKey, { audience: 'appstoreconnect-v1', issuer: 'issuer-1', currentDate: new Date(NOW) });

  it('signs a token that lasts less than 20 minutes, with key id, issuer and audience', async () => {
    const { access } = world({ ASC_KEY: pem });
    const { payload, protectedHeader } = await claimsOf(
      bearerIn(await sent(appStoreConnectKey('ASC_KEY', names), access)),
    );
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'KEY1' });
    expect(payload.iat).toBe(NOW / 1_000);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(19 * 60);
  });

  it('may be a JSON document that holds both ids, and a PEM on one line', async () => {
    const key = pem.replaceAll('\n', '\\n');
    const { access } = world({ ASC_KEY: JSON.stringify({ issuer_id: 'issuer-1', key_id: 'KEY1', key }) });
    const { protectedHeader } = await claimsOf(bearerIn(await sent(appStoreConnectKey('ASC_KEY', {}), access)));
    expect(protectedHeader.kid).toBe('KEY1');
  });

  it('is used for 15 minutes, then signed anew', async () => {
    const { access } = world({ ASC_KEY: pem });
    const at = async (minutes: number) =>
      bearerIn(await sent(appStoreConnectKey('ASC_KEY', names), { ...access, now: NOW + minutes * MINUTE }));
    const first = await at(0);
    expect(await at(14)).toBe(first);
    expect(await at(15)).not.toBe(first);
  });

  it.each([
    ['a PEM without its ids', () => pem, {}, 'holds a key without its issuer and key id'],
    ['no key', () => 'hunter2-is-no-key', names, 'holds no private key for ES256'],
    ['half a document', () => '{"issuer_id":"hunter2"', names, 'is not a JSON document'],
    [
      'a document without key',
      () => '{"issuer_id":"hunter2","key_id":"b"}',
      names,
      'its field key is missing or no text',
    ],
  ])('refuses %s in one line that shows nothing of it', async (_, secret, ids, words) => {
    const said = await refusal(appStoreConnectKey('ASC_KEY', ids), world({ ASC_KEY: secret() }).access);
    expect(said).toContain(`unauthorised: secret ASC_KEY: ${words}`);
    expect(said).not.toMatch(/hunter2|BEGIN PRIVATE KEY-----\n/u);
  });
});

describe("Google's service account", async () => {
  const { pem, publicKey } = await aKeyPair('RS256');
  const account = {
    type: 'service_account',
    client_email: 'robot@sundial.example',
    private_key: pem,
    private_key_id: 'key-7',
    token_uri: 'https://token.example/token',
  };
  const secrets = { PLAY_KEY: JSON.stringify(account) };
  const credential = googleServiceAccount('PLAY_KEY', 'scope-1');

  it('exchanges a signed assertion for an access token', async () => {
    const { http, access } = world(secrets, () => json({ access_token: 'ya29.x', expires_in: 3599 }));
    expect(bearerIn(await sent(credential, access))).toBe('ya29.x');
    const [exchange] = http.requests;
    expect(exchange?.url).toBe('https://token.example/token');
    const form = new URLSearchParams(exchange?.body);
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const { payload, protectedHeader } = await jwtVerify(form.get('assertion') ?? '', publicKey, {
      audience: account.token_uri,
      issuer: account.client_email,
      currentDate: new Date(NOW),
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: 'key-7' });
    expect(payload['scope']).toBe('scope-1');
  });

  it('asks for one token for many requests, until it runs out', async () => {
    const { http, access } = world(secrets, () => json({ access_token: 'ya29.x', expires_in: 3599 }));
    await Promise.all([1, 2, 3].map(() => sent(credential, access)));
    await sent(credential, { ...access, now: NOW + 58 * MINUTE });
    expect(http.requests).toHaveLength(1);
    await sent(credential, { ...access, now: NOW + 59 * MINUTE });
    expect(http.requests).toHaveLength(2);
  });

  it('asks anew once a token was forgotten, and forgets no newer one', async () => {
    let count = 0;
    const { access } = world(secrets, () => {
      count += 1;
      return json({ access_token: `token-${count}`, expires_in: '3599' });
    });
    const [a, b] = await Promise.all([sent(credential, access), sent(credential, access)]);
    expect([bearerIn(a), bearerIn(b)]).toEqual(['token-1', 'token-1']);
    a.forget?.();
    expect(bearerIn(await sent(credential, access))).toBe('token-2');
    b.forget?.();
    expect(bearerIn(await sent(credential, access))).toBe('token-2');
  });

  it('asks anew when the secret was changed', async () => {
    const { http, access } = world(secrets, () => json({ access_token: 'ya29.x', expires_in: 3599 }));
    await sent(credential, access);
    const read = access.secrets.read;
    access.secrets.read = async () => JSON.stringify({ ...account, private_key_id: 'key-8' });
    await sent(credential, access);
    access.secrets.read = read;
    expect(http.requests).toHaveLength(2);
  });

  it.each([
    [
      json({ error: 'invalid_grant', error_description: 'hunter2' }, 400),
      'unauthorised',
      'answered 400 invalid_grant: the key',
    ],
    [json({ error: '<b>' }, 401), 'unauthorised', 'answered 401: it refuses the credentials'],
    [json({}, 429), 'rateLimited', 'answered 429'],
    [json({}, 503), 'outage', 'answered 503'],
    [json({ id_token: 'hunter2' }), 'shape', 'answered an object with id_token, not an access token'],
    [{ body: '<html>' }, 'shape', 'answered a web page'],
  ])(
    'tells in one line that it was given no token, and asks again the next time: %j',
    async (answer, problem, words) => {
      const { http, access } = world(secrets, () => answer);
      const said = await refusal(credential, access);
      expect(said).toContain(`${problem}: Google's token endpoint ${words}`);
      expect(said).not.toMatch(/hunter2|\n/u);
      await refusal(credential, access);
      expect(http.requests).toHaveLength(2);
    },
  );
});

describe('other exchanges', () => {
  it('refresh a token that a person granted', async () => {
    const { http, access } = world({ SECRET: 's', REFRESH: 'r' }, () => json({ access_token: 't', expires_in: 60 }));
    const credential = oauthRefresh({
      who: 'Google',
      tokenEndpoint: 'https://token.example/token',
      clientId: 'c',
      clientSecret: 'SECRET',
      refreshToken: 'REFRESH',
    });
    expect(bearerIn(await sent(credential, access))).toBe('t');
    expect(http.requests[0]?.body).toBe('grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r');
  });

  it('show a client by HTTP Basic', async () => {
    const { http, access } = world({ KEY: 'key', SECRET: 's' }, () =>
      json({ access_token: 't', expires_in: '359999' }),
    );
    const credential = clientCredentials({
      who: 'Trustpilot',
      tokenEndpoint: `${SERVER}/token`,
      key: 'KEY',
      secret: 'SECRET',
    });
    expect(bearerIn(await sent(credential, access))).toBe('t');
    expect(http.requests[0]).toMatchObject({
      body: 'grant_type=client_credentials',
      headers: { authorization: 'Basic a2V5OnM=' },
    });
  });

  it('create a session by app password, refresh it, and create it anew when it cannot be refreshed', async () => {
    let refreshes = true;
    const { http, access } = world({ APP_PASSWORD: 'abcd-efgh' }, ({ url, headers }) => {
      if (url.endsWith('createSession')) return json({ accessJwt: 'access-1', refreshJwt: 'refresh-1' });
      if (!refreshes || headers['authorization'] !== 'Bearer refresh-1') return json({ error: 'ExpiredToken' }, 400);
      return json({ accessJwt: 'access-2', refreshJwt: 'refresh-2' });
    });
    const credential = appPasswordSession({ server: SERVER, account: 'sundial.example', appPassword: 'APP_PASSWORD' });
    const first = await sent(credential, access);
    expect(bearerIn(first)).toBe('access-1');
    expect(http.requests[0]?.body).toBe('{"identifier":"sundial.example","password":"abcd-efgh"}');
    first.forget?.();
    const second = await sent(credential, access);
    expect(bearerIn(second)).toBe('access-2');
    refreshes = false;
    second.forget?.();
    expect(bearerIn(await sent(credential, access))).toBe('access-1');
    expect(http.requests.map(({ url }) => url.split('.').at(-1))).toEqual([
      'createSession',
      'refreshSession',
      'refreshSession',
      'createSession',
    ]);
  });
});
