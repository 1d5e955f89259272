import { hashOf, mixed } from '../text/hash.ts';
import { plainForm } from '../text/plain-form.ts';

/**
 * What a text says, in 32 bytes and without its words: the smallest 16-bit hashes of its distinct words, ascending.
 * A sketch for estimating how much two sets share (A. Broder, On the resemblance and containment of documents, 1997,
 * section 3: the `s` smallest of one permutation).
 */
export type TextSignature = readonly number[];

/** Hashes in a signature at most. */
export const SIGNATURE_SIZE = 16;
/** Texts with fewer distinct words have no signature: "great app" is a copy of nothing. */
const FEWEST_WORDS = 7;
/** Of all words of two texts this share must stand in both; one word of seven changed leaves 6 of 8. */
const SHARED = 0.7;

const shortHash = (word: string): number => mixed(hashOf(word)) >>> 16;

const ADDRESS = /https?:\/\/\S+|www\.\S+|[@＠][\p{L}\p{N}_.-]+/gu;
/** Scripts without spaces: two characters at a time stand for a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const PIECE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+|\p{L}[\p{L}\p{M}'’]*/gu;
const REPEATED = /(.)\1{2,}/gu;

/**
 * The signature of a text, or undefined where it says too little. Case, accents, punctuation, emoji, numbers, links,
 * handles, invisible characters and the order of words make no difference.
 */
export function signatureOf(text: string): TextSignature | undefined {
  const words = new Set<number>();
  for (const [piece] of plainForm(text.replace(ADDRESS, ' ')).lower.matchAll(PIECE)) {
    if (!UNSPACED.test(piece)) words.add(shortHash(piece.replaceAll(/['’]/gu, '').replace(REPEATED, '$1$1')));
    else for (let at = 0; at + 1 < piece.length; at += 1) words.add(shortHash(piece.slice(at, at + 2)));
  }
  if (words.size < FEWEST_WORDS) return undefined;
  return [...words].sort((a, b) => a - b).slice(0, SIGNATURE_SIZE);
}

/** Whether two texts say nearly the same. */
export function isNearlySame(a: TextSignature, b: TextSignature): boolean {
  let [inA, inB, seen, shared] = [0, 0, 0, 0];
  // A signature that is not full holds all words of its text: nothing of it lies beyond its last hash.
  while (seen < SIGNATURE_SIZE && (inA < a.length || inB < b.length)) {
    const [left = Number.POSITIVE_INFINITY, right = Number.POSITIVE_INFINITY] = [a[inA], b[inB]];
    if (left === right) shared += 1;
    if (left <= right) inA += 1;
    if (right <= left) inB += 1;
    seen += 1;
  }
  return shared >= SHARED * seen;
}
