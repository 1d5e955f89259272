import type { Moment } from '../moment.ts';

/** Languages that the built-in taxonomy has terms in. */
export const TERM_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ja'] as const;
export type TermLanguage = (typeof TERM_LANGUAGES)[number];

/**
 * Terms by white space. `_` joins words that stand side by side, `~` words with up to three others between; `*` at the
 * end of a word also takes longer ones. A term with `+` is a good thing: "no refund" still speaks of refunds, where
 * "no ads" speaks of none.
 */
export type Terms = Readonly<Partial<Record<TermLanguage, string>>>;

/** What a text may be about. */
export interface Theme {
  readonly terms: Terms;
  /** Levels by which a complaint about it is graver. */
  readonly weight: number;
  /** Where in a customer's dealings with the brand it belongs. */
  readonly moment: Moment;
}

/** A theme that a text speaks of, with the words that say so: the customer's, so a tombstone has none. */
export interface ThemeFound {
  readonly id: string;
  readonly evidence?: string;
}
