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

  const COPY = 'Boycott this brand, they lie about their beans and poison rivers, shame on everybody who works';

  it.each([
    ['copies with a word changed', [COPY, COPY.replace('shame', 'disgrace')], 2],
    ['the same few words that everybody writes', ['Bad app.', 'Bad app.'], 0],
    ['different complaints', ['The parcel was left in the rain again, soaked.', COPY], 0],
  ])('looks for texts that say nearly the same: %s', (_, texts, expected) => {
    expect(alikeAmong(texts.map((text) => ({ text })))).toBe(expected);
  });

  it('counts what was known to repeat others when it came', () => {
    expect(alikeAmong([{ text: 'Bad app.', duplicates: 3 }, { text: 'Bad app.' }])).toBe(1);
  });

  it('takes customers who complain about the same for what they are', () => {
    for (const theme of COMPLAINT_THEMES) {
      const texts = Array.from({ length: 40 }, (_, number) => ({ text: complaintAbout(theme, number) }));

      expect(told(40, alikeAmong(texts)), theme).toBeUndefined();
    }
  });
});
