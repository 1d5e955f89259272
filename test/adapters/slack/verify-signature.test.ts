import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SignedRequest, sign, verifySignature } from '../../../functions/adapters/slack/verify-signature.ts';

const SECRET = 'invented-signing-secret';
const NOW = Date.parse('2026-11-23T12:50:00Z');
const stamp = (at: number): string => String(at / 1_000);
const signed = (at: number, body = 'payload=%7B%7D'): SignedRequest => ({
  timestamp: stamp(at),
  signature: sign(stamp(at), body, SECRET),
  body,
});

describe('a signature', () => {
  it('is HMAC-SHA256 over version, timestamp and body, in hex after v0=', () => {
    const expected = createHmac('sha256', 'k').update('v0:12:b').digest('hex');

    expect(sign('12', 'b', 'k')).toBe(`v0=${expected}`);
  });

  it.each([
    ['now', 0, true],
    ['exactly five minutes ago', -300_000, true],
    ['a second more than five minutes ago', -301_000, false],
    ['exactly five minutes ahead', 300_000, true],
    ['a second more than five minutes ahead', 301_000, false],
  ])('made %s is accepted: %s', (_, offset, accepted) => {
    expect(verifySignature(signed(NOW + offset), SECRET, NOW)).toBe(accepted);
  });

  it.each<[string, Partial<SignedRequest> | Record<string, undefined>]>([
    ['of another body', { body: 'payload=%7B%7D ' }],
    ['of another time', { timestamp: stamp(NOW - 1_000) }],
    ['that is missing', { signature: undefined }],
    ['without a time', { timestamp: undefined }],
    ['with a time that is no number', { timestamp: `${stamp(NOW)}e0` }],
    ['cut short', { signature: signed(NOW).signature?.slice(0, -1) as string }],
    ['in capitals', { signature: signed(NOW).signature?.toUpperCase() as string }],
    ['of another version', { signature: signed(NOW).signature?.replace('v0', 'v1') as string }],
    ['with letters of several bytes', { signature: 'v0=é' }],
  ])('%s is refused', (_, over) => {
    expect(verifySignature({ ...signed(NOW), ...over } as SignedRequest, SECRET, NOW)).toBe(false);
  });

  it('by another secret, or by none at all, is refused', () => {
    const bySomebody = { ...signed(NOW), signature: sign(stamp(NOW), 'payload=%7B%7D', '') };

    expect(verifySignature(signed(NOW), 'other', NOW)).toBe(false);
    expect(verifySignature(bySomebody, '', NOW)).toBe(false);
  });
});
