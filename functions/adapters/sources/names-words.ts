/** One part of what is searched for: a word or a phrase, in its plain form. */
interface Term {
  readonly words: string;
  readonly isUnwanted: boolean;
}

/** Scripts that write without spaces between words: there a term is found anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Whether texts name what a search asked for: each word and "quoted phrase" as whole words, none of those with a minus.
 * Servers find more than that: prefixes, misspellings, words that stand elsewhere. Upper case and accents do not count.
 */
export function names(search: string, texts: readonly (string | undefined)[]): boolean {
  const terms = termsIn(search);
  const held = texts.map((text) => ` ${plain(text ?? '')} `);
  return terms.every(({ words, isUnwanted }) => {
    const wanted = UNSPACED.test(words) ? words : ` ${words} `;
    return held.some((text) => text.includes(wanted)) !== isUnwanted;
  });
}

function termsIn(search: string): readonly Term[] {
  return [...search.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/gu)]
    .map(([, minus, phrase, word]) => ({ words: plain(phrase ?? word ?? ''), isUnwanted: minus === '-' }))
    .filter(({ words }) => words !== '');
}

/** Lower case without accents; everything that is neither letter nor digit is one space. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
