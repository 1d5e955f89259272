import { describe, expect, it } from 'vitest';
import { nearName, suggestion } from '../../../functions/domain/settings/near-name.ts';

describe('the name that was meant', () => {
  it.each([
    ['ofice', ['office', 'shop'], 'office'],
    ['offcie', ['office', 'shop'], 'office'],
    ['respond_within', ['owner', 'respondWithin'], 'respondWithin'],
    ['sunrise', ['office', 'shop'], undefined],
    ['a', ['b', 'c'], 'b'],
    ['x'.repeat(200), ['x'], undefined],
    ['', ['office'], undefined],
  ])('for "%.20s" among %j is %s', (name, known, meant) => {
    expect(nearName(name, known)).toBe(meant);
  });

  it('gives way to a choice of what there is', () => {
    expect(suggestion('sunrise', ['office', 'shop'], 'calendars')).toBe('calendars: office, shop');
    expect(suggestion('sunrise', [], 'calendars')).toBe('there are no calendars yet: add one');
  });
});
