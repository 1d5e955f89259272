import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { type Instant, MINUTE } from '../../domain/shared/time.ts';
import type { Http } from '../../ports/http.ts';

/** Who has to have signed. */
export interface PushSigner {
  readonly account: string;
  readonly audience: string;
}

/** Source: https://docs.cloud.google.com/pubsub/docs/authenticate-push-subscriptions */
const KEYS = 'https://www.googleapis.com/oauth2/v3/certs';
const ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];
/** Google changes its keys every few days; a key that we do not know is a reason to ask, but not for everybody who makes one up. */
const ASK_EVERY = 5 * MINUTE;
const KEPT_FOR = 60 * MINUTE;

/**
 * Checks the tokens of Pub/Sub pushes against Google's keys: signature, issuer, audience, time, and that they are of the
 * service account of the subscription. Throws when the keys cannot be had.
 */
export function googlePushTokens(http: Http) {
  let keys: { readonly set: JSONWebKeySet; readonly at: Instant } | undefined;

  async function keysAt(now: Instant, isUnknown: boolean): Promise<JSONWebKeySet> {
    const age = keys === undefined ? Number.POSITIVE_INFINITY : now - keys.at;
    if (keys !== undefined && age < (isUnknown ? ASK_EVERY : KEPT_FOR)) return keys.set;
    const answer = await http.send({ method: 'GET', url: KEYS, headers: { accept: 'application/json' } });
    if ('failed' in answer || answer.status !== 200) {
      throw new Error(`Google's keys cannot be had: ${'failed' in answer ? answer.failed : `status ${answer.status}`}`);
    }
    keys = { set: JSON.parse(answer.body) as JSONWebKeySet, at: now };
    return keys.set;
  }

  async function isSigned(
    authorization: string | undefined,
    { account, audience }: PushSigner,
    now: Instant,
    isUnknown = false,
  ): Promise<boolean> {
    const token = /^Bearer ([\w.-]{1,8000})$/iu.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    const set = await keysAt(now, isUnknown);
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(set), {
        issuer: ISSUERS,
        audience,
        algorithms: ['RS256'],
        currentDate: new Date(now),
        clockTolerance: 60,
        requiredClaims: ['exp', 'iat', 'email'],
      });
      return payload['email'] === account && payload['email_verified'] === true;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey && !isUnknown)
        return isSigned(authorization, { account, audience }, now, true);
      if (error instanceof errors.JOSEError) return false;
      throw error;
    }
  }
  return (authorization: string | undefined, signer: PushSigner, now: Instant): Promise<boolean> =>
    isSigned(authorization, signer, now);
}
