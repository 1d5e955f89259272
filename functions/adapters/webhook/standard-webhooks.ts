import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../domain/shared/refusal.ts';
import { type Instant, MINUTE, SECOND } from '../../domain/shared/time.ts';
import type { Signed, SignedPush } from '../../ports/pushes.ts';

/**
 * Signatures as Standard Webhooks has them: HMAC-SHA256 over `id.timestamp.body`, in base64 behind `v1,`; several of
 * them, separated by blanks, while a secret is changed.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */

const WINDOW = 5 * MINUTE;
/** Of one secret, in bytes, as the specification asks. */
const LEAST = 24;
const MOST = 64;
/** The one that is being introduced, and the one that it replaces. */
const MOST_SECRETS = 2;

/** Whether a sender who knows one of the secrets signed this within five minutes of `now`. */
export function verifyWebhook(request: SignedPush, secrets: string, now: Instant): Signed {
  const { webhookId, timestamp, signature, body } = request;
  const keys = signingKeys(secrets);
  if (webhookId === undefined || timestamp === undefined || signature === undefined) return 'unsigned';
  if (!/^[!-~]{1,200}$/u.test(webhookId) || !/^\d{1,12}$/u.test(timestamp)) return 'unsigned';
  const expected = keys.map((key) => macOf(key, webhookId, timestamp, body));
  const given = signature
    .split(' ')
    .slice(0, 2 * MOST_SECRETS)
    .flatMap(v1);
  // Every pair is compared, so that the time it takes tells nothing.
  const matches = expected.flatMap((mac) => given.map((one) => one.length === mac.length && timingSafeEqual(one, mac)));
  if (!matches.includes(true)) return 'forged';
  return Math.abs(now - Number(timestamp) * SECOND) > WINDOW ? 'late' : 'signed';
}

/** The signature header of a request. */
export function signWebhook(webhookId: string, timestamp: string, body: string, secrets: string): string {
  const [newest] = signingKeys(secrets);
  return newest === undefined ? '' : `v1,${macOf(newest, webhookId, timestamp, body).toString('base64')}`;
}

/** The keys of a secret's value: one, or during a change two separated by blanks, the newer one first. Never shows them. */
function signingKeys(value: string): readonly Buffer[] {
  const words = value.split(/[\s,]+/u).filter((word) => word !== '');
  const keys = words.map((word) => Buffer.from(word.replace(/^whsec_/u, ''), 'base64'));
  const isUsable = words.every((word, index) => {
    const bytes = keys[index]?.length ?? 0;
    return /^whsec_[A-Za-z0-9+/]+={0,2}$/u.test(word) && bytes >= LEAST && bytes <= MOST;
  });
  if (isUsable && keys.length >= 1 && keys.length <= MOST_SECRETS) return keys;
  throw new Refusal(
    'signing secret',
    'its value is not one or two secrets of 24 to 64 bytes (not shown)',
    'make one with: echo "whsec_$(openssl rand -base64 32)"',
  );
}

const macOf = (key: Buffer, webhookId: string, timestamp: string, body: string): Buffer =>
  createHmac('sha256', key).update(`${webhookId}.${timestamp}.${body}`).digest();

const v1 = (text: string): readonly Buffer[] => (text.startsWith('v1,') ? [Buffer.from(text.slice(3), 'base64')] : []);
