import { classOf, DENSE, DIGIT, LETTER, SPACE, SURROGATE, SYMBOL } from './character-class.ts';
import { HASH_START, hashStep } from './hash.ts';
import { type Lexicon, wordKey } from './lexicon.ts';
import type { PlainForm } from './plain-form.ts';
import { afterAddress, afterEmoticon, isFlag } from './token-ends.ts';

export const WORD = 1;
/** A piece of a script without spaces: an entry of the lexicon, or what stands between two. */
export const RUN = 2;
export const EMOJI = 3;
/** Punctuation, an emoticon among it. */
export const POINT = 4;
/** A number: that there is one may matter, which one does not. */
export const NUMBER = 5;

export const CAPITALISED = 1;
export const SHOUTED = 2;
export const ELONGATED = 4;
const TAG = 8;

export const MOST_TOKENS = 2_000;
const MOST_UNITS = 8_192;
/** Longest entry of a script without spaces, and the longest piece between entries. */
const LONGEST_ENTRY = 8;
const LONGEST_PIECE = 2;
const APOSTROPHE = 39;
const HASH_SIGN = 35;
const AT = 64;

/**
 * A text's tokens in typed arrays that the next `scan` overwrites: handles, links and e-mail addresses are left out,
 * numbers are alike, letters repeated more than twice are written twice.
 */
export class Tokens {
  count = 0;
  readonly kind = new Uint8Array(MOST_TOKENS);
  readonly flags = new Uint8Array(MOST_TOKENS);
  /** FNV of the token as it is kept in `units`. */
  readonly hash = new Int32Array(MOST_TOKENS);
  /** Where the token stands in `units`. */
  readonly from = new Int32Array(MOST_TOKENS);
  readonly to = new Int32Array(MOST_TOKENS);
  /** Where it stood in the plain form, for showing it. */
  readonly shownFrom = new Int32Array(MOST_TOKENS);
  readonly shownTo = new Int32Array(MOST_TOKENS);
  readonly units = new Uint16Array(MOST_UNITS);
  #used = 0;
  #lower = '';
  #cased = '';
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** `salt` is that of the language's own entries. */
  scan(form: PlainForm, salt: number): void {
    this.count = 0;
    this.#used = 0;
    this.#lower = form.lower;
    this.#cased = form.cased;
    const { length } = form.lower;
    let at = 0;
    let tag = 0;
    while (at < length && this.count < MOST_TOKENS && this.#used < MOST_UNITS - 128) {
      const unit = form.lower.charCodeAt(at);
      const sort = classOf(unit);
      if (sort === SPACE) {
        at += 1;
        tag = 0;
      } else if (sort === LETTER) at = this.#word(at, tag);
      else if (sort === DIGIT) at = this.#number(at);
      else if (sort === DENSE) at = this.#run(at, salt);
      else if (sort === SURROGATE) at = isFlag(form.lower, at) ? at + 2 : this.#keep(at, at + 2, EMOJI, 0);
      else if (sort === SYMBOL) at = this.#keep(at, at + 1, EMOJI, 0);
      else if (unit === HASH_SIGN) {
        at += 1;
        tag = TAG;
      } else if (unit === AT && afterAddress(form.lower, at) > at + 1) at = afterAddress(form.lower, at);
      else at = this.#point(at);
    }
  }

  /** Reads a word with its units at `at` and after it swapped. It is shown as it was written. */
  correct(token: number, at: number): void {
    const unit = this.units[at] as number;
    this.units[at] = this.units[at + 1] as number;
    this.units[at + 1] = unit;
    let hash = HASH_START;
    for (let each = this.from[token] as number; each < (this.to[token] as number); each += 1) {
      hash = hashStep(hash, this.units[each] as number);
    }
    this.hash[token] = hash;
  }

  /** The token as people see it. */
  shown(token: number): string {
    return this.#lower.slice(this.shownFrom[token], this.shownTo[token]);
  }

