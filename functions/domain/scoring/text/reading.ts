import { HASH_START, hashStep } from './hash.ts';
import { COMMON_WORDS_SALT } from './language.ts';
import { ANY_LANGUAGE, type Lexicon, languageSalt, NAME, pairKey, prefixKey, wordKey } from './lexicon.ts';
import { CAPITALISED, MOST_TOKENS, NUMBER, POINT, RUN, type Tokens, WORD } from './tokens.ts';

/** Shortest stem that an entry may be found by. */
const SHORTEST_STEM = 2;
/** Letters of a word in which two may have changed places. */
const SHORTEST_MISSPELT = 5;
const LONGEST_MISSPELT = 14;

/** What the lexicon says of each token, in an array that the next `read` overwrites. */
export class Reading {
  /** The codes of lexicon.ts; 0 for a word that it does not know. */
  readonly codes = new Int8Array(MOST_TOKENS);
  readonly #lexicon: Lexicon;
  readonly #anyLanguage = languageSalt(ANY_LANGUAGE);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  read(tokens: Tokens, language: string, salt: number): void {
    // German writes every noun with a capital: only where capitals mark names are they read so.
    const masksNames = language === 'en';
    let startsSentence = true;
    for (let token = 0; token < tokens.count; token += 1) {
      const kind = tokens.kind[token] as number;
      let code = kind === NUMBER ? 0 : this.#codeOf(tokens, token, salt);
      if (code === 0 && kind !== RUN && kind !== NUMBER) code = this.#codeOf(tokens, token, this.#anyLanguage);
      if (code === 0 && kind === WORD) code = this.#codeOfMisspelt(tokens, token, salt);
      if (code === 0 && masksNames && !startsSentence && tokens.flags[token] === CAPITALISED) {
        const letters = (tokens.to[token] as number) - (tokens.from[token] as number);
        if (letters > 2) code = NAME;
      }
      this.codes[token] = code;
      startsSentence = kind === POINT;
    }
  }

  #codeOf(tokens: Tokens, token: number, salt: number): number {
    const hash = tokens.hash[token] as number;
    const isWord = tokens.kind[token] === WORD;
    if (isWord && token > 0 && tokens.kind[token - 1] === WORD) {
      const pair = this.#lexicon.find(pairKey(salt, tokens.hash[token - 1] as number, hash));
      if (pair !== 0) return pair;
    }
    const exact = this.#lexicon.find(wordKey(salt, hash));
    return exact !== 0 || !isWord ? exact : this.#stemCode(tokens, token, salt);
  }

  /** The code of a known word in which two neighbouring letters changed places; the token is read as that word. */
  #codeOfMisspelt(tokens: Tokens, token: number, salt: number): number {
    const { units } = tokens;
    const from = tokens.from[token] as number;
    const to = tokens.to[token] as number;
    if (to - from < SHORTEST_MISSPELT || to - from > LONGEST_MISSPELT) return 0;
    if (this.#isCommon(tokens.hash[token] as number)) return 0;
    let before = HASH_START;
    for (let at = from; at < to - 1; at += 1) {
      const [unit, next] = [units[at] as number, units[at + 1] as number];
      if (unit !== next) {
        let hash = hashStep(hashStep(before, next), unit);
        for (let rest = at + 2; rest < to; rest += 1) hash = hashStep(hash, units[rest] as number);
        const code = this.#lexicon.find(wordKey(salt, hash));
        if ((code !== 0 && code < NAME) || this.#isCommon(hash)) {
          tokens.correct(token, at, hash);
          return code;
        }
      }
      before = hashStep(before, unit);
    }
    return 0;
  }

  #isCommon(hash: number): boolean {
    return this.#lexicon.find(wordKey(COMMON_WORDS_SALT, hash)) !== 0;
  }

  /** The code of the longest stem that the word starts with. */
  #stemCode(tokens: Tokens, token: number, salt: number): number {
    const from = tokens.from[token] as number;
    const to = tokens.to[token] as number;
    let hash = HASH_START;
    let found = 0;
    for (let at = from; at < to; at += 1) {
      hash = hashStep(hash, tokens.units[at] as number);
      if (at - from + 1 < SHORTEST_STEM) continue;
      const code = this.#lexicon.find(prefixKey(salt, hash));
      if (code !== 0) found = code;
    }
    return found;
  }
}
