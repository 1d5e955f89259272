import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, MINUTE, SECOND } from '../../domain/shared/time.ts';

const WINDOW = 5 * MINUTE;

/** A request as it came in; `body` exactly as sent, before any decoding. */
export interface SignedRequest {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
}

/**
 * Whether Slack signed this request with our secret within five minutes of `now`: HMAC-SHA256 over `v0:timestamp:body`.
 * Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function verifySignature(request: SignedRequest, signingSecret: string, now: Instant): boolean {
  const { timestamp, signature, body } = request;
  if (signingSecret === '' || timestamp === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/u.test(timestamp) || Math.abs(now - Number(timestamp) * SECOND) > WINDOW) return false;
  const expected = Buffer.from(sign(timestamp, body, signingSecret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The signature that Slack would put on this body. */
export const sign = (timestamp: string, body: string, signingSecret: string): string =>
  `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
