/** FNV-1a over UTF-16 code units, with a finaliser where a bucket is taken: the low bits of FNV alone are weak. */
export const HASH_START = 0x811c9dc5;

export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

export function hashOf(text: string, start: number = HASH_START): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = hashStep(hash, text.charCodeAt(at));
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the answer. Unsigned. */
export function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Joins two hashes, in order. */
export const joined = (first: number, second: number): number => Math.imul(first, 0x9e3779b1) ^ second;
