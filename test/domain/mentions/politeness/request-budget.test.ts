import { describe, expect, it } from 'vitest';
import {
  afterBadAnswer,
  afterGoodAnswer,
  afterPause,
  conditionOf,
  enter,
  freshBudget,
} from '../../../../functions/domain/mentions/politeness/request-budget.ts';
import { bucketFor } from '../../../../functions/domain/mentions/politeness/token-bucket.ts';
import { HOUR, MINUTE, SECOND } from '../../../../functions/domain/shared/time.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const FRESH = freshBudget('mastodon#social.example');
const asking = { now: NOW, requests: 1, isUrgent: false };
const broken = Array.from({ length: 5 }).reduce<typeof FRESH>(
  (held) => afterBadAnswer(held, 'it answered 503', false, NOW),
  FRESH,
);

describe('what is known of a credential or server', () => {
  it('changes nothing while all is well and nobody counts', () => {
    expect(enter(FRESH, asking)).toEqual({ go: true, isProbe: false, budget: FRESH });
    expect(enter(FRESH, asking)).toHaveProperty('budget', FRESH);
    expect(afterGoodAnswer(FRESH)).toBe(FRESH);
  });

  it('takes tokens where it counts', () => {
    const bucket = bucketFor({ requests: 60, per: 15 * MINUTE });
    expect(enter(FRESH, { ...asking, requests: 3, bucket })).toMatchObject({
      go: true,
      budget: { fullAt: NOW + 60 * SECOND },
    });
  });

  it('keeps a quarter of the tokens for looks', () => {
    const bucket = { capacity: 4, refill: SECOND };
    const used = { ...FRESH, fullAt: NOW + 3 * SECOND };
    expect(enter(used, { ...asking, bucket })).toEqual({ go: false, why: 'limit', until: NOW + SECOND });
    expect(enter(used, { ...asking, bucket, isUrgent: true })).toMatchObject({ go: true });
  });

  it('rests when the source asks for it, at most six hours, and takes no token then', () => {
    const paused = afterPause(FRESH, NOW + 24 * HOUR, 'it answered 429', NOW);
    const bucket = { capacity: 4, refill: SECOND };
    expect(enter(paused, { ...asking, bucket })).toEqual({ go: false, why: 'pause', until: NOW + 6 * HOUR });
    expect(enter(paused, { ...asking, now: NOW + 6 * HOUR, bucket })).toMatchObject({ go: true });
  });

  it('keeps the longer of two pauses, and no pause that is over', () => {
    const long = afterPause(FRESH, NOW + HOUR, 'it answered 429', NOW);
    expect(afterPause(long, NOW + MINUTE, 'backoff', NOW)).toBe(long);
    expect(afterPause(FRESH, NOW, 'backoff', NOW)).toBe(FRESH);
  });

  it('tells people how it fares', () => {
    const until = NOW + MINUTE;
    expect(conditionOf(FRESH, NOW)).toEqual({ id: FRESH.id, state: 'asking', failures: 0 });
    expect(conditionOf(afterPause(FRESH, until, 'it answered 429', NOW), NOW)).toMatchObject({
      state: 'paused',
      until,
      reason: 'it answered 429',
    });
    expect(conditionOf(broken, NOW)).toMatchObject({ state: 'open', until, reason: 'it answered 503', failures: 5 });
    const entry = enter(broken, { ...asking, now: until });
    expect(entry.go && conditionOf(entry.budget, until)).toMatchObject({ state: 'probing', until: until + MINUTE });
  });
});
