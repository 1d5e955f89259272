import { describe, expect, it } from 'vitest';
import { brandWords } from '../../../../functions/domain/scoring/brand/brand-words.ts';

describe('what a brand table looks at', () => {
  it('is words and pairs of neighbours, each once, without links, handles and numbers', () => {
    expect(brandWords('Not good. Not good, @sundial https://x.example/bad 12!', 'en')).toEqual([
      'not',
      'good',
      'not good',
    ]);
  });

  it('is no name: no word with a capital inside a sentence, but shouting and German nouns', () => {
    expect(brandWords('We asked Maria and I got RUDE words', 'en')).toEqual([
      'we',
      'asked',
      'we asked',
      'and',
      'i',
      'and i',
      'got',
      'i got',
      'rude',
      'got rude',
      'words',
      'rude words',
    ]);
    expect(brandWords('der Kaffee', 'de')).toContain('der kaffee');
  });

  it('is pairs of characters where words are not told apart by spaces', () => {
    expect(brandWords('味が薄い', 'ja')).toEqual(['味が', 'が薄', '薄い']);
  });

  it('ends somewhere', () => {
    expect(brandWords('word '.repeat(50_000), 'en')).toEqual(['word', 'word word']);
  });
});
