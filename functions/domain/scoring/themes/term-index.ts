import { plainForm } from '../text/plain-form.ts';
import { isDenied, isDeniedAfter } from './denial.ts';
import type { ReadText } from './read-words.ts';
import type { TermLanguage, Terms } from './theme.ts';

/** A term found in a text. */
export interface TermFound {
  /** What the term belongs to. */
  readonly of: string;
  /** The words as the text has them, in lower case. */
  readonly words: string;
  /** How many words the term has: longer ones say more. */
  readonly length: number;
  /** Its words in the text: first, and past the last. */
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly text: string;
  readonly isStem: boolean;
  /** Words that may stand between this part and the one before. */
  readonly gap: number;
}

interface Term {
  readonly of: string;
  readonly isGood: boolean;
  readonly parts: readonly Part[];
}

const GAP = 3;
const SHORTEST_STEM = 3;
/** Scripts in which words are not set apart. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The terms of one language, ready to be looked for. */
export class TermIndex {
  readonly #exact = new Map<string, Term[]>();
  readonly #stems = new Map<string, Term[]>();
  readonly #dense: { readonly of: string; readonly text: string }[] = [];

  constructor(language: TermLanguage, terms: ReadonlyMap<string, Terms>) {
    for (const [of, lists] of terms) {
      for (const term of (lists[language] ?? '').split(/\s+/u)) if (term !== '') this.#add(of, term);
    }
  }

  find(text: ReadText): TermFound[] {
    return withoutParts([...this.#findWords(text), ...this.#findDense(text.plain)]);
  }

  #add(of: string, written: string): void {
    const isGood = written.startsWith('+');
    const plain = plainForm(isGood ? written.slice(1) : written).lower;
    if (DENSE.test(plain)) {
      this.#dense.push({ of, text: plain });
      return;
    }
    const parts = plain.split(/(?=[_~])/u).map((piece): Part => {
      const text = piece.replace(/^[_~]/u, '');
      const isStem = text.endsWith('*');
      return { text: isStem ? text.slice(0, -1) : text, isStem, gap: piece.startsWith('~') ? GAP : 0 };
    });
    const [first] = parts;
    if (first === undefined || first.text === '') return;
    const index = first.isStem ? this.#stems : this.#exact;
    index.set(first.text, [...(index.get(first.text) ?? []), { of, isGood, parts }]);
  }

  *#findWords(text: ReadText): Generator<TermFound> {
    for (let at = 0; at < text.words.length; at += 1) {
      for (const term of this.#startingWith(text.words[at] as string)) {
        const end = endOf(term, text, at);
        if (end === undefined || isDenied(text, at, end, term.isGood)) continue;
        yield { of: term.of, words: text.words.slice(at, end).join(' '), length: term.parts.length, from: at, to: end };
      }
    }
  }

  *#startingWith(word: string): Generator<Term> {
    yield* this.#exact.get(word) ?? [];
    for (let length = SHORTEST_STEM; length <= word.length; length += 1) {
      yield* this.#stems.get(word.slice(0, length)) ?? [];
    }
  }

  *#findDense(plain: string): Generator<TermFound> {
    if (this.#dense.length === 0 || !DENSE.test(plain)) return;
    for (const { of, text } of this.#dense) {
      const at = plain.indexOf(text);
      if (at >= 0 && !isDeniedAfter(plain, at + text.length)) yield { of, words: text, length: 2, from: -1, to: -1 };
    }
  }
}

/** "Bed bugs" are no bugs: what stands within a longer term of another kind is not meant. */
function withoutParts(found: readonly TermFound[]): TermFound[] {
  const whole = found.filter(({ length, from, to }) => length > 1 && to - from === length);
  return found.filter(
    (one) =>
      !whole.some(
        ({ of, from, to, length }) =>
          of !== one.of && length > one.length && from >= 0 && from <= one.from && one.to <= to,
      ),
  );
}

/** Where a term that begins at `start` ends, past its last word. */
function endOf({ parts }: Term, { words, clauses }: ReadText, start: number): number | undefined {
  let at = start;
  for (const part of parts.slice(1)) {
    const last = at + 1 + part.gap;
    let next = at + 1;
    while (next <= last && !(clauses[next] === clauses[start] && isPart(part, words[next]))) next += 1;
    if (next > last) return undefined;
    at = next;
  }
  return at + 1;
}

const isPart = ({ text, isStem }: Part, word: string | undefined): boolean =>
  word !== undefined && (isStem ? word.startsWith(text) : word === text);
