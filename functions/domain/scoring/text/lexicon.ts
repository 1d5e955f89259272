import { HASH_START, hashOf, joined, mixed } from './hash.ts';

/** What an entry is, beside a valence of -40 to 40 (tenths). */
export const NEGATOR = 100;
export const BUT = 101;
export const STRONGER = 102;
export const WEAKER = 103;
/** "I thought it would be ...": what follows is not what was found. */
export const EXPECTED = 104;
/** "It used to be ...". */
export const ONCE = 105;
export const NOW = 106;
/** "No", "never", "nothing": denies as often as it turns what follows into its opposite. */
export const DENIAL = 107;
/** Whether an entry denies or turns what stands beside it. */
export const isNegation = (code: number): boolean => code === NEGATOR || code === DENIAL;

/** Names of people, places and groups, which must sway nothing. */
export const NAME = 110;
export const PLACE = 111;
export const GROUP = 112;

/** Entries for every language. */
export const ANY_LANGUAGE = 'xx';

const PREFIX_SALT = 0x5bd1e995;
const EMPTY = 0;

/** Start of the hash for a language's own entries. */
export const languageSalt = (language: string): number => hashOf(language, HASH_START ^ 0x2c1b3c6d);

export const wordKey = (salt: number, hash: number): number => mixed(joined(salt, hash)) || 1;
export const prefixKey = (salt: number, hash: number): number => mixed(joined(salt, hash) ^ PREFIX_SALT) || 1;
/** Two words after each other. */
export const pairKey = (salt: number, first: number, second: number): number =>
  mixed(joined(salt, joined(first, second) + 1)) || 1;

/** Words and their meaning, by hash: an open-addressing table, because a Map of 15,000 entries costs more to fill and to ask. */
export class Lexicon {
  readonly #keys: Uint32Array;
  readonly #codes: Int8Array;
  readonly #mask: number;

  constructor(keys: Uint32Array, codes: Int8Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#keys = new Uint32Array(size);
    this.#codes = new Int8Array(size);
    this.#mask = size - 1;
    keys.forEach((key, index) => {
      let at = key & this.#mask;
      while (this.#keys[at] !== EMPTY && this.#keys[at] !== key) at = (at + 1) & this.#mask;
      this.#keys[at] = key;
      this.#codes[at] = codes[index] as number;
    });
  }

  /** 0 when there is no such entry. */
  find(key: number): number {
    let at = key & this.#mask;
    for (;;) {
      const held = this.#keys[at] as number;
      if (held === key) return this.#codes[at] as number;
      if (held === EMPTY) return 0;
      at = (at + 1) & this.#mask;
    }
  }
}
