import type { Instant } from '../shared/time.ts';
import type { BrandShift, SecondOpinion } from './decided-by.ts';
import type { Emotion } from './model/emotions.ts';
import type { Moment } from './moment.ts';
import type { ThemeFound } from './themes/theme.ts';

/** Sentiment of a text: probabilities that add up to 1, and whether the scorer trusts its own answer. */
export interface Sentiment {
  readonly label: 'negative' | 'neutral' | 'positive';
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly confident: boolean;
  /** The words that decided, most telling first. */
  readonly words: readonly string[];
  /** Present where another judge decided. */
  readonly secondOpinion?: SecondOpinion;
  /** Present where what was learned from the brand's own mentions moved it. */
  readonly brandTable?: BrandShift;
}

export const SEVERITY_LEVELS = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type SeverityLevel = (typeof SEVERITY_LEVELS)[number];

/** How badly a mention needs an answer, with the reasons a person can check. */
export interface Severity {
  readonly level: SeverityLevel;
  readonly reasons: readonly string[];
  readonly sentiment: Sentiment;
  /** What the text is about, gravest first; absent where no theme was found. */
  readonly themes?: readonly ThemeFound[];
  /** The moment of truth that the text speaks of. */
  readonly moment?: Moment;
  /** What the author seems to feel; told for English. */
  readonly emotion?: Emotion;
  /** How many mentions the same author had written before, when this one was found; absent where nobody knows. */
  readonly earlierByAuthor?: number;
  /** When the newest of those was posted. */
  readonly lastByAuthorAt?: Instant;
  /** How many others said nearly the same when this complaint was found; absent where none did, or nobody looked. */
  readonly duplicates?: number;
}
