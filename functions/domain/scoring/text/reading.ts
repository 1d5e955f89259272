import { HASH_START, hashStep } from './hash.ts';
import { ANY_LANGUAGE, type Lexicon, languageSalt, NAME, pairKey, prefixKey, wordKey } from './lexicon.ts';
import { CAPITALISED, MOST_TOKENS, NUMBER, POINT, RUN, type Tokens, WORD } from './tokens.ts';

/** Shortest stem that an entry may be found by. */
const SHORTEST_STEM = 2;

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
