import { describe, expect, it } from 'vitest';
import { signWebhook, verifyWebhook } from '../../../functions/adapters/webhook/standard-webhooks.ts';
import { MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import { at } from '../../support/builders.ts';
import { OLD_SECRET, SECRET } from '../../support/push-builders.ts';

const NOW = at('2026-11-20T12:00:00Z');
const STAMP = String(NOW / SECOND);
const BODY = '{"id":"1","text":"é 🎈"}';
const request = (over: object = {}) => ({
  webhookId: 'msg_1',
  timestamp: STAMP,
  signature: signWebhook('msg_1', STAMP, BODY, SECRET),
  body: BODY,
  ...over,
});

describe('a signature as Standard Webhooks has it', () => {
  it('is that of the test vector which the libraries of the specification share', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const signature = signWebhook('msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}', secret);

    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is taken within five minutes of either side, to the second', () => {
    expect(verifyWebhook(request(), SECRET, NOW)).toBe('signed');
    expect(verifyWebhook(request(), SECRET, NOW + 5 * MINUTE)).toBe('signed');
    expect(verifyWebhook(request(), SECRET, NOW - 5 * MINUTE)).toBe('signed');
    expect(verifyWebhook(request(), SECRET, NOW + 5 * MINUTE + 1)).toBe('late');
    expect(verifyWebhook(request(), SECRET, NOW - 5 * MINUTE - 1)).toBe('late');
  });

  it('counts under either secret while one is changed, and among several signatures', () => {
    const both = `${SECRET} ${OLD_SECRET}`;
    const old = signWebhook('msg_1', STAMP, BODY, OLD_SECRET);

    expect(verifyWebhook(request({ signature: old }), both, NOW)).toBe('signed');
    expect(verifyWebhook(request(), both, NOW)).toBe('signed');
    expect(verifyWebhook(request({ signature: `v1a,ed25519 v1,AAAA ${old}` }), both, NOW)).toBe('signed');
    expect(verifyWebhook(request({ signature: old }), SECRET, NOW)).toBe('forged');
  });

  it.each([
    ['another body', { body: BODY.replace('1', '2') }],
    ['another id', { webhookId: 'msg_2' }],
    ['another time', { timestamp: String(NOW / SECOND - 1) }],
    ['a signature without its version', { signature: 'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' }],
    ['an empty signature', { signature: '' }],
    ['a signature that is cut', { signature: request().signature.slice(0, -6) }],
  ])('is forged with %s', (_what, over) => {
    expect(verifyWebhook(request(over), SECRET, NOW)).toBe('forged');
  });

  it.each([
    ['no id', { webhookId: undefined }],
    ['no time', { timestamp: undefined }],
    ['no signature', { signature: undefined }],
    ['a time with a fraction', { timestamp: '1763640000.5' }],
    ['an id with a blank', { webhookId: 'a b' }],
  ])('is none with %s', (_what, over) => {
    expect(verifyWebhook(request(over), SECRET, NOW)).toBe('unsigned');
  });

  it.each(['', 'hunter2', 'whsec_c2hvcnQ=', `${SECRET} ${OLD_SECRET} ${SECRET}`, `${SECRET} nonsense`])(
    'cannot be checked with a secret like %j, which is not shown',
    (secret) => {
      expect(() => verifyWebhook(request(), secret, NOW)).toThrow(
        'signing secret: its value is not one or two secrets of 24 to 64 bytes (not shown); make one with: echo "whsec_$(openssl rand -base64 32)"',
      );
    },
  );
});
