import { describe, expect, it } from 'vitest';
import { type BrandRules, judgeSeverity } from '../../../functions/domain/scoring/severity.ts';
import { wordListScorer } from '../../support/word-list-scorer.ts';

const judged = (seen: Parameters<typeof judgeSeverity>[0], brand?: BrandRules) =>
  judgeSeverity(seen, wordListScorer, brand);

const BAD = 'horrible, terrible, worst, awful';

describe('judgeSeverity', () => {
  it.each([
    [1, 'cold coffee', 'high'],
    [2, 'cold coffee', 'medium'],
    [3, 'the menu is on the wall', 'low'],
    [3, 'awful, rude, terrible', 'medium'],
    [5, 'lovely', 'none'],
    [5, BAD, 'medium'],
    [undefined, BAD, 'high'],
    [undefined, 'the menu is on the wall', 'low'],
    [undefined, 'I love this place, wonderful', 'none'],
  ])('calls %s stars with %j %s', (rating, text, level) => {
    expect(judged({ text, ...(rating === undefined ? {} : { rating }) }).level).toBe(level);
  });

  it.each([
    [2, 'The charger caught fire', 'critical'],
    [2, 'You charged my card twice', 'high'],
    [1, 'You charged my card twice', 'high'],
    [2, 'Our parcel is late', 'medium'],
    [5, 'They sell fire alarms, lovely', 'none'],
    [undefined, `${BAD}: the guard made racist jokes`, 'critical'],
  ])('raises a complaint by what it is about, praise by nothing: %s stars with %j is %s', (rating, text, level) => {
    expect(judged({ text, ...(rating === undefined ? {} : { rating }) }).level).toBe(level);
  });

  it('raises a complaint of somebody who leaves, up to high', () => {
    expect(judged({ text: 'Cold coffee. Uninstalled.', rating: 2 })).toMatchObject({
      level: 'high',
      reasons: ['2 stars', 'wants to leave: "uninstalled"'],
    });
    expect(judged({ text: 'Cold coffee. Uninstalled.', rating: 1 }).level).toBe('high');
  });

  it('raises a complaint that many have seen, where the source tells it', () => {
    const seen = { text: 'Cold coffee', rating: 1 };

    expect(judged({ ...seen, labels: { votes: '1200' } })).toMatchObject({
      level: 'critical',
      reasons: ['1 star', 'seen by many: 1200 votes'],
    });
    expect(judged({ ...seen, labels: { votes: '999', version: '5000' } }).level).toBe('high');
  });

  it('goes by the rules and themes of the brand', () => {
    const themes = { stamps: { terms: ['stamp*'], weight: 3 } };
    const severity = { surePercent: 99, leaving: 0, reach: 0, reachFrom: 1 };

    expect(judged({ text: 'My stamps are gone', rating: 2 }, { themes })).toMatchObject({
      level: 'critical',
      themes: [{ id: 'stamps', evidence: 'stamps' }],
    });
    expect(judged({ text: 'Uninstalled', rating: 2, labels: { votes: '5' } }, { severity }).level).toBe('medium');
  });

  it('says why, stars first, then the words that decided, then what it is about', () => {
    const severity = judged({ title: 'The courier again', text: 'Terrible service', rating: 1 });

    expect(severity).toMatchObject({
      reasons: ['1 star', 'negative text: "terrible"', 'about delivery: "courier"'],
      themes: [{ id: 'delivery', evidence: 'courier' }],
      moment: 'receive',
    });
  });

  it('says first what made it graver', () => {
    expect(judged({ text: 'Smoke came out of it', rating: 2 }).reasons[0]).toBe('about safety: "smoke"');
  });

  it('names a hidden complaint first', () => {
    expect(judged({ text: BAD, rating: 5 }).reasons[0]).toBe('negative words under many stars');
  });
});
