import type { Observation } from '../mentions/observation.ts';
import type { Scorer } from './model/scorer.ts';
import { reasonsFor } from './reasons.ts';
import { SEVERITY_LEVELS, type Sentiment, type Severity, type SeverityLevel } from './score.ts';
import { type Judged, readSentiment } from './sentiment.ts';
import { DEFAULT_RULES, HIGHEST_BY_WEIGHT, REACH_LABELS, type SeverityRules } from './severity-rules.ts';
import { findSubjects } from './themes/find-themes.ts';
import { builtInTaxonomy, type Taxonomy, type ThemeRule, taxonomyOf } from './themes/taxonomy.ts';

/** What a brand's settings say of how its mentions are judged. */
export interface BrandRules {
  readonly themes?: Readonly<Record<string, ThemeRule>>;
  readonly severity?: SeverityRules;
}

type Seen = Pick<Observation, 'title' | 'text' | 'rating' | 'language'> & Partial<Pick<Observation, 'labels'>>;

/** What of a mention its sentiment is read from: one with stars is a review. */
export const judgedAs = ({ title, text, language, rating }: Seen): Judged => ({
  text: title ? `${title}. ${text}` : text,
  ...(language === undefined ? {} : { language }),
  ...(rating === undefined ? {} : { rating, channel: 'review' as const }),
});

/** How badly a mention needs an answer, what it is about, and why we think so. The first reason decided. */
export function judgeSeverity(seen: Seen, scorer: Scorer, brand: BrandRules = {}): Severity {
  const judged = judgedAs(seen);
  const { text } = judged;
  const { sentiment, language, emotion } = readSentiment({ ...judged, emotion: true }, scorer);
  const rules = brand.severity ?? DEFAULT_RULES;
  const taxonomy = knownTaxonomy(brand.themes);
  const subjects = findSubjects(text, language, taxonomy, sentiment.label !== 'neutral');
  const { themes, moment } = subjects;
  const complains = sentiment.label === 'negative';
  const plain = plainLevel(seen.rating, sentiment, rules);
  const grave = complains
    ? withThemes(
        plain,
        themes.map(({ id }) => taxonomy.themes.get(id)?.weight ?? 0),
      )
    : plain;
  const leaving = complains && subjects.leaving !== undefined ? raised(grave, rules.leaving, 'high') : grave;
  const reach = reachOf(seen.labels ?? {}, rules.reachFrom);
  const level = complains && reach !== undefined ? raised(leaving, rules.reach, 'critical') : leaving;
  return {
    level,
    reasons: reasonsFor({
      rating: seen.rating,
      sentiment,
      subjects,
      reach: complains ? reach : undefined,
      isGraver: grave !== plain,
    }),
    sentiment,
    ...(themes.length > 0 && { themes }),
    ...(moment !== undefined && { moment }),
    ...(emotion !== undefined && { emotion }),
  };
}

const taxonomies = new WeakMap<object, Taxonomy>();

/** Compiled once for each brand: settings are read once in a process. */
function knownTaxonomy(rules: BrandRules['themes']): Taxonomy {
  if (rules === undefined) return builtInTaxonomy();
  const known = taxonomies.get(rules) ?? taxonomyOf(rules);
  taxonomies.set(rules, known);
  return known;
}

function plainLevel(rating: number | undefined, sentiment: Sentiment, { surePercent }: SeverityRules): SeverityLevel {
  const negative = sentiment.label === 'negative';
  if (rating === undefined) {
    if (!negative) return sentiment.label === 'neutral' ? 'low' : 'none';
    return sentiment.negative * 100 >= surePercent ? 'high' : 'medium';
  }
  if (rating <= 1) return 'high';
  if (rating === 2) return 'medium';
  if (rating === 3) return negative ? 'medium' : 'low';
  return negative ? 'medium' : 'none';
}

/** The gravest theme counts; several of them do not add up. */
function withThemes(level: SeverityLevel, weights: readonly number[]): SeverityLevel {
  const weight = Math.min(Math.max(0, ...weights), HIGHEST_BY_WEIGHT.length - 1);
  return raised(level, weight === 3 ? SEVERITY_LEVELS.length : weight, HIGHEST_BY_WEIGHT[weight] ?? 'none');
}

/** Never below what it was, and not above `most` unless it was. */
function raised(level: SeverityLevel, by: number, most: SeverityLevel): SeverityLevel {
  const at = SEVERITY_LEVELS.indexOf(level);
  const higher = Math.min(at + by, SEVERITY_LEVELS.indexOf(most));
  return SEVERITY_LEVELS[Math.max(at, higher)] ?? level;
}

/** `1200 votes`, where a source tells a number that is many. */
function reachOf(labels: Readonly<Record<string, string>>, from: number): string | undefined {
  const told = REACH_LABELS.find((name) => Number(labels[name]) >= from);
  return told === undefined ? undefined : `${labels[told]} ${told}`;
}
