import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSameProfile } from '../../../functions/adapters/sources/fediverse-address.ts';
import { markdownToText } from '../../../functions/adapters/sources/markdown-text.ts';
import { withoutQuotes } from '../../../functions/domain/mentions/tombstone.ts';
import { readDuration } from '../../../functions/domain/settings/duration-words.ts';
import { looksLikeSecret } from '../../../functions/domain/settings/secret-name.ts';
import { BOUNDED, BUILT } from './bounded-patterns.ts';
import { findPatterns } from './find-patterns.ts';
import { judgePattern } from './judge-pattern.ts';

const found = findPatterns();
const known: readonly string[] = JSON.parse(readFileSync(new URL('known-linear.json', import.meta.url), 'utf8'));

describe('the regular expressions of the product', () => {
  it('were found: a checker that reads none proves nothing', () => {
    expect(found.literals.size).toBeGreaterThan(300);
  });

  it('are linear in the length of the text, or have a written reason why no text makes them slow', async () => {
    const judged = new Set([...known, ...Object.keys(BOUNDED)]);
    const unknown = [...found.literals.keys(), ...Object.values(BUILT).flat()].filter((one) => !judged.has(one));
    const slow: string[] = [];
    for (const written of unknown) {
      const { linear, growth } = await judgePattern(written);
      if (!linear) slow.push(`${written} in ${found.literals.get(written)?.join(', ')}: ${growth}`);
    }
    expect(slow).toEqual([]);
    // What is new is judged by a program of its own, on a machine that may be busy.
  }, 180_000);

  it('are known one by one where they are put together while the program runs', () => {
    expect(found.built.toSorted()).toEqual(
      Object.entries(BUILT)
        .flatMap(([file, patterns]) => patterns.map(() => file))
        .toSorted(),
    );
  });

  it('have no reason left over for a pattern that is gone', () => {
    expect(Object.keys(BOUNDED).filter((one) => !found.literals.has(one))).toEqual([]);
  });

  it('are judged: one that is slow is seen', async () => {
    expect(await judgePattern('/^(?:a+)+$/u')).toMatchObject({ linear: false, growth: 'exponential' });
    expect(await judgePattern('/^[a-z]+$/u')).toEqual({ linear: true });
  });
});

/** Each took minutes, or seconds for one post, before its pattern was mended. */
describe('a text made to keep a regular expression busy', () => {
  const times = 300_000;

  it('ends: the address of a profile that is all slashes', () => {
    const address = `https://social.example/${'/'.repeat(times)}x`;
    expect(isSameProfile(address, 'https://social.example/@care')).toBe(false);
    expect(isSameProfile('https://social.example/@care//', 'https://social.example/@Care')).toBe(true);
  });

  it('ends: Markdown that opens and never closes', () => {
    for (const opening of ['**a ', '~~a ', '__a ', '[a](b "', '![']) markdownToText(opening.repeat(times));
    expect(markdownToText('**a** **b **c** __d__ ~~e~~ ** f **')).toBe('a **b c d e ** f **');
  });

  it('ends: a reason with quotes and blanks', () => {
    const blanks = ' '.repeat(times);
    expect(withoutQuotes(`negative text:${blanks}"rude"`)).toBe('negative text');
    expect(withoutQuotes(`${blanks}:"`)).toBe(`${blanks}:"`);
  });

  it('ends: a length of time and a secret that go on for ever', () => {
    expect(readDuration(`1h${' '.repeat(times)}x`)).toBeUndefined();
    expect(readDuration('2h   30m')).toBe(9_000_000);
    expect(looksLikeSecret('eyJhead-'.repeat(times / 8))).toBe(true);
    expect(looksLikeSecret(`//${':'.repeat(times)}`)).toBe(false);
  });
});
