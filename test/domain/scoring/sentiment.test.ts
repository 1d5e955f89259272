import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSentiment } from '../../../functions/domain/scoring/sentiment.ts';

describe('judgeSentiment', () => {
  it.each([
    ['Terrible, it lost my order and nobody helped', 'negative'],
    ['The best coffee in town, I love it', 'positive'],
    ['The shop opens at nine', 'neutral'],
    ['', 'neutral'],
    ['😡😡😡', 'negative'],
  ])('calls %j %s', (text, label) => {
    expect(judgeSentiment({ text }).label).toBe(label);
  });

  it('calls one and two stars negative whatever the words say', () => {
    expect(judgeSentiment({ text: 'great, just great', rating: 1 })).toMatchObject({
      label: 'negative',
      confident: true,
    });
    expect(judgeSentiment({ text: '', rating: 2 }).label).toBe('negative');
  });

  it('lets the text decide at three stars', () => {
    expect(judgeSentiment({ text: 'awful awful awful', rating: 3 }).label).toBe('negative');
    expect(judgeSentiment({ text: 'lovely and kind', rating: 3 }).label).toBe('positive');
  });

  it('keeps a confidently negative text negative under five stars: a hidden complaint', () => {
    expect(judgeSentiment({ text: 'horrible, terrible, worst, fraud', rating: 5 }).label).toBe('negative');
    expect(judgeSentiment({ text: 'fine', rating: 5 }).label).toBe('positive');
  });

  it('does not guess at a language that it does not know', () => {
    expect(judgeSentiment({ text: 'die Rede ist bad und war hell', language: 'de' })).toMatchObject({
      label: 'neutral',
      confident: false,
    });
  });

  it('gives probabilities that add up to 1 and a label that is the most probable, for any text and stars', () => {
    const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), rating, (text, stars) => {
        const read = judgeSentiment({ text, ...(stars === undefined ? {} : { rating: stars }) });

        expect(read.negative + read.neutral + read.positive).toBeCloseTo(1, 9);
        expect(read[read.label]).toBe(Math.max(read.negative, read.neutral, read.positive));
      }),
    );
  });
});
