import { describe, expect, it } from 'vitest';
import { cleanText, cutAtWord } from '../../../functions/domain/alerts/clean-text.ts';
import { forHostileTexts, HOSTILE_TEXTS } from '../../support/hostile-texts.ts';

describe('a cleaned text', () => {
  it.each([
    ['folds white space of every kind', 'one\r\n\ttwo\u00A0\u3000three', 'one two three'],
    ['loses bidi overrides', 'pay \u202Etxt.exe\u202C', 'pay txt.exe'],
    ['loses zero-width characters', 're\u200Bfu\u200Cnd\u2060\uFEFF', 'refund'],
    ['loses null bytes and terminal controls', 'a\u0000b\u001b[31mc\u009b', 'ab[31mc'],
    ['loses letters that look like nothing', 'a\u3164b\u2800c', 'abc'],
    ['keeps three marks on a letter', 'x\u0301\u0302\u0303\u0304\u0305', 'x\u0301\u0302\u0303'],
    ['joins what a hidden character kept apart', 'e\u200B\u0301', 'é'],
    ['keeps composed accents', 'Cafe\u0301', 'Café'],
    ['keeps Thai and Devanagari', 'น้ำ क्षत्रिय', 'น้ำ क्षत्रिय'],
    ['keeps emoji families and flags', '👩‍👩‍👧 🇩🇪 ❤️ 👍🏽', '👩‍👩‍👧 🇩🇪 ❤️ 👍🏽'],
    ['replaces half a surrogate pair', 'bad \uD83D news', 'bad \uFFFD news'],
    ['is empty when nothing can be seen', '\u200B\u2060\uFEFF\u3164\u0000', ''],
  ])('%s', (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it('has no control, format or bidi character and no line break, whatever came', () => {
    forHostileTexts((text) => {
      const cleaned = cleanText(text);

      expect(cleaned).not.toMatch(/\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u);
      expect(cleaned).not.toMatch(/\p{M}{4}/u);
      expect(cleaned.isWellFormed()).toBe(true);
      expect(cleaned).toBe(cleaned.trim());
    });
  });

  it('is the same when cleaned again', () => {
    forHostileTexts((text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    });
  });
});

describe('a cut text', () => {
  it.each([
    ['stays whole when it fits', 'four', 4, 'four'],
    ['ends between words', 'the kettle boiled dry', 16, 'the kettle…'],
    ['ends after a word that just fits', 'the kettle boiled dry', 18, 'the kettle boiled…'],
    ['cuts a long word rather than losing all', 'a unbelievablylongword', 12, 'a unbelieva…'],
    ['drops punctuation before the mark', 'broken, again and again', 14, 'broken, again…'],
    ['never halves an emoji', '👍🏽👍🏽👍🏽', 8, '👍🏽…'],
  ])('%s', (_, text, limit, cut) => {
    expect(cutAtWord(text, limit)).toBe(cut);
  });

  it('is never longer than its limit, never empty for a text that is not, and well formed', () => {
    forHostileTexts((text, other) => {
      const limit = 20 + (other.length % 280);
      const cleaned = cleanText(text);
      const cut = cutAtWord(cleaned, limit);

      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut === '').toBe(cleaned === '');
    });
  });

  it('says something of one emoji longer than the limit', () => {
    expect(cutAtWord(cleanText(HOSTILE_TEXTS['one long emoji'] ?? ''), 280).length).toBe(280);
  });
});
