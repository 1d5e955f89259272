import type { LabelledSet, LabelledText } from '../labelled-sets.ts';
import { seededNumbers } from '../seeded-order.ts';
import { TONE_WORDS } from '../words/tone/all-tone-words.ts';
import type { ToneWords } from '../words/tone/tone-words.ts';
import { TURN_WORDS } from '../words/turn-words.ts';
import { genreTexts } from './genre-texts.ts';
import { APPS } from './genres/apps.ts';
import { FILMS } from './genres/films.ts';
import { PLACES } from './genres/places.ts';
import { PRODUCTS } from './genres/products.ts';
import { SERVICE } from './genres/service.ts';
import { COMPLAINTS, FILLERS, NEITHER, PRAISE } from './review-clauses.ts';
import { ARABIC } from './tongues/arabic.ts';
import { CHINESE } from './tongues/chinese.ts';
import { HINDI_IN_DEVANAGARI } from './tongues/hindi.ts';
import { HINDI_IN_LATIN } from './tongues/hindi-latin.ts';
import { INDONESIAN } from './tongues/indonesian.ts';
import { JAPANESE } from './tongues/japanese.ts';
import { NORWEGIAN } from './tongues/norwegian.ts';
import { BAD_WORDS, FLAT, FLAT_WORDS, GOOD_WORDS, NOT_BAD, THINGS, TURNED_BAD, TURNED_GOOD } from './turn-templates.ts';

const REVIEWS = 12_000;
const TURNS = 6_500;
const FAINT = 1_200;
const GENRE_TEXTS = 15_000;
const TONGUE_TEXTS = 8_000;
/** Whoever reviews has made up their mind; whoever writes to a company may just ask. */
const REVIEWS_MOOD = { bad: 0.47, good: 0.43, mixed: 0.35 };
const SERVICE_MOOD = { bad: 0.5, good: 0.25, mixed: 0 };
const POSTS_MOOD = { bad: 0.36, good: 0.34, mixed: 0 };
const WORDS_PER_LANGUAGE = 700;
const DENSE_LANGUAGES = new Set(['zh', 'ja', 'th']);

const LABELS = { bad: 0, flat: 1, good: 2 } as const;

type Pick = <Item>(from: readonly Item[]) => Item;

/**
 * Texts of our own making: invented reviews, turns of speech, and the word lists of every language put together.
 * `share` of each is drawn.
 */
export function ownSets(seed: number, share: number): LabelledSet[] {
  const few = (count: number): number => Math.ceil(count * share);
  return [
    { name: 'own_reviews', texts: reviews(seed, few(REVIEWS)) },
    { name: 'own_turns', texts: turns(seed + 1, few(TURNS)) },
    // Two sets, because posts and reviews read it differently; a plan takes one of them.
    { name: 'own_faint_neutral', texts: faint(seed + 3, 1, few(FAINT)) },
    { name: 'own_faint_praise', texts: faint(seed + 3, 2, few(FAINT)) },
    { name: 'own_apps', texts: genreTexts(APPS, REVIEWS_MOOD, seed + 4, few(GENRE_TEXTS)) },
    { name: 'own_products', texts: genreTexts(PRODUCTS, REVIEWS_MOOD, seed + 5, few(GENRE_TEXTS)) },
    { name: 'own_places', texts: genreTexts(PLACES, REVIEWS_MOOD, seed + 6, few(GENRE_TEXTS)) },
    { name: 'own_films', texts: genreTexts(FILMS, REVIEWS_MOOD, seed + 7, few(GENRE_TEXTS)) },
    { name: 'own_service', texts: genreTexts(SERVICE, SERVICE_MOOD, seed + 8, few(GENRE_TEXTS)) },
    { name: 'own_hindi', texts: genreTexts(HINDI_IN_DEVANAGARI, POSTS_MOOD, seed + 9, few(TONGUE_TEXTS)) },
    { name: 'own_hindi_latin', texts: genreTexts(HINDI_IN_LATIN, POSTS_MOOD, seed + 10, few(TONGUE_TEXTS)) },
    { name: 'own_chinese', texts: genreTexts(CHINESE, REVIEWS_MOOD, seed + 11, few(TONGUE_TEXTS)) },
    { name: 'own_indonesian', texts: genreTexts(INDONESIAN, REVIEWS_MOOD, seed + 12, few(TONGUE_TEXTS)) },
    { name: 'own_norwegian', texts: genreTexts(NORWEGIAN, REVIEWS_MOOD, seed + 13, few(TONGUE_TEXTS)) },
    { name: 'own_arabic', texts: genreTexts(ARABIC, REVIEWS_MOOD, seed + 14, few(TONGUE_TEXTS)) },
    { name: 'own_japanese', texts: genreTexts(JAPANESE, REVIEWS_MOOD, seed + 15, few(TONGUE_TEXTS)) },
    { name: 'own_words', texts: wordsOfLanguages(seed + 2, few(WORDS_PER_LANGUAGE)) },
  ];
}