  #word(start: number, tag: number): number {
    const lower = this.#lower;
    let end = start + 1;
    for (; end < lower.length; end += 1) {
      const unit = lower.charCodeAt(end);
      const sort = classOf(unit);
      if (sort === LETTER || sort === DIGIT) {
        if (tag !== 0 && sort === LETTER && this.#humpAt(end)) break;
        continue;
      }
      const goesOn = unit === APOSTROPHE && end + 1 < lower.length && classOf(lower.charCodeAt(end + 1)) === LETTER;
      if (!goesOn) break;
    }
    const address = afterAddress(lower, start, end);
    if (address > end) return address;
    return this.#keep(start, Math.min(end, start + 64), WORD, tag | this.#caseOf(start, end), end);
  }

  /** `#WorstAppEver`: a capital after a small letter starts a word. */
  #humpAt(at: number): boolean {
    return this.#isCapital(at) && !this.#isCapital(at - 1);
  }

  #isCapital(at: number): boolean {
    return this.#cased.charCodeAt(at) !== this.#lower.charCodeAt(at);
  }

  #caseOf(start: number, end: number): number {
    if (!this.#isCapital(start)) return 0;
    if (end - start < 2) return CAPITALISED;
    for (let at = start + 1; at < end; at += 1) if (!this.#isCapital(at)) return CAPITALISED;
    return SHOUTED;
  }

  #number(start: number): number {
    const lower = this.#lower;
    let end = start + 1;
    for (; end < lower.length; end += 1) {
      const sort = classOf(lower.charCodeAt(end));
      const joins = end + 1 < lower.length && '.,:/-'.includes(lower[end] as string);
      if (sort === DIGIT || sort === LETTER) continue;
      if (!joins || classOf(lower.charCodeAt(end + 1)) !== DIGIT) break;
    }
    return this.#keep(start, start, NUMBER, 0, end);
  }

  #point(start: number): number {
    const emoticon = afterEmoticon(this.#lower, start);
    if (emoticon > start) return this.#keep(start, emoticon, POINT, 0);
    const unit = this.#lower.charCodeAt(start);
    let end = start + 1;
    while (end < this.#lower.length && this.#lower.charCodeAt(end) === unit) end += 1;
    return this.#keep(start, Math.min(end, start + 3), POINT, 0, end);
  }

  #run(start: number, salt: number): number {
    const lower = this.#lower;
    let piece = start;
    let at = start;
    while (at < lower.length && classOf(lower.charCodeAt(at)) === DENSE) {
      const length = this.#entryAt(at, salt);
      if (length === 0) {
        at += 1;
        if (at - piece === LONGEST_PIECE) piece = this.#keep(piece, at, RUN, 0);
        continue;
      }
      if (at > piece) this.#keep(piece, at, RUN, 0);
      at = this.#keep(at, at + length, RUN, 0);
      piece = at;
      if (this.count >= MOST_TOKENS - 2 || this.#used >= MOST_UNITS - 128) return lower.length;
    }
    if (at > piece) this.#keep(piece, at, RUN, 0);
    return at;
  }

  /** Length of the longest entry of the lexicon that starts here, or 0. */
  #entryAt(start: number, salt: number): number {
    let hash = HASH_START;
    let longest = 0;
    const end = Math.min(start + LONGEST_ENTRY, this.#lower.length);
    for (let at = start; at < end; at += 1) {
      hash = hashStep(hash, this.#lower.charCodeAt(at));
      if (this.#lexicon.find(wordKey(salt, hash)) !== 0) longest = at + 1 - start;
    }
    return longest;
  }

  /** Copies `start..end` into `units`, repeats cut to two, and answers where reading goes on. */
  #keep(start: number, end: number, kind: number, flags: number, next: number = end): number {
    const token = this.count;
    let hash = HASH_START;
    let used = this.#used;
    let marks = flags;
    let [before, beforeThat] = [-1, -1];
    for (let at = start; at < end; at += 1) {
      const unit = this.#lower.charCodeAt(at);
      if (unit === before && unit === beforeThat) {
        marks |= ELONGATED;
        continue;
      }
      [beforeThat, before] = [before, unit];
      this.units[used] = unit;
      used += 1;
      hash = hashStep(hash, unit);
    }
    this.kind[token] = kind;
    this.flags[token] = marks;
    this.hash[token] = hash;
    this.from[token] = this.#used;
    this.to[token] = used;
    this.shownFrom[token] = start;
    this.shownTo[token] = end;
    this.#used = used;
    this.count += 1;
    return next;
  }
}
