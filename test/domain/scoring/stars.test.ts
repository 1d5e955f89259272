import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../functions/domain/scoring/score.ts';
import { withStars } from '../../../functions/domain/scoring/stars.ts';

const complaint: Sentiment = {
  label: 'negative',
  negative: 0.9,
  neutral: 0.07,
  positive: 0.03,
  confident: true,
  words: ['fraud'],
};
const praise: Sentiment = { ...complaint, label: 'positive', negative: 0.03, positive: 0.9, words: ['lovely'] };

describe('withStars', () => {
  it.each([1, 2])('calls %s stars negative whatever the words say, and drops the words that praise', (rating) => {
    expect(withStars(praise, rating)).toMatchObject({ label: 'negative', confident: true, words: [] });
    expect(withStars(complaint, rating).words).toEqual(['fraud']);
  });

  it('leaves three stars, and no stars, to the text', () => {
    expect(withStars(complaint, 3)).toBe(complaint);
    expect(withStars(praise, 3)).toBe(praise);
    expect(withStars(complaint, undefined)).toBe(complaint);
  });

  it.each([4, 5])('keeps a confident complaint under %s stars, and nothing less', (rating) => {
    expect(withStars(complaint, rating)).toBe(complaint);
    expect(withStars({ ...complaint, confident: false }, rating)).toMatchObject({ label: 'positive', words: [] });
  });

  it('gives probabilities that add up to 1', () => {
    for (const rating of [1, 2, 3, 4, 5]) {
      const { negative, neutral, positive } = withStars({ ...complaint, confident: false }, rating);
      expect(negative + neutral + positive).toBeCloseTo(1, 12);
    }
  });
});
