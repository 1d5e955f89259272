import { describe, expect, it } from 'vitest';
import { walkByIds } from '../../../functions/adapters/sources/id-walk.ts';
import { MINUTE } from '../../../functions/domain/shared/time.ts';
import { NOW } from './builders.ts';

/** Entries one minute apart, the newest a minute ago. */
const entries = (newest: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(newest - index), at: NOW - (index + 1) * MINUTE }));
const walk = (page: Parameters<typeof walkByIds>[0], fields: Partial<Parameters<typeof walkByIds>[1]> = {}) =>
  walkByIds(page, {
    asked: { min: '100' },
    isFull: false,
    isBackward: false,
    overlap: 10 * MINUTE,
    now: NOW,
    ...fields,
  });

describe('a feed that walks by ids', () => {
  it('goes on forward from the newest of a full page, while that gets on', () => {
    expect(walk(entries(200, 3), { isFull: true }).further).toEqual({ min: '200' });
    expect(walk(entries(200, 3)).further).toBeUndefined();
    expect(walk(entries(100, 3), { isFull: true }).further).toBeUndefined();
    expect(walk(entries(200, 3), { isFull: true, asked: {} }).further).toBeUndefined();
  });

  it('goes on backward from the oldest of a full page, while that gets on', () => {
    const back = (max?: string) =>
      walk(entries(200, 3), { isFull: true, isBackward: true, asked: { min: '100', max } }).further;
    expect(back()).toEqual({ min: '100', max: '198' });
    expect(back('199')).toEqual({ min: '100', max: '198' });
    expect(back('198')).toBeUndefined();
  });

  it('keeps its bookmark an overlap back, and never at the newest', () => {
    expect(walk(entries(200, 20)).bookmark).toBe('190');
    expect(walk(entries(200, 3)).bookmark).toBeUndefined();
    expect(walk([{ id: '200', at: NOW - 60 * MINUTE }])).toEqual({});
    expect(walk([{ id: '7', at: NOW + 60 * MINUTE }, ...entries(200, 3)]).bookmark).toBeUndefined();
  });

  it('moves to the oldest of a page that is the first or full, where nothing on it is old enough', () => {
    expect(walk(entries(200, 3), { isFull: true }).bookmark).toBe('198');
    expect(walk(entries(200, 3), { asked: {} }).bookmark).toBe('198');
    expect(
      walk(
        [
          { id: '200', at: undefined },
          { id: undefined, at: NOW },
        ],
        { isFull: true },
      ),
    ).toEqual({
      further: { min: '200' },
    });
  });
});
