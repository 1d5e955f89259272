import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isNearlySame,
  SIGNATURE_SIZE,
  signatureOf,
} from '../../../../functions/domain/scoring/likeness/text-signature.ts';

/** Whether two texts have signatures that are nearly the same. */
function alike(a: string, b: string): boolean {
  const [left, right] = [signatureOf(a), signatureOf(b)];
  if (left === undefined || right === undefined) throw new Error('one of the texts is too short for a signature');
  return isNearlySame(left, right);
}

const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöåñ'), minLength: 2, maxLength: 9 });
const words = fc.uniqueArray(word, {
  minLength: 8,
  maxLength: 40,
  selector: (one) =>
    one
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/(.)\1+/gu, '$1'),
});

/** Ways to write the same words. */
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(' ', ', '),
  (text) => `${text}!!! 😡😡🤬`,
  (text) => text.replaceAll(' ', ' \u{200b}\u{feff}'),
  (text) => [...text].join('\u{200d}'),
  (text) => text.normalize('NFD'),
  (text) => `@someone ${text} https://example.com/x?y=${text.length} 4711`,
  (text) => text.split(' ').toReversed().join('\n'),
];

describe('signatures of texts', () => {
  it('make no difference between ways to write the same words', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...DISGUISES), (said, disguise) => {
        expect(signatureOf(disguise(said.join(' ')))).toEqual(signatureOf(said.join(' ')));
      }),
      { numRuns: 60 },
    );
  });

  it('stay nearly the same when a word is changed, added or left out', () => {
    const edit = fc.constantFrom('change', 'add', 'leave out');
    fc.assert(
      fc.property(words, word, fc.nat(), edit, (said, other, at, how) => {
        const place = at % said.length;
        const edited = said.toSpliced(place, how === 'add' ? 0 : 1, ...(how === 'leave out' ? [] : [other]));

        expect(alike(said.join(' '), edited.join(' '))).toBe(true);
        expect(alike(edited.join(' '), said.join(' '))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('are not nearly the same where half of the words are others', () => {
    fc.assert(
      fc.property(words, (said) => {
        const half = said.map((one, index) => (index % 2 === 0 ? `q${one}q` : one));

        expect(alike(said.join(' '), half.join(' '))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    'Great app',
    'Does not work, does not work, does not work!',
    'This is the worst app ever',
    '12 345 678 91011 12 13 14 15 16',
    '😡😡😡😡😡😡😡😡',
    'https://example.com/a/b/c/d/e/f/g/h @a @b @c @d @e @f @g',
    'とても良い',
    '',
  ])('are not made of %j, which too many may say', (text) => {
    expect(signatureOf(text)).toBeUndefined();
  });

  it('are made of scripts without spaces too', () => {
    const text = '注文した品物がまだ届きません。問い合わせにも返事がなく、二度と利用しません。';

    expect(alike(text, text.replace('品物', '商品'))).toBe(true);
    expect(alike(text, '店員さんがとても親切で、料理もおいしかったです。また家族で行きたいと思います。')).toBe(false);
    expect(alike('สินค้าเสียหายและไม่มีใครตอบกลับเลย', 'สินค้าเสียหายและไม่มีใครตอบกลับเลย!!!')).toBe(true);
  });

  it('hold 32 bytes at most, however long the text', () => {
    const long = Array.from({ length: 3_000 }, (_, at) => `w${at.toString(36)}x`).join(' ');

    expect(signatureOf(long)).toHaveLength(SIGNATURE_SIZE);
    expect(Math.max(...(signatureOf(long) ?? []))).toBeLessThan(2 ** 16);
  });

  it('tell apart the 641 invented complaints and praises of the benchmark', () => {
    const folder = join(import.meta.dirname, '../../../benchmark/scoring/themes');
    const texts = ['open', 'kept-apart']
      .flatMap((file) => readFileSync(join(folder, `${file}.txt`), 'utf8').split('\n'))
      .filter(Boolean)
      .map((line) => line.split('|')[3] ?? '');
    const signatures = texts.map(signatureOf).filter((one) => one !== undefined);
    const pairs = signatures.flatMap((one, at) => signatures.slice(at + 1).filter((other) => isNearlySame(one, other)));

    expect(texts.length).toBeGreaterThan(600);
    expect(signatures.length).toBeGreaterThan(300);
    expect(pairs).toEqual([]);
  });
});
