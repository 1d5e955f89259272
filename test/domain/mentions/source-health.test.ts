import { describe, expect, it } from 'vitest';
import type { SourceProgress } from '../../../functions/domain/mentions/coverage.ts';
import {
  healthOf,
  historyLeft,
  isDrift,
  READ_NOTED_EVERY,
  withoutIds,
} from '../../../functions/domain/mentions/source-health.ts';
import { DAY, HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { at } from '../../support/builders.ts';

const NOW = at('2026-11-20T12:00:00Z');
const progress = (given: Partial<SourceProgress> = {}): SourceProgress => ({
  sourceId: 'kettle-us',
  cursor: {},
  validators: {},
  lastEntryCount: 50,
  failures: 0,
  coveredSince: NOW - 30 * DAY,
  readAt: NOW - HOUR,
  version: 9,
  ...given,
});
const failing = (minutes: number, given: Partial<SourceProgress> = {}) =>
  progress({ failingSince: NOW - minutes * MINUTE, lastFailure: 'App Store US answered 500', failures: 3, ...given });
const refusals = (count: number, entries: number) => ({
  count,
  entries,
  firstReason: 'entry 1 has no text',
  since: NOW,
});

describe('how a source stands', () => {
  it('is fine while its polls end well, although an unchanged one is noted every few hours only', () => {
    const limit = READ_NOTED_EVERY + 3 * 15 * MINUTE;

    expect(healthOf(progress({ readAt: NOW - limit }), 15, NOW)).toEqual({ state: 'read', isTrouble: false });
    expect(healthOf(progress({ readAt: NOW - limit - 1 }), 15, NOW)).toMatchObject({
      state: 'stale',
      since: NOW - limit - 1,
      isTrouble: true,
    });
    expect(healthOf(progress({ readAt: NOW - limit - 1 }), 60, NOW).state).toBe('read');
  });

  it.each([
    ['outage', 'failing'],
    ['unauthorised', 'failing'],
    ['notFound', 'notFound'],
    ['emptied', 'emptied'],
    ['shape', 'changedShape'],
  ] as const)('that fails by %s is told as %s, and becomes trouble after half an hour', (lastProblem, state) => {
    expect(healthOf(failing(29, { lastProblem }), 1, NOW)).toMatchObject({ state, isTrouble: false });
    expect(healthOf(failing(30, { lastProblem }), 1, NOW)).toEqual({
      state,
      since: NOW - 30 * MINUTE,
      line: 'App Store US answered 500',
      isTrouble: true,
    });
  });

  it('takes one failure of a slow source for a hiccup', () => {
    expect(healthOf(failing(60, { failures: 1 }), 60, NOW).isTrouble).toBe(false);
    expect(healthOf(failing(150, { failures: 1 }), 60, NOW).isTrouble).toBe(true);
  });

  it('has changed its shape when a fifth of it or all of it cannot be read', () => {
    expect([refusals(2, 4), refusals(9, 50), refusals(0, 0)].map(isDrift)).toEqual([false, false, false]);
    expect([refusals(10, 50), refusals(3, 4), refusals(1, 1)].map(isDrift)).toEqual([true, true, true]);
    expect(healthOf(progress({ refusals: refusals(10, 50) }), 15, NOW)).toEqual({
      state: 'changedShape',
      since: NOW,
      line: '10 of 50 entries could not be read: entry 1 has no text',
      isTrouble: true,
    });
  });

  it('says that it was never read, and that it waits because it was asked to', () => {
    const { coveredSince: _, readAt: __, ...fresh } = progress();

    expect(healthOf(fresh, 15, NOW)).toEqual({ state: 'neverRead', isTrouble: true });
    expect(healthOf(progress({ waitAsked: true, pausedUntil: NOW + 1 }), 15, NOW)).toEqual({
      state: 'waiting',
      isTrouble: false,
    });
  });
});

describe('the history that is left', () => {
  it('runs out from the last read, or from where a gap began', () => {
    expect(historyLeft(progress(), 7 * DAY, NOW)).toBe(7 * DAY - HOUR);
    expect(historyLeft(failing(2 * 24 * 60), 7 * DAY, NOW)).toBe(5 * DAY);
    expect(historyLeft(failing(8 * 24 * 60), 7 * DAY, NOW)).toBe(-DAY);
  });
});

describe('a reason for the operator', () => {
  it('holds no id and no quoted word', () => {
    expect(withoutIds('entry 3 has no text (at://did:plc:abc/app.bsky.feed.post/1)')).toBe('entry 3 has no text');
    expect(withoutIds('entry 3 is a "poll by Ana" (id 4')).toBe('entry 3 is a …');
  });
});
