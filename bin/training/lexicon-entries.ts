import { classOf, DENSE } from '../../functions/domain/scoring/text/character-class.ts';
import { hashOf } from '../../functions/domain/scoring/text/hash.ts';
import { Lexicon, languageSalt, pairKey, prefixKey, wordKey } from '../../functions/domain/scoring/text/lexicon.ts';
import { plainForm } from '../../functions/domain/scoring/text/plain-form.ts';
import { Tokens } from '../../functions/domain/scoring/text/tokens.ts';

const EMPTY = new Lexicon(new Uint32Array(), new Int8Array());

/** Collects entries as the scorer will look them up: an entry is cut into tokens by the scorer's own rules. */
export class LexiconEntries {
  readonly #codes = new Map<number, number>();
  readonly #tokens = new Tokens(EMPTY);

  /** `word`, `stem*` or `two_words`; the later entry wins. Entries of three tokens or more are left out. */
  add(language: string, entry: string, code: number): void {
    const salt = languageSalt(language);
    const isStem = entry.length > 1 && entry.endsWith('*');
    const plain = (isStem ? entry.slice(0, -1) : entry).replaceAll('_', ' ');
    const key = this.#keyOf(plain, salt, isStem);
    if (key !== undefined) this.#codes.set(key, code);
  }

  has(language: string, entry: string): boolean {
    const key = this.#keyOf(entry, languageSalt(language), false);
    return key !== undefined && this.#codes.has(key);
  }

  #keyOf(plain: string, salt: number, isStem: boolean): number | undefined {
    const form = plainForm(plain);
    const tokens = this.#tokens;
    tokens.scan(form, salt);
    const hash = runHash(form.lower) ?? tokens.hash[0];
    if (tokens.count === 0 || hash === undefined) return undefined;
    if (runHash(form.lower) !== undefined) return wordKey(salt, hash);
    if (tokens.count === 1) return isStem ? prefixKey(salt, hash) : wordKey(salt, hash);
    return tokens.count === 2 ? pairKey(salt, hash, tokens.hash[1] as number) : undefined;
  }

  /** Sorted by key: equal entries, equal bytes. */
  packed(): { readonly keys: Uint32Array; readonly codes: Int8Array } {
    const sorted = [...this.#codes].sort(([a], [b]) => a - b);
    return { keys: Uint32Array.from(sorted, ([key]) => key), codes: Int8Array.from(sorted, ([, code]) => code) };
  }
}

/** Hash of an entry in a script without spaces, which is looked up as one whole; undefined for other scripts. */
function runHash(entry: string): number | undefined {
  for (let at = 0; at < entry.length; at += 1) if (classOf(entry.charCodeAt(at)) !== DENSE) return undefined;
  return entry === '' ? undefined : hashOf(entry);
}
