export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** Letters of scripts that put no spaces between words. */
export const DENSE = 4;
const MARK = 5;
export const SYMBOL = 6;
/** Half of a character beyond the first 65,536: most are emoji. */
export const SURROGATE = 7;

const DENSE_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;

/** Filled as characters turn up: all at once would cost more than the rest of a cold start. */
const known = new Uint8Array(65_536);

/** What kind of character a UTF-16 code unit is. */
export function classOf(unit: number): number {
  const seen = known[unit] as number;
  if (seen !== 0) return seen;
  const found = classify(unit);
  known[unit] = found;
  return found;
}

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  const character = String.fromCharCode(unit);
  if (/\s|\p{C}/u.test(character)) return SPACE;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (DENSE_SCRIPTS.test(character)) return DENSE;
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  return /\p{S}/u.test(character) && unit > 0x7f ? SYMBOL : MARK;
}
