import { describe, expect, it } from 'vitest';
import { alikeAmong } from '../../../functions/domain/incidents/alike.ts';
import { bombingIn } from '../../../functions/domain/incidents/bombing.ts';
import { COMPLAINT_THEMES, complaintAbout } from '../../support/complaints.ts';

const told = (looked: number, alike: number, knownAuthors = 0, newAuthors = 0) =>
  bombingIn({ looked, alike, knownAuthors, newAuthors });

describe('review bombing', () => {
  it.each([
    ['a third that says nearly the same', told(20, 7), { alikePercent: 35 }],
    ['fewer, by people who never wrote before', told(20, 4, 20, 19), { alikePercent: 20, newAuthorsPercent: 95 }],
    ['fewer, by people who did', told(20, 4, 20, 12), undefined],
    ['newcomers with words of their own', told(20, 1, 20, 20), undefined],
    ['a handful', told(7, 7), undefined],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it.each([
    [
      'copies with a word changed',
      'Boycott this brand, they lie about it all day!',
      'Boycott this brand, they lie about it all night!',
      2,
    ],
    ['other case, signs and spaces', 'They LIE all day,   every day!!', 'they lie all day every day', 2],
    ['the same few words that everybody writes', 'Bad app.', 'Bad app.', 0],
    [
      'different complaints',
      'The parcel was left in the rain again.',
      'My invoice shows a fee that nobody told me of.',
      0,
    ],
    ['nothing at all', '', '', 0],
  ])('looks for texts that say nearly the same: %s', (_, one, other, expected) => {
    expect(alikeAmong([one, other])).toBe(expected);
  });

  it('takes customers who complain about the same for what they are', () => {
    for (const theme of COMPLAINT_THEMES) {
      const texts = Array.from({ length: 40 }, (_, number) => complaintAbout(theme, number));

      expect(told(40, alikeAmong(texts)), theme).toBeUndefined();
    }
  });
});
