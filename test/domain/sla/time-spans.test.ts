import { describe, expect, it } from 'vitest';
import { clip, joined, subtract, unite } from '../../../functions/domain/sla/time-spans.ts';

describe('spans', () => {
  it('are united when they overlap or touch; empty and reversed ones vanish', () => {
    expect(
      unite([
        [5, 6],
        [1, 3],
        [2, 4],
        [4, 5],
        [8, 8],
        [9, 7],
        [10, 12],
        [10, 11],
      ]),
    ).toEqual([
      [1, 6],
      [10, 12],
    ]);
  });

  it('lose what is cut out of them, and no empty piece is left', () => {
    const cuts = [
      [0, 1],
      [2, 3],
      [5, 7],
      [9, 20],
    ] as const;

    expect(
      subtract(
        [
          [1, 6],
          [7, 9],
          [10, 12],
        ],
        cuts,
      ),
    ).toEqual([
      [1, 2],
      [3, 5],
      [7, 9],
    ]);
  });

  it('lose their beginning or their end to a cut that shares it', () => {
    expect(subtract([[2, 4]], [[2, 3]])).toEqual([[3, 4]]);
    expect(subtract([[2, 4]], [[3, 4]])).toEqual([[2, 3]]);
    expect(subtract([[2, 4]], [[4, 5]])).toEqual([[2, 4]]);
  });

  it('are clipped to a range, those that only touch it left out', () => {
    const spans = [
      [0, 2],
      [3, 5],
      [6, 9],
      [10, 11],
    ] as const;

    expect(clip(spans, 2, 10)).toEqual([
      [3, 5],
      [6, 9],
    ]);
    expect(clip(spans, 4, 7)).toEqual([
      [4, 5],
      [6, 7],
    ]);
  });

  it('are joined with their neighbours until they are long enough', () => {
    const touching = [
      [0, 2],
      [2, 4],
      [4, 6],
      [7, 8],
    ] as const;

    expect([...joined(touching, 100)]).toEqual([
      [0, 6],
      [7, 8],
    ]);
    expect([...joined(touching, 4)]).toEqual([
      [0, 4],
      [4, 6],
      [7, 8],
    ]);
    expect([...joined(touching.toReversed(), 100)]).toEqual([
      [7, 8],
      [0, 6],
    ]);
  });
});
