import { describe, expect, it } from 'vitest';
import { problemOf, quotaWait, retryAtOf } from '../../../functions/adapters/sources/answer.ts';
import { asked, NOW } from './builders.ts';

const intake = asked();
const thread = asked({ purpose: 'thread' });

describe('an answer that is no success', () => {
  it.each([
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'notFound'],
    [410, 'notFound'],
    [408, 'outage'],
    [422, 'shape'],
    [429, 'rateLimited'],
    [500, 'outage'],
    [503, 'outage'],
    [302, 'outage'],
  ])('%i is %s', (status, problem) => {
    expect(problemOf('social.example', intake, { status, headers: {}, body: '' }, NOW)).toMatchObject({ problem });
  });

  it('means of a single mention that it is gone', () => {
    const gone = problemOf('social.example', thread, { status: 404, headers: {}, body: '{"error":"消えた"}' }, NOW);
    expect(gone).toEqual({ problem: 'gone', line: 'social.example answered 404: the mention is no longer there' });
  });

  it('tells why a server could not be reached', () => {
    expect(problemOf('social.example', intake, { failed: 'social.example: it refuses connections' }, NOW)).toEqual({
      problem: 'outage',
      line: 'social.example could not be read: social.example: it refuses connections',
    });
  });

  it('is none when the status says success', () => {
    expect(problemOf('social.example', intake, { status: 200, headers: {}, body: '' }, NOW)).toBeUndefined();
  });
});

describe('when to come back', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, '2026-11-20T12:02:00Z'],
    ['seconds with a fraction', { 'retry-after': '119.2' }, '2026-11-20T12:02:00Z'],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 12:05:00 GMT' }, '2026-11-20T12:05:00Z'],
    ['a reset that lies ahead', { 'x-ratelimit-reset': '2026-11-20T12:03:20.250871Z' }, '2026-11-20T12:03:20.250Z'],
    ['a reset in seconds from now', { 'x-ratelimit-reset': '299.5' }, '2026-11-20T12:05:00Z'],
    ['a reset in seconds since 1970', { 'ratelimit-reset': '1795262700' }, '2026-11-21T12:05:00Z'],
    ['a reset as X writes it', { 'x-rate-limit-reset': '1795176300' }, '2026-11-20T12:05:00Z'],
    ['a reset that a cache has outlived', { 'x-ratelimit-reset': '2026-11-20T11:59:53.000Z' }, '2026-11-20T12:00:00Z'],
    [
      'seconds before a reset',
      { 'retry-after': '1', 'x-ratelimit-reset': '2026-11-20T13:00:00Z' },
      '2026-11-20T12:00:01Z',
    ],
  ])('reads %s', (_, headers, at) => {
    expect(retryAtOf(headers, NOW)).toBe(Date.parse(at));
  });

  it.each([{}, { 'retry-after': 'soon' }, { 'x-ratelimit-reset': 'tomorrow' }])('is unknown from %j', (headers) => {
    expect(retryAtOf(headers, NOW)).toBeUndefined();
  });
});

describe('a quota that a good answer has used up', () => {
  const answer = (headers: Readonly<Record<string, string>>) => ({ status: 200, headers, body: '' });

  it.each([
    ['Mastodon', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-20T12:03:20.250871Z' }, 200_250],
    ['Bluesky', { 'ratelimit-remaining': '0', 'ratelimit-reset': '1795176300' }, 300_000],
    ['X', { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1795176300' }, 300_000],
    ['Reddit', { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '59.5' }, 60_000],
  ])('is waited for as %s writes it', (_, headers, wait) => {
    expect(quotaWait(answer(headers), NOW)).toEqual({ waitUntil: NOW + wait });
  });

  it.each([
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-20T11:59:53.000Z' }],
    [{ 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '2026-11-20T12:03:20Z' }],
    [{ 'x-ratelimit-remaining': '0' }],
    [{}],
  ])('is none by %j', (headers) => {
    expect(quotaWait(answer(headers), NOW)).toEqual({});
    expect(quotaWait({ failed: 'x' }, NOW)).toEqual({});
  });
});
