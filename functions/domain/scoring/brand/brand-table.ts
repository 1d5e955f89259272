import type { Instant } from '../../shared/time.ts';
import { ASSUMED_SHARES, type Shares, underShares } from '../base-rate.ts';
import type { Scorer, TextJudgement } from '../model/scorer.ts';
import type { Channel } from '../model/weights-file.ts';
import { brandWords } from './brand-words.ts';

/** A word, and what it adds to the log-odds of negative and of positive against neutral. */
export type WordWeight = readonly [word: string, negative: number, positive: number];

/** What was learned from one brand's own mentions; never leaves its account. */
export interface BrandTable {
  readonly brand: string;
  readonly madeAt: Instant;
  readonly words: readonly WordWeight[];
  /** The brand's own shares of negative, neutral and positive, where enough texts told them. */
  readonly shares: Readonly<Partial<Record<Channel, Shares>>>;
  /** How far the first label must be ahead to count as sure, as the weights have it that it was made with. */
  readonly sureLead: Readonly<Record<Channel, number>>;
}

/** However many words agree, no more than this. In log-odds. */
const MOST_MOVED = 3;
/** What is less is not worth telling. */
const LEAST_TOLD = 0.1;
const MOST_WORDS_TOLD = 5;

/** The same scorer, as this brand's customers speak: its base rates, then its words. */
export function withBrandTable(scorer: Scorer, table: BrandTable): Scorer {
  const weights = weightsOf(table);
  return (text, language, channel, wanted) => {
    const own = scorer(text, language, channel, wanted);
    return adjusted(own, text, channel, table, weights);
  };
}

type Weights = ReadonlyMap<string, readonly [number, number]>;

export const weightsOf = ({ words }: Pick<BrandTable, 'words'>): Weights =>
  new Map(words.map(([word, negative, positive]) => [word, [negative, positive] as const]));

/** A judgement as a brand table changes it. What is surely neutral stays so: stars, which it learned from, know no neutral. */
export function adjusted(
  own: TextJudgement,
  text: string,
  channel: Channel,
  { shares, sureLead, madeAt }: Pick<BrandTable, 'shares' | 'sureLead' | 'madeAt'>,
  weights: Weights,
): TextJudgement {
  const side = labelOf(own);
  if (own.language === '' || (side === 'neutral' && own.confident)) return own;
  const given: Shares = [own.negative, own.neutral, own.positive];
  const rated = shares[channel] === undefined ? given : underShares(given, ASSUMED_SHARES[channel], shares[channel]);
  const { negative, positive, telling } = shiftBy(brandWords(text, own.language), weights);
  if (rated === given && telling.length === 0) return own;
  const parts = [rated[0] * Math.exp(negative), rated[1], rated[2] * Math.exp(positive)] as const;
  const sum = parts[0] + parts[1] + parts[2];
  const odds = { negative: parts[0] / sum, neutral: parts[1] / sum, positive: parts[2] / sum };
  const label = labelOf(odds);
  const [first = 0, second = 0] = [odds.negative, odds.neutral, odds.positive].toSorted((a, b) => b - a);
  const moved = Math.round((positive - negative) * 10) / 10;
  return {
    ...own,
    ...odds,
    confident: first - second >= sureLead[channel],
    words: label === side ? own.words : wordsFor(label, telling),
    ...(Math.abs(moved) >= LEAST_TOLD && { brandTable: { madeAt, moved } }),
  };
}

/** Each text's words count 1/sqrt(n), as they did in training. */
function shiftBy(features: readonly string[], weights: Weights) {
  const telling: WordWeight[] = features.flatMap((word) => {
    const weight = weights.get(word);
    return weight === undefined ? [] : [[word, ...weight] as const];
  });
  const scale = features.length === 0 ? 0 : 1 / Math.sqrt(features.length);
  const sum = (at: 1 | 2): number => clip(scale * telling.reduce((total, weight) => total + weight[at], 0));
  return { negative: sum(1), positive: sum(2), telling };
}

const clip = (shift: number): number => Math.max(-MOST_MOVED, Math.min(MOST_MOVED, shift));

type Odds = Pick<TextJudgement, 'negative' | 'neutral' | 'positive'>;

export function labelOf({ negative, neutral, positive }: Odds): 'negative' | 'neutral' | 'positive' {
  const most = Math.max(negative, neutral, positive);
  return most === negative ? 'negative' : most === positive ? 'positive' : 'neutral';
}

/** The words that spoke most for a label; none for neutral. */
function wordsFor(label: 'negative' | 'neutral' | 'positive', telling: readonly WordWeight[]): readonly string[] {
  if (label === 'neutral') return [];
  const side = label === 'negative' ? -1 : 1;
  const worth = ([, negative, positive]: WordWeight): number => side * (positive - negative);
  return telling
    .filter((weight) => worth(weight) > 0)
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, MOST_WORDS_TOLD)
    .map(([word]) => word);
}
