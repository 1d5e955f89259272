import { MOMENTS, type Moment } from '../moment.ts';
import { readWords } from './read-words.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { TermFound, TermIndex } from './term-index.ts';
import { TERM_LANGUAGES, type TermLanguage, type ThemeFound } from './theme.ts';

/** What a text is about, and at which moment of truth it speaks. */
export interface Subjects {
  /** Gravest first. */
  readonly themes: readonly ThemeFound[];
  readonly moment?: Moment;
  /** The words that tell the moment. */
  readonly momentEvidence?: string;
  /** The words of somebody who leaves. */
  readonly leaving?: string;
}

/** What a word of each moment says beside a theme's own moment, which says 1. Who leaves says so above all. */
const MOMENT_SAYS: Readonly<Record<Moment, number>> = {
  leave: 3,
  support: 1.5,
  receive: 1.5,
  decide: 1.5,
  discover: 2,
  use: 0.6,
};
/** Between equals, the later in a customer's dealings. */
const LATEST_FIRST = MOMENTS.toReversed();

/**
 * Themes and moment of a text. `language` is what the source or the text itself told; a text in a language without terms
 * is read in English. `feels` says that it praises or blames: with no other sign, such a text is about use.
 */
export function findSubjects(text: string, language: string, taxonomy: Taxonomy, feels: boolean): Subjects {
  const read = readWords(text);
  const languages = languagesFor(language);
  const find = (indexes: ReadonlyMap<TermLanguage, TermIndex>): TermFound[] =>
    languages.flatMap((one) => indexes.get(one)?.find(read) ?? []);
  const themes = longestEach(find(taxonomy.themeTerms))
    .map(({ of, words }) => ({ id: of, evidence: words, weight: taxonomy.themes.get(of)?.weight ?? 0 }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ id, evidence }): ThemeFound => ({ id, evidence }));
  const moments = longestEach(find(taxonomy.momentTerms));
  const leaving = moments.find(({ of }) => of === 'leave')?.words;
  const moment = likeliest(themes, moments, taxonomy) ?? (feels ? 'use' : undefined);
  const momentEvidence =
    moments.find(({ of }) => of === moment)?.words ??
    themes.find(({ id }) => taxonomy.themes.get(id)?.moment === moment)?.evidence;
  return {
    themes,
    ...(moment !== undefined && { moment }),
    ...(momentEvidence !== undefined && { momentEvidence }),
    ...(leaving !== undefined && { leaving }),
  };
}

/** English words stand in every language's complaints: "Support", "Login". */
function languagesFor(language: string): readonly TermLanguage[] {
  const own = TERM_LANGUAGES.find((one) => one === language);
  return own === undefined || own === 'en' ? ['en'] : [own, 'en'];
}

/** One finding for each, by its longest term. */
function longestEach(found: readonly TermFound[]): TermFound[] {
  const best = new Map<string, TermFound>();
  for (const one of found) {
    const held = best.get(one.of);
    if (held === undefined || one.length > held.length) best.set(one.of, one);
  }
  return [...best.values()];
}

function likeliest(themes: readonly ThemeFound[], found: readonly TermFound[], taxonomy: Taxonomy): Moment | undefined {
  const says = new Map<Moment, number>();
  const add = (moment: Moment, amount: number): void => {
    says.set(moment, (says.get(moment) ?? 0) + amount);
  };
  for (const { id } of themes) add(taxonomy.themes.get(id)?.moment ?? 'use', 1);
  for (const { of } of found) add(of as Moment, MOMENT_SAYS[of as Moment]);
  let most: Moment | undefined;
  for (const moment of LATEST_FIRST) {
    if ((says.get(moment) ?? 0) > (most === undefined ? 0 : (says.get(most) ?? 0))) most = moment;
  }
  return most;
}
