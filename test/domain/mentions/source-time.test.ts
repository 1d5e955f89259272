import { describe, expect, it } from 'vitest';
import { compareIds, newestId, oldestId } from '../../../functions/domain/mentions/opaque-id.ts';
import { instantOf } from '../../../functions/domain/mentions/source-time.ts';

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

describe('opaque ids', () => {
  it('are ordered by length, then by text', () => {
    const ids = ['117020580518794573', '99', '117020580518794572', '100'];
    expect(ids.toSorted(compareIds)).toEqual(['99', '100', '117020580518794572', '117020580518794573']);
    expect(newestId(ids)).toBe('117020580518794573');
    expect(oldestId(ids)).toBe('99');
    expect(newestId([])).toBeUndefined();
  });
});
