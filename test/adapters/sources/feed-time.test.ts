import { describe, expect, it } from 'vitest';
import { feedTimeOf } from '../../../functions/adapters/sources/feed-time.ts';

describe('a time in a feed', () => {
  it.each([
    ['Fri, 20 Nov 2026 10:00:05 GMT', '2026-11-20T10:00:05Z'],
    ['Fri, 20 Nov 2026 10:00:05 +0530', '2026-11-20T04:30:05Z'],
    ['20 November 2026 10:00 EST', '2026-11-20T15:00:00Z'],
    ['Sun, 1 Mar 26 9:05:00 PDT', '2026-03-01T16:05:00Z'],
    ['Thu, 31 Dec 98 23:59:59 Z', '1998-12-31T23:59:59Z'],
    ['2026-11-20T10:00:00+01:00', '2026-11-20T09:00:00Z'],
    [' 2026-11-20T10:00:00.5Z ', '2026-11-20T10:00:00.500Z'],
  ])('%j is exact', (text, instant) => {
    expect(feedTimeOf(text)).toEqual({ at: Date.parse(instant), precision: 'exact' });
  });

  it.each([
    ['Fri, 20 Nov 2026 10:00:05', '2026-11-20T10:00:05Z'],
    ['Fri, 20 Nov 2026 10:00:05 CEST', '2026-11-20T10:00:05Z'],
    ['20 Nov 2026', '2026-11-20T00:00:00Z'],
    ['2026-11-20', '2026-11-20T00:00:00Z'],
    ['2026-11-20 10:00:00', '2026-11-20T10:00:00Z'],
  ])('%j is right to the day, and says what was assumed', (text, instant) => {
    expect(feedTimeOf(text)).toEqual({ at: Date.parse(instant), precision: 'day', assumed: 'UTC' });
  });

  it.each([
    '',
    'yesterday',
    '20 Foo 2026 10:00:00 GMT',
    'Fri, 45 Nov 2026 10:00:00 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    undefined,
  ])('%j is none', (text) => {
    expect(feedTimeOf(text)).toBeUndefined();
  });
});
