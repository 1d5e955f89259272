import { HASH_START, hashStep } from './hash.ts';
import { COMMON_WORDS_SALT } from './language.ts';
import { ANY_LANGUAGE, isNegation, type Lexicon, languageSalt, NAME, wordKey } from './lexicon.ts';
import { CAPITALISED, MOST_TOKENS, NUMBER, POINT, RUN, type Tokens, WORD } from './tokens.ts';
import { pairCode, wordCode } from './word-codes.ts';

/** Letters of a word in which two may have changed places. */
const SHORTEST_MISSPELT = 5;
const LONGEST_MISSPELT = 14;

/** Words remembered: a power of two. Few words make most of every text. */
const REMEMBERED = 8_192;

/** Languages whose speakers put English words between their own: what the language's own list does not know is looked up there. */
const MIXED_WITH_ENGLISH: ReadonlySet<string> = new Set(['hi', 'pcm', 'tl']);

/** What the lexicon says of each token, in an array that the next `read` overwrites. */
export class Reading {
  /** The codes of lexicon.ts; 0 for a word that it does not know. */
  readonly codes = new Int8Array(MOST_TOKENS);
  /** 1 where the code is that of an entry of two words, of which this is the second, and one of them denies. */
  readonly denying = new Uint8Array(MOST_TOKENS);
  readonly #lexicon: Lexicon;
  readonly #anyLanguage = languageSalt(ANY_LANGUAGE);
  readonly #english = languageSalt('en');
  #isMixed = false;
  /** By word and language: the word's hash, the language's salt, and what was found. */
  readonly #words = new Int32Array(REMEMBERED);
  readonly #salts = new Int32Array(REMEMBERED);
  readonly #own = new Int8Array(REMEMBERED);
  readonly #shared = new Int8Array(REMEMBERED);
  /** Which letter changed places with the next, from 1; 0 for none. */
  readonly #swapped = new Uint8Array(REMEMBERED);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  read(tokens: Tokens, language: string, salt: number): void {
    // German writes every noun with a capital: only where capitals mark names are they read so.
    const masksNames = language === 'en';
    this.#isMixed = MIXED_WITH_ENGLISH.has(language);
    let startsSentence = true;
    for (let token = 0; token < tokens.count; token += 1) {
      const kind = tokens.kind[token] as number;
      let code = 0;
      this.denying[token] = 0;
      if (kind === WORD) code = this.#codeOfWord(tokens, token, salt);
      else if (kind !== NUMBER) {
        code = this.#lexicon.find(wordKey(salt, tokens.hash[token] as number));
        if (code === 0 && kind !== RUN) {
          code = this.#lexicon.find(wordKey(this.#anyLanguage, tokens.hash[token] as number));
        }
      }
      if (code === 0 && masksNames && !startsSentence && tokens.flags[token] === CAPITALISED) {
        const letters = (tokens.to[token] as number) - (tokens.from[token] as number);
        if (letters > 2) code = NAME;
      }
      this.codes[token] = code;
      startsSentence = kind === POINT;
    }
  }

  #codeOfWord(tokens: Tokens, token: number, salt: number): number {
    const at = this.#remember(tokens, token, salt);
    const own = this.#own[at] as number;
    const pair = pairCode(this.#lexicon, tokens, token, salt);
    if (pair !== 0) {
      this.denying[token] = isNegation(own) || isNegation(this.codes[token - 1] as number) ? 1 : 0;
      return pair;
    }
    if (own !== 0) return own;
    const shared =
      pairCode(this.#lexicon, tokens, token, this.#anyLanguage) ||
      (this.#isMixed && pairCode(this.#lexicon, tokens, token, this.#english)) ||
      (this.#shared[at] as number);
    const swapped = this.#swapped[at] as number;
    if (shared !== 0 || swapped === 0) return shared;
    const first = (tokens.from[token] as number) + swapped - 1;
    tokens.correct(token, first);
    return this.#lexicon.find(wordKey(salt, tokens.hash[token] as number));
  }

  /** Looks a word up, unless it was not long ago; answers where it stands among those remembered. */
  #remember(tokens: Tokens, token: number, salt: number): number {
    const word = tokens.hash[token] as number;
    const at = (word ^ (word >>> 15) ^ salt) & (REMEMBERED - 1);
    if (this.#words[at] === word && this.#salts[at] === salt) return at;
    this.#words[at] = word;
    this.#salts[at] = salt;
    const own = wordCode(this.#lexicon, tokens, token, salt);
    const shared =
      own ||
      wordCode(this.#lexicon, tokens, token, this.#anyLanguage) ||
      (this.#isMixed ? this.#lexicon.find(wordKey(this.#english, word)) : 0);
    this.#own[at] = own;
    this.#shared[at] = shared;
    this.#swapped[at] = shared === 0 ? this.#swapOf(tokens, token, salt) : 0;
    return at;
  }

  /** Which letter of a word changed places with the next, from 1, where a known word comes out; else 0. */
  #swapOf(tokens: Tokens, token: number, salt: number): number {
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
        if ((code !== 0 && code < NAME) || this.#isCommon(hash)) return at - from + 1;
      }
      before = hashStep(before, unit);
    }
    return 0;
  }

  #isCommon(hash: number): boolean {
    return this.#lexicon.find(wordKey(COMMON_WORDS_SALT, hash)) !== 0;
  }
}