function picker(next: () => number): Pick {
  return (from) => from[Math.floor(next() * from.length)] as (typeof from)[number];
}

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

function reviews(seed: number, length: number): LabelledText[] {
  const next = seededNumbers(seed);
  const pick = picker(next);
  const banks = [lines(COMPLAINTS), lines(NEITHER), lines(PRAISE)] as const;
  const fillers = lines(FILLERS);
  return Array.from({ length }, () => {
    const drawn = next();
    const label = drawn < 0.47 ? 0 : drawn < 0.56 ? 1 : 2;
    const clauses = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(banks[label]));
    if (next() < 0.3) clauses.unshift(pick(fillers));
    if (next() < 0.15) clauses.push(pick(fillers));
    const joint = pick(['. ', '. ', ', ', '! ', ' and ', ' ']);
    const text = clauses.map((clause) => (next() < 0.5 ? capitalised(clause) : clause)).join(joint);
    return { label, language: 'en', text: text + pick(['', '.', '.', '!', '!!']) };
  });
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function turns(seed: number, length: number): LabelledText[] {
  const next = seededNumbers(seed);
  const pick = picker(next);
  const banks = { bad: lines(TURNED_BAD), flat: lines(FLAT), good: lines(TURNED_GOOD) };
  return Array.from({ length }, () => {
    const kind = pick(['bad', 'bad', 'flat', 'good'] as const);
    return { label: LABELS[kind], language: 'en', text: filledIn(pick(banks[kind]), next) };
  });
}

function faint(seed: number, label: 1 | 2, length: number): LabelledText[] {
  const next = seededNumbers(seed);
  const pick = picker(next);
  const bank = lines(NOT_BAD);
  return Array.from({ length }, () => ({ label, language: 'en', text: filledIn(pick(bank), next) }));
}

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  good: GOOD_WORDS,
  bad: BAD_WORDS,
  flat: FLAT_WORDS,
  thing: THINGS,
};

function filledIn(template: string, next: () => number): string {
  const pick = picker(next);
  const text = template.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => pick(SLOTS[slot] ?? ['']));
  return (next() < 0.5 ? capitalised(text) : text) + pick(['', '.', '!']);
}

function wordsOfLanguages(seed: number, count: number): LabelledText[] {
  const next = seededNumbers(seed);
  return Object.entries(TONE_WORDS).flatMap(([language, lists]) =>
    language === 'xx' ? [] : wordsOf(language, lists, count, next),
  );
}

const split = (list = ''): string[] =>
  list.split(/\s+/u).flatMap((word) => (word === '' || word.endsWith('*') ? [] : [word.replaceAll('_', ' ')]));

/** Two or three words of one side, strengthened or turned as the language does it. */
function wordsOf(language: string, lists: ToneWords, length: number, next: () => number): LabelledText[] {
  const pick = picker(next);
  const good = [...split(lists.good), ...split(lists.great)];
  const bad = [...split(lists.bad), ...split(lists.awful)];
  const { not, stronger } = TURN_WORDS[language] ?? {};
  const [nots, strong] = [split(not), split(stronger)];
  if (good.length < 5 || bad.length < 5) return [];
  const space = DENSE_LANGUAGES.has(language) ? '' : ' ';
  return Array.from({ length }, () => {
    const isGood = next() < 0.5;
    const words = Array.from({ length: 1 + Math.floor(next() * 3) }, () => {
      const word = pick(isGood ? good : bad);
      return strong.length > 0 && next() < 0.3 ? `${pick(strong)}${space}${word}` : word;
    });
    if (!isGood && nots.length > 0 && !DENSE_LANGUAGES.has(language) && next() < 0.3) {
      words[0] = `${pick(nots)} ${pick(good)}`;
    }
    return { label: isGood ? 2 : 0, language, text: words.join(pick([' ', ', ', '. '])) };
  });
}
