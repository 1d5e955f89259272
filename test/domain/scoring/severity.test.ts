import { describe, expect, it } from 'vitest';
import { judgeSeverity } from '../../../functions/domain/scoring/severity.ts';

describe('judgeSeverity', () => {
  it.each([
    [1, 'cold coffee', 'high'],
    [2, 'cold coffee', 'medium'],
    [3, 'the menu is on the wall', 'low'],
    [3, 'awful, rude, terrible', 'medium'],
    [5, 'lovely', 'none'],
    [5, 'horrible, terrible, worst, fraud', 'medium'],
    [undefined, 'horrible, terrible, worst, fraud', 'high'],
    [undefined, 'the menu is on the wall', 'low'],
    [undefined, 'I love this place, wonderful', 'none'],
  ])('calls %s stars with %j %s', (rating, text, level) => {
    expect(judgeSeverity({ text, ...(rating === undefined ? {} : { rating }) }).level).toBe(level);
  });

  it('says why, stars first, then the words that decided', () => {
    const severity = judgeSeverity({ title: 'Never again', text: 'Terrible service', rating: 1 });

    expect(severity.reasons).toEqual(['1 star', 'negative text: "terrible"']);
  });

  it('names a hidden complaint first', () => {
    expect(judgeSeverity({ text: 'horrible, terrible, worst, fraud', rating: 5 }).reasons[0]).toBe(
      'negative words under many stars',
    );
  });
});
