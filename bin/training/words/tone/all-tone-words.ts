import { EAST_ASIAN } from './east-asian.ts';
import { ENGLISH } from './english.ts';
import { EVERY_LANGUAGE } from './every-language.ts';
import { GERMANIC } from './germanic.ts';
import { HINDI } from './hindi.ts';
import { ROMANCE } from './romance.ts';
import { OTHER_LANGUAGES } from './semitic-persian-uralic-greek.ts';
import { SLAVIC } from './slavic.ts';
import { SOUTH_ASIAN_AND_AFRICAN } from './south-asian-and-african.ts';
import type { ToneWords } from './tone-words.ts';

/** By primary language subtag; `xx` for every language. */
export const TONE_WORDS: Readonly<Record<string, ToneWords>> = {
  ...EVERY_LANGUAGE,
  ...ENGLISH,
  ...GERMANIC,
  ...ROMANCE,
  ...SLAVIC,
  ...EAST_ASIAN,
  ...HINDI,
  ...SOUTH_ASIAN_AND_AFRICAN,
  ...OTHER_LANGUAGES,
};
