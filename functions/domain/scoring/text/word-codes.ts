import { HASH_START, hashStep } from './hash.ts';
import { type Lexicon, pairKey, prefixKey, wordKey } from './lexicon.ts';
import { type Tokens, WORD } from './tokens.ts';

/** Shortest stem that an entry may be found by. */
const SHORTEST_STEM = 2;

/** What a language says of a word: of the word itself, else of the longest stem that it starts with; 0 for nothing. */
export function wordCode(lexicon: Lexicon, tokens: Tokens, token: number, salt: number): number {
  return lexicon.find(wordKey(salt, tokens.hash[token] as number)) || stemCode(lexicon, tokens, token, salt);
}

/** What a language says of a word and the one before it, taken as a whole; 0 for nothing. */
export function pairCode(lexicon: Lexicon, tokens: Tokens, token: number, salt: number): number {
  if (token === 0 || tokens.kind[token - 1] !== WORD) return 0;
  return lexicon.find(pairKey(salt, tokens.hash[token - 1] as number, tokens.hash[token] as number));
}

function stemCode(lexicon: Lexicon, tokens: Tokens, token: number, salt: number): number {
  const from = tokens.from[token] as number;
  const to = tokens.to[token] as number;
  let hash = HASH_START;
  let found = 0;
  for (let at = from; at < to; at += 1) {
    hash = hashStep(hash, tokens.units[at] as number);
    if (at - from + 1 < SHORTEST_STEM) continue;
    const code = lexicon.find(prefixKey(salt, hash));
    if (code !== 0) found = code;
  }
  return found;
}
