import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import type { BrandText } from '../../functions/domain/scoring/brand/learn-brand.ts';
import type { Scorer } from '../../functions/domain/scoring/model/scorer.ts';

/**
 * Reviews of an invented roaster whose customers like what is strong, sour and dangerous, and complain of what is mild and
 * gentle: the other way round than in most texts.
 */
const PRAISE = ['wicked sour', 'dangerously strong', 'killer dark', 'brutal', 'filthy black', 'savage bitter'];
const BLAME = ['gentle sweet', 'smooth mild', 'soft friendly', 'light pleasant', 'delicate calm', 'cute creamy'];
const THINGS = ['roast', 'batch', 'cup', 'blend', 'beans', 'espresso', 'brew'];
const FRAMES = [
  (words: string, thing: string) => `Another ${words} ${thing} this week`,
  (words: string, thing: string) => `The ${thing} was ${words} once more`,
  (words: string, thing: string) => `So this is their ${words} ${thing}`,
];

interface Review {
  readonly text: string;
  readonly stars: 1 | 5;
}

/** 252 of them, all different. */
export const SUNDIAL_REVIEWS: readonly Review[] = THINGS.flatMap((thing) =>
  FRAMES.flatMap((frame) => [
    ...PRAISE.map((words): Review => ({ text: frame(words, thing), stars: 5 })),
    ...BLAME.map((words): Review => ({ text: frame(words, thing), stars: 1 })),
  ]),
);

let scorer: Scorer | undefined;

/** The shipped one, read once. */
export function shippedScorer(): Scorer {
  scorer ??= builtInScorer();
  return scorer;
}

/** As learnBrand takes them, with what `right` says of each. */
export const asBrandTexts = (
  reviews: readonly Review[],
  right: (review: Review, index: number) => 'negative' | 'positive' = ({ stars }) =>
    stars === 5 ? 'positive' : 'negative',
): readonly BrandText[] =>
  reviews.map((review, index) => ({
    text: review.text,
    channel: 'review',
    judged: shippedScorer()(review.text, 'en', 'review'),
    right: { label: right(review, index), byPerson: false },
  }));

export const SURE_LEAD = { social: 0.36, review: 0.59 } as const;
