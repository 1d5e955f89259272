import { MOMENTS, type Moment } from '../moment.ts';
import { TermIndex } from './term-index.ts';
import { CRISIS_THEMES } from './terms/crisis-terms.ts';
import { MOMENT_TERMS } from './terms/moment-terms.ts';
import { PRODUCT_THEMES } from './terms/product-terms.ts';
import { SERVICE_THEMES } from './terms/service-terms.ts';
import { TERM_LANGUAGES, type TermLanguage, type Terms, type Theme } from './theme.ts';

/** The themes that every brand has, gravest first. */
export const BUILT_IN_THEMES: Readonly<Record<string, Theme>> = {
  ...CRISIS_THEMES,
  ...SERVICE_THEMES,
  ...PRODUCT_THEMES,
};

/** What a brand says of a theme in its settings; a theme that we do not know is its own. */
export interface ThemeRule {
  /** More terms, each in any language. */
  readonly terms: readonly string[];
  readonly weight?: number;
  readonly moment?: Moment;
}

/** Themes and moments of one brand, ready to be looked for. */
export interface Taxonomy {
  readonly themes: ReadonlyMap<string, Theme>;
  readonly themeTerms: ReadonlyMap<TermLanguage, TermIndex>;
  readonly momentTerms: ReadonlyMap<TermLanguage, TermIndex>;
}

const byLanguage = (terms: ReadonlyMap<string, Terms>): ReadonlyMap<TermLanguage, TermIndex> =>
  new Map(TERM_LANGUAGES.map((language) => [language, new TermIndex(language, terms)]));

/** The built-in themes with a brand's own words, weights and moments. */
export function taxonomyOf(rules: Readonly<Record<string, ThemeRule>>): Taxonomy {
  const ids = new Set([...Object.keys(BUILT_IN_THEMES), ...Object.keys(rules)]);
  const themes = new Map([...ids].map((id) => [id, withRule(BUILT_IN_THEMES[id] ?? OWN_THEME, rules[id])]));
  return {
    themes,
    themeTerms: byLanguage(new Map([...themes].map(([id, { terms }]) => [id, terms]))),
    momentTerms: byLanguage(new Map(MOMENTS.map((moment) => [moment, MOMENT_TERMS[moment]]))),
  };
}

let builtIn: Taxonomy | undefined;

/** The themes of a brand that says nothing of its own; made when first asked for. */
export function builtInTaxonomy(): Taxonomy {
  builtIn ??= taxonomyOf({});
  return builtIn;
}

const OWN_THEME: Theme = { terms: {}, weight: 0, moment: 'use' };

function withRule(theme: Theme, rule: ThemeRule | undefined): Theme {
  if (rule === undefined) return theme;
  const more = rule.terms.map((term) => `+${term.trim().replaceAll(/\s+/gu, '_')}`).join(' ');
  const terms = Object.fromEntries(
    TERM_LANGUAGES.map((language) => [language, `${theme.terms[language] ?? ''} ${more}`]),
  );
  return { terms, weight: rule.weight ?? theme.weight, moment: rule.moment ?? theme.moment };
}
