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

/** Languages told apart by their common words; the number in the lexicon is the place here, from 1. */
export const LANGUAGES = Object.keys(COMMON_WORDS);

const wordsOf = (list: string): string[] => list.split(/\s+/u).filter(Boolean);

/** Lines of VADER's lexicon: entry, mean valence from -4 to 4, and what the scorer has no use for. */
export function vaderEntries(text: string): Map<string, number> {
  const lines = text.split('\n').map((line) => line.split('\t'));
  return new Map(lines.flatMap(([entry, mean]) => (entry && mean ? [[entry, Number(mean)] as const] : [])));
}

/**
 * All word lists as one lexicon. Our own lists go before VADER's; names and places never hide a word with a meaning,
 * groups of people always do.
 */
export function buildLexicon(vader: ReadonlyMap<string, number>): LexiconEntries {
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
      for (const word of wordsOf(list ?? '')) entries.add(language, word, code);
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
  addCommonWords(entries);
  return entries;
}

function addCommonWords(entries: LexiconEntries): void {
  const lists = LANGUAGES.map((language) => new Set(wordsOf(COMMON_WORDS[language] ?? '')));
  lists.forEach((words, index) => {
    for (const word of words) {
      const unique = lists.every((other, at) => at === index || !other.has(word));
      if (unique) entries.add('?', word, index + 1);
    }
  });
}
