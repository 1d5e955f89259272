import { type Lexicon, languageSalt, wordKey } from './lexicon.ts';
import { type Tokens, WORD } from './tokens.ts';
import { pairCode, wordCode } from './word-codes.ts';

/** Scripts that one language, or one far more than others, is written in; asked in this order. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Thai}/u, 'th'],
  [/[ٹڈڑےہ]/u, 'ur'],
  [/[پچژگ]/u, 'fa'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/[іїєґ]/u, 'uk'],
  [/[ђјљњћџ]/u, 'sr'],
  [/[ыэё]/u, 'ru'],
  [/[ъщ]/u, 'bg'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Ethiopic}/u, 'am'],
];
const READ_CHARACTERS = 400;
const ASCII = /^[\0-\x7f]*$/u;

/** Under which a language's common words stand in the lexicon, each with the language's number. */
export const COMMON_WORDS_SALT = languageSalt('?');

/** The language by its script; undefined for Latin letters and for none. */
export function languageByScript(lower: string): string | undefined {
  const read = lower.length > READ_CHARACTERS ? lower.slice(0, READ_CHARACTERS) : lower;
  return ASCII.test(read) ? undefined : SCRIPTS.find(([script]) => script.test(read))?.[1];
}

const votes = new Uint16Array(128);

/** Votes that a word of one language gives; a word of several gives each its share. */
const VOTES = 12;
/** A word of praise or blame says less: many languages write "super" and "problem". */
const WORTH_VOTES = 6;
/** With fewer, common words have not decided. */
const ENOUGH_VOTES = 24;
/** Words asked of each language, so that a text costs no more than that. */
const MOST_ASKED = 16;

/**
 * The language whose common words stand most often in the text; English where there are none. Entries of the lexicon
 * name a set of languages, by number from 1.
 */
export function languageByWords(
  tokens: Tokens,
  lexicon: Lexicon,
  languages: readonly string[],
  sets: readonly (readonly number[])[],
): string {
  votes.fill(0);
  let winner = -1;
  for (let token = 0; token < tokens.count; token += 1) {
    if (tokens.kind[token] !== WORD) continue;
    const set = sets[lexicon.find(wordKey(COMMON_WORDS_SALT, tokens.hash[token] as number)) - 1];
    if (set === undefined) continue;
    for (const number of set) {
      votes[number] = (votes[number] as number) + VOTES / set.length;
      if (winner < 0 || (votes[number] as number) > (votes[winner] as number)) winner = number;
    }
  }
  if (winner < 0 || (votes[winner] as number) < ENOUGH_VOTES)
    winner = withWordsOfWorth(winner, tokens, lexicon, languages);
  return languages[winner] ?? 'en';
}

/** "No funciona" has no common word, or one of five languages: then words of praise, blame and denial vote too. */
function withWordsOfWorth(before: number, tokens: Tokens, lexicon: Lexicon, languages: readonly string[]): number {
  const asked = Math.min(tokens.count, MOST_ASKED);
  let winner = before;
  for (let number = 0; number < languages.length; number += 1) {
    const salt = languageSalt(languages[number] as string);
    for (let token = 0; token < asked; token += 1) {
      if (tokens.kind[token] !== WORD) continue;
      if (wordCode(lexicon, tokens, token, salt) !== 0) votes[number] = (votes[number] as number) + WORTH_VOTES;
      if (pairCode(lexicon, tokens, token, salt) !== 0) votes[number] = (votes[number] as number) + VOTES;
    }
    if ((votes[number] as number) > (winner < 0 ? 0 : (votes[winner] as number))) winner = number;
  }
  return winner;
}
