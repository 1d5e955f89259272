import {
  ANY_LANGUAGE,
  BUT,
  DENIAL,
  EXPECTED,
  GROUP,
  NAME,
  NEGATOR,
  NOW,
  ONCE,
  PLACE,
  STRONGER,
  WEAKER,
} from '../../functions/domain/scoring/text/lexicon.ts';
import { LexiconEntries } from './lexicon-entries.ts';
import { COMMON_WORDS } from './words/common-words.ts';
import { hindiSpellings } from './words/hindi-spellings.ts';
import { GROUP_WORDS, NAME_WORDS, PLACE_WORDS } from './words/neutral-words.ts';
import { TONE_WORDS } from './words/tone/all-tone-words.ts';
import { TURN_WORDS, type TurnWords } from './words/turn-words.ts';

const TURNS: readonly (readonly [keyof TurnWords, number])[] = [
  ['weaker', WEAKER],
  ['stronger', STRONGER],
  ['once', ONCE],
  ['now', NOW],
  ['expected', EXPECTED],
  ['but', BUT],
  ['no', DENIAL],
  ['not', NEGATOR],
];

const wordsOf = (list: string): string[] => list.split(/\s+/u).filter(Boolean);

/** Languages told apart by their common words. */
export const LANGUAGES = Object.keys(COMMON_WORDS);

/** Numbers that one byte can hold. */
const MOST_SETS = 127;

interface BuiltLexicon {
  readonly entries: LexiconEntries;
  /** Languages that a common word may be of, by its number. */
  readonly languageSets: readonly (readonly number[])[];
}

/** Lines of VADER's lexicon: entry, mean valence from -4 to 4, and what the scorer has no use for. */
export function vaderEntries(text: string): Map<string, number> {
  const lines = text.split('\n').map((line) => line.split('\t'));
  return new Map(lines.flatMap(([entry, mean]) => (entry && mean ? [[entry, Number(mean)] as const] : [])));
}

/**
 * All word lists as one lexicon. Our own lists go before VADER's; names and places never hide a word with a meaning,
 * groups of people always do.
 */
export function buildLexicon(
  vader: ReadonlyMap<string, number>,
  frequent: ReadonlyMap<string, readonly string[]>,
): BuiltLexicon {
  const entries = new LexiconEntries();
  for (const [word, valence] of vader) {
    const code = Math.round(valence * 10);
    const isEmoticon = !/\p{L}{2}/u.test(word);
    if (code !== 0) entries.add(isEmoticon ? ANY_LANGUAGE : 'en', word, code);
  }
  for (const [language, lists] of Object.entries(TONE_WORDS)) {
    for (const [list, code] of [
      [lists.good, 20],
      [lists.bad, -20],
      [lists.great, 31],
      [lists.awful, -31],
    ] as const) {
      for (const word of wordsOf(list ?? '')) {
        for (const spelling of language === 'hi' ? hindiSpellings(word) : [word]) entries.add(language, spelling, code);
      }
    }
  }
  for (const [language, turns] of Object.entries(TURN_WORDS)) {
    for (const [turn, code] of TURNS) for (const word of wordsOf(turns[turn] ?? '')) entries.add(language, word, code);
  }
  for (const [list, code] of [
    [NAME_WORDS, NAME],
    [PLACE_WORDS, PLACE],
  ] as const) {
    for (const word of wordsOf(list)) if (!entries.has('en', word)) entries.add(ANY_LANGUAGE, word, code);
  }
  for (const word of wordsOf(GROUP_WORDS)) {
    entries.add(ANY_LANGUAGE, word, GROUP);
    entries.add('en', word, GROUP);
  }
  return { entries, languageSets: addCommonWords(entries, frequent) };
}

/** Each common word as the set of the languages that have it; answers the sets, by number from 1. */
function addCommonWords(
  entries: LexiconEntries,
  frequent: ReadonlyMap<string, readonly string[]>,
): readonly (readonly number[])[] {
  const lists = LANGUAGES.map(
    (language) => new Set([...wordsOf(COMMON_WORDS[language] ?? ''), ...(frequent.get(language) ?? [])]),
  );
  const words = new Set(lists.flatMap((list) => [...list]));
  const nameOf = (word: string): string => lists.flatMap((list, at) => (list.has(word) ? [at] : [])).join();
  // A word of a rarer set tells little.
  const names = [...Map.groupBy(words, nameOf)]
    .sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
    .slice(0, MOST_SETS)
    .map(([name]) => name);
  for (const word of words) {
    const number = names.indexOf(nameOf(word)) + 1;
    if (number > 0) entries.add('?', word, number);
  }
  return names.map((name) => name.split(',').map(Number));
}
