import { describe, expect, it } from 'vitest';
import { compareIds, newestId, oldestId } from '../../../functions/domain/mentions/opaque-id.ts';
import { instantOf, instantOfSeconds, timeOf } from '../../../functions/domain/mentions/source-time.ts';

describe('an instant of a source', () => {
  it.each([
    ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z'],
    ['2026-11-20T10:00:00.123456Z', '2026-11-20T10:00:00.123Z'],
    ['2026-11-20T03:00:00-07:00', '2026-11-20T10:00:00Z'],
    ['2026-11-20T10:00:00+0000', '2026-11-20T10:00:00Z'],
    ['2026-11-20T10:00Z', '2026-11-20T10:00:00Z'],
    [' 2026-11-20t10:00:00z ', '2026-11-20T10:00:00Z'],
  ])('is read from %s', (text, at) => {
    expect(instantOf(text)).toBe(Date.parse(at));
  });

  it.each([
    '2026-11-20T10:00:00',
    '2026-11-20',
    'yesterday',
    '0001-01-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '',
    1_700_000_000,
    null,
    undefined,
  ])('is unknown from %j', (text) => expect(instantOf(text)).toBeUndefined());
});

describe('seconds since 1970', () => {
  it.each([[1_795_176_000], ['1795176000'], [' 1795176000 ']])('are read from %j', (seconds) => {
    expect(instantOfSeconds(seconds)).toBe(Date.parse('2026-11-20T12:00:00Z'));
  });

  it('keep their fraction to the millisecond', () => {
    expect(instantOfSeconds(1_795_176_000.1239)).toBe(Date.parse('2026-11-20T12:00:00.124Z'));
  });

  it.each(['', '-5', 0, -1, Number.NaN, Infinity, 1_795_176_000_000, '1e9', '17951760.0', null, {}])(
    'are unknown from %j',
    (seconds) => expect(instantOfSeconds(seconds)).toBeUndefined(),
  );
});

describe('a time without a zone', () => {
  it.each([
    ['2026-11-20T10:00:00Z', 'unknown', { at: '2026-11-20T10:00:00Z', precision: 'exact' }],
    ['2026-11-20T10:00:00', 'utc', { at: '2026-11-20T10:00:00Z', precision: 'exact', assumed: 'UTC' }],
    ['2026-11-20 10:00:00', 'utc', { at: '2026-11-20T10:00:00Z', precision: 'exact', assumed: 'UTC' }],
    ['2026-11-20T10:00:00', 'unknown', { at: '2026-11-20T10:00:00Z', precision: 'day', assumed: 'UTC' }],
    ['2026-11-20', 'utc', { at: '2026-11-20T00:00:00Z', precision: 'day', assumed: 'UTC' }],
  ] as const)('%s, zone %s', (text, missingZone, { at, ...rest }) => {
    expect(timeOf(text, missingZone)).toEqual({ at: Date.parse(at), ...rest });
  });

  it.each(['', 'yesterday', '2026-13-01', '2026-11-20T25:00:00', 5, undefined])('is none in %j', (text) => {
    expect(timeOf(text, 'utc')).toBeUndefined();
  });
});

describe('opaque ids', () => {
  it('are ordered by length, then by text', () => {
    const ids = ['117020580518794573', '99', '117020580518794572', '100'];
    expect(ids.toSorted(compareIds)).toEqual(['99', '100', '117020580518794572', '117020580518794573']);
    expect(newestId(ids)).toBe('117020580518794573');
    expect(oldestId(ids)).toBe('99');
    expect(newestId([])).toBeUndefined();
  });
});
