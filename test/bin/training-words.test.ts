import { describe, expect, it } from 'vitest';
import { withoutStrayLabels } from '../../bin/training/labelled-sets.ts';
import { hindiSpellings } from '../../bin/training/words/hindi-spellings.ts';

describe('spellings of Hindi in Latin letters', () => {
  it.each([
    ['bakwaas', ['bakwas', 'bakvas']],
    ['zabardast', ['jabardast']],
    ['acchaa', ['accha', 'acha']],
    ['dil_jeet', ['dil_jit']],
  ])('%s is also written %j', (word, others) => {
    expect(hindiSpellings(word)).toEqual(expect.arrayContaining([word, ...others]));
    expect(hindiSpellings(word).length).toBeLessThanOrEqual(16);
  });

  it('leave words of its own script as they are', () => {
    expect(hindiSpellings('बकवास')).toEqual(['बकवास']);
  });
});

it('drops the Hindi texts of XLM-T whose labels are not theirs, and none of another language or set', () => {
  const texts = Array.from({ length: 1_839 }, (_, at) => ({ label: 1 as const, language: 'hi', text: `${at}` }));
  const german = { label: 0 as const, language: 'de', text: 'schlecht' };

  expect(withoutStrayLabels({ name: 'xlmt', texts: [german, ...texts] }).texts.map(({ text }) => text)).toEqual([
    'schlecht',
    ...texts.slice(980).map(({ text }) => text),
  ]);
  expect(withoutStrayLabels({ name: 'other', texts }).texts).toHaveLength(1_839);
});
