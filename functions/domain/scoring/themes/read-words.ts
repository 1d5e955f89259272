import { plainForm } from '../text/plain-form.ts';

/** A text as themes look at it: lower case, without accents, cut into words and clauses. */
export interface ReadText {
  /** The text in its plain form, in which scripts without spaces are searched. */
  readonly plain: string;
  readonly words: readonly string[];
  /** Which clause each word stands in. */
  readonly clauses: readonly number[];
}

const WORD_OR_END = /([\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*)|[,.;:!?…\n()]/gu;

export function readWords(text: string): ReadText {
  const plain = plainForm(text).lower;
  const words: string[] = [];
  const clauses: number[] = [];
  let clause = 0;
  for (const [, word] of plain.matchAll(WORD_OR_END)) {
    if (word === undefined) clause += 1;
    else {
      words.push(word);
      clauses.push(clause);
    }
  }
  return { plain, words, clauses };
}
