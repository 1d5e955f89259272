import { describe, expect, it } from 'vitest';
import { ended, type Walk, walkedTo } from '../../../functions/adapters/sources/resumed-walk.ts';

const WALK: Walk = { place: 'walk:place', newest: 'walk:newest', bookmark: 'since' };

describe('a walk that one poll may not end', () => {
  it('keeps the newest of its first page, and makes it the bookmark at its end', () => {
    const one = walkedTo(WALK, { since: '5' }, '9', 'p2');
    expect(one).toEqual({ 'walk:place': 'p2', 'walk:newest': '9' });
    const two = walkedTo(WALK, one, '7', 'p3');
    expect(two).toEqual({ 'walk:place': 'p3', 'walk:newest': '9' });
    expect(walkedTo(WALK, two, '6', undefined)).toEqual({ ...ended(WALK), since: '9' });
  });

  it('takes the newest of a later page where the first one tells none', () => {
    const one = walkedTo(WALK, {}, undefined, 'p2');
    expect(walkedTo(WALK, one, '7', undefined)).toEqual({ ...ended(WALK), since: '7' });
    expect(walkedTo(WALK, one, undefined, undefined)).toEqual(ended(WALK));
  });

  it('moves nothing where it is at an end at once and finds nothing newer', () => {
    expect(walkedTo(WALK, { since: '5' }, '5', undefined)).toEqual({});
    expect(walkedTo(WALK, { since: '5' }, undefined, undefined)).toEqual({});
    expect(walkedTo(WALK, { since: '5' }, '9', undefined)).toEqual({ since: '9' });
  });
});
