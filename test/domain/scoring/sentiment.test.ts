import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInScorer } from '../../../functions/adapters/scoring/built-in-scorer.ts';
import { type Judged, judgeSentiment, readSentiment } from '../../../functions/domain/scoring/sentiment.ts';

const scorer = builtInScorer();
const judged = (given: Judged) => judgeSentiment(given, scorer);
const read = (given: Judged) => readSentiment(given, scorer);

/** Any UTF-16 at all, halves of characters among it. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 150 })
  .map((units) => String.fromCharCode(...units));

describe('judgeSentiment', () => {
  it.each([
    ['en', 'Terrible, it lost my order and nobody helped', 'negative'],
    ['en', 'The best coffee in town, I love it', 'positive'],
    ['en', 'The shop opens at nine', 'neutral'],
    ['de', 'Furchtbar, die App stürzt ständig ab', 'negative'],
    ['de', 'Sehr freundliches Personal, gerne wieder', 'positive'],
    ['fr', "Service nul, j'attends toujours mon remboursement", 'negative'],
    ['fr', "L'application ne fonctionne pas", 'negative'],
    ['fr', 'Ça ne marche pas du tout', 'negative'],
    ['es', 'No funciona', 'negative'],
    ['it', 'Servizio pessimo', 'negative'],
    ['pl', 'Nie działa', 'negative'],
    ['es', 'Pésimo servicio, nunca más', 'negative'],
    ['it', 'Tutto perfetto, lo consiglio', 'positive'],
    ['pt', 'Aplicativo horrível, não abre', 'negative'],
    ['nl', 'Een geweldige winkel, wij komen zeker terug', 'positive'],
    ['ja', '最悪です。二度と買いません', 'negative'],
    ['zh', '质量很好，非常满意', 'positive'],
    ['ko', '정말 최악이에요 환불해주세요', 'negative'],
    ['ru', 'Ужасное приложение, постоянно вылетает', 'negative'],
    ['tr', 'Çalışmıyor', 'negative'],
    ['tr', 'Harika bir uygulama, çok memnunum', 'positive'],
    ['ar', 'خدمة سيئة جدا ولا أنصح بها', 'negative'],
  ])('calls (%s) %j %s, told the language or not', (language, text, label) => {
    expect(judged({ text, language }).label).toBe(label);
    expect(judged({ text }).label).toBe(label);
  });

  it.each(['', '   ', '\u{200b}\u{feff}', '12 345', 'https://example.com/a?b=c', '@someone'])(
    'finds nothing to be sure of in %j',
    (text) => {
      expect(judged({ text })).toMatchObject({ confident: false, words: [] });
    },
  );

  it.each([
    ['😡😡😡', 'negative'],
    ['😍❤️👍🏽', 'positive'],
  ])('reads emoji alone: %s is %s', (text, label) => {
    expect(judged({ text }).label).toBe(label);
  });

  it('gives the same answer with handles, links, zero-width characters, other skin tones, and other numbers', () => {
    const { words: _, ...plain } = judged({ text: 'Order 17 was horrible 👎' });

    for (const text of [
      'Order 17 was horrible 👎 @love_it',
      'https://example.com/best-ever Order 17 was horrible 👎',
      'Order 17 was hor\u{200b}rible 👎',
      'Order 17 was horrible 👎🏿',
      'Order 999 was horrible 👎',
    ]) {
      expect(judged({ text }), text).toMatchObject(plain);
    }
  });

  it('does not care who is spoken of', () => {
    const of = (who: string) => judged({ text: `A ${who} woman sat at the next table`, language: 'en' });

    for (const who of ['gay', 'Muslim', 'Nigerian', 'black', 'Jewish']) expect(of(who)).toEqual(of('German'));
  });

  it('names the words that decided, most telling first', () => {
    expect(judged({ text: 'The soup came late and it was disgusting', language: 'en' }).words[0]).toBe('disgusting');
    expect(judged({ text: 'What a wonderful evening', language: 'en' }).words).toContain('wonderful');
  });

  it('judges 20,000 characters by their beginning and their end', () => {
    const filler = 'and then we walked on to the next corner '.repeat(500);

    expect(judged({ text: `${filler} What a horrible, disgusting, useless company`, language: 'en' }).label).toBe(
      judged({ text: `${filler.slice(0, 3_000)} What a horrible, disgusting, useless company`, language: 'en' }).label,
    );
  });

  it.each([
    ['I am so angry, this is outrageous', 'en', 'anger'],
    ['Thank you so much, I love it', 'en', 'joy'],
    ['I am scared that it will happen again', 'en', 'worry'],
    ['The shop opens at nine', 'en', undefined],
    ['Ich bin so wütend', 'de', undefined],
  ])('tells the emotion of English texts where it is asked for: %s', (text, language, emotion) => {
    expect(read({ text, language, emotion: true }).emotion).toBe(emotion);
    expect(read({ text, language }).emotion).toBeUndefined();
  });

  it('gives probabilities that add up to 1 and a label that is the most probable, for any text, language and stars', () => {
    const rating = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
    const language = fc.option(fc.constantFrom('en', 'de-AT', 'ja', 'zz', ''), { nil: undefined });
    fc.assert(
      fc.property(anyText, rating, language, (text, stars, told) => {
        const said = judged({
          text,
          ...(stars === undefined ? {} : { rating: stars }),
          ...(told === undefined ? {} : { language: told }),
        });

        expect(said.negative + said.neutral + said.positive).toBeCloseTo(1, 9);
        expect(said[said.label]).toBe(Math.max(said.negative, said.neutral, said.positive));
      }),
      { numRuns: 30 },
    );
  });
});
