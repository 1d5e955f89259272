import { describe, expect, it } from 'vitest';
import {
  NOTE_PLACES,
  type NotedText,
  othersLike,
  placeFor,
} from '../../../../functions/domain/scoring/likeness/text-notes.ts';
import { DAY } from '../../../../functions/domain/shared/time.ts';

const NOW = Date.UTC(2026, 10, 20, 8);
const SIGNATURE = [11, 22, 33, 44, 55, 66, 77, 88];

const note = (mention: number, changes: Partial<NotedText> = {}): NotedText => ({
  mention,
  at: NOW,
  signature: SIGNATURE,
  ...changes,
});

describe('the place of a note', () => {
  it('is the one that the mention has already', () => {
    const noted = new Map([
      [7, note(1)],
      [9, note(2)],
    ]);

    expect(placeFor(note(2), noted)).toBe(9);
  });

  it('is an empty one, another one for another mention', () => {
    expect(placeFor(note(5), new Map())).toBe(5);
    expect(placeFor(note(NOTE_PLACES + 6), new Map())).toBe(6);
    expect(placeFor(note(NOTE_PLACES - 1), new Map([[NOTE_PLACES - 1, note(1)]]))).toBe(0);
  });

  it('is that of the oldest note where all are taken', () => {
    const full = new Map(
      Array.from({ length: NOTE_PLACES }, (_, place) => [place, note(100 + place, { at: NOW - (place % 30) * DAY })]),
    );

    expect(placeFor(note(1), full)).toBe(29);
  });
});

describe('how many others say nearly the same', () => {
  it('leaves out the mention itself, what says something else, and what was posted more than two weeks away', () => {
    const others = [
      note(1),
      note(2),
      note(3, { signature: [11, 22, 33, 44, 55, 66, 77, 99] }),
      note(4, { signature: [1, 2, 3, 4, 5, 6, 7, 8] }),
      note(5, { at: NOW - 14 * DAY }),
      note(6, { at: NOW - 14 * DAY - 1 }),
    ];

    expect(othersLike(note(1), others)).toBe(3);
  });
});
