import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { googlePushTokens } from '../../../functions/adapters/webhook/google-push-token.ts';
import { isSameSecret } from '../../../functions/adapters/webhook/same-secret.ts';
import { HOUR, MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import { at } from '../../support/builders.ts';
import { inMemoryHttp } from '../../support/in-memory-http.ts';

const NOW = at('2026-11-20T12:00:00Z');
const SIGNER = { account: 'nudges@sundial.iam.gserviceaccount.com', audience: 'replywatch-nudges' };

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
let googles: KeyPair;
let somebodys: KeyPair;
beforeAll(async () => {
  [googles, somebodys] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
});

const keySet = async (kid = 'g1') =>
  JSON.stringify({ keys: [{ ...(await exportJWK(googles.publicKey)), kid, alg: 'RS256', use: 'sig' }] });

interface Made {
  readonly claims?: object;
  readonly audience?: string;
  readonly issuer?: string;
  readonly kid?: string;
  readonly key?: KeyPair['privateKey'];
  readonly at?: number;
}

async function token({
  claims = {},
  audience = SIGNER.audience,
  issuer = 'https://accounts.google.com',
  kid = 'g1',
  key = googles.privateKey,
  at: issued = NOW,
}: Made = {}) {
  const jwt = new SignJWT({ email: SIGNER.account, email_verified: true, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issued / SECOND)
    .setExpirationTime((issued + HOUR) / SECOND);
  return `Bearer ${await jwt.sign(key)}`;
}

describe('a push of Pub/Sub', () => {
  const google = () => inMemoryHttp(async () => ({ body: await keySet() }));

  it('is Google’s when it is signed by its key for this account and audience; the keys are asked for once', async () => {
    const http = google();
    const isFromGoogle = googlePushTokens(http);

    expect(await isFromGoogle(await token(), SIGNER, NOW)).toBe(true);
    expect(await isFromGoogle(await token(), SIGNER, NOW + 30 * MINUTE)).toBe(true);
    expect(http.requests.map(({ url }) => url)).toEqual(['https://www.googleapis.com/oauth2/v3/certs']);
  });

  it.each<[string, Made]>([
    ['for another audience', { audience: 'https://other.example' }],
    ['by another service account', { claims: { email: 'x@evil.iam.gserviceaccount.com' } }],
    ['whose account is not verified', { claims: { email_verified: false } }],
    ['by another issuer', { issuer: 'https://accounts.evil.example' }],
    ['that has expired', { at: NOW - 2 * HOUR }],
  ])('is not taken %s', async (_what, made) => {
    expect(await googlePushTokens(google())(await token(made), SIGNER, NOW)).toBe(false);
  });

  it('is not taken from somebody else, without a token, or with a token that signs nothing', async () => {
    const isFromGoogle = googlePushTokens(google());
    const none = `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ email: SIGNER.account })).toString('base64url')}.`;

    expect(await isFromGoogle(await token({ key: somebodys.privateKey }), SIGNER, NOW)).toBe(false);
    for (const given of [undefined, '', 'Bearer x', 'Basic abc', none]) {
      expect(await isFromGoogle(given, SIGNER, NOW)).toBe(false);
    }
  });

  it('makes nobody ask Google for keys again and again with key ids that do not exist', async () => {
    const http = google();
    const isFromGoogle = googlePushTokens(http);
    for (let count = 0; count < 5; count += 1)
      await isFromGoogle(await token({ kid: `made-up-${count}` }), SIGNER, NOW + count);

    expect(http.requests).toHaveLength(1);
    await isFromGoogle(await token({ kid: 'made-up' }), SIGNER, NOW + 6 * MINUTE);
    expect(http.requests).toHaveLength(2);
  });

  it('throws when Google’s keys cannot be had: the sender comes back', async () => {
    const isFromGoogle = googlePushTokens(inMemoryHttp(() => ({ failed: 'timed out' })));

    await expect(isFromGoogle(await token(), SIGNER, NOW)).rejects.toThrow("Google's keys cannot be had: timed out");
  });
});

it('secrets are the same or not, and an empty one is nobody’s', () => {
  expect([
    isSameSecret('abc', 'abc'),
    isSameSecret('abd', 'abc'),
    isSameSecret('', ''),
    isSameSecret('abcd', 'abc'),
  ]).toEqual([true, false, false, false]);
});
