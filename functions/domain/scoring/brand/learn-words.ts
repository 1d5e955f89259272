import type { WordWeight } from './brand-table.ts';

/** One text of a brand, with what is known to be right. */
export interface Lesson {
  /** Tells a text from its repetitions. */
  readonly key: number;
  readonly words: readonly string[];
  /** Log-odds of negative and of positive against neutral, as the built-in scorer has them. */
  readonly odds: readonly [negative: number, positive: number];
  readonly label: 'negative' | 'neutral' | 'positive';
  /** Said by a person about the text; else by the stars above it, which know no neutral. */
  readonly byPerson: boolean;
}

const PASSES = 12;
const RATE = 0.2;
/** Pulls each weight towards nothing: a word has to be seen again and again. */
const HOLD = 0.02;
/** A word in fewer texts is a coincidence, or somebody's own. */
const LEAST_TEXTS = 3;
/** A person has read the text; stars are about more than it. */
const PERSON_WEIGHS = 5;
/** How much more a lesson of the rarer side may weigh. */
const MOST_BALANCE = 5;
/** Together below 64 kB, even in scripts of three bytes a letter. */
const MOST_WORDS = 1_200;
const LEAST_WEIGHT = 0.05;

/**
 * Weights of words, learned beside what the built-in scorer says already: a logistic regression in which its log-odds are
 * given. Stars teach which side, a person's word also what is neutral. How many are negative on the whole is learned
 * apart and thrown away: the base rate knows that. The same lessons give the same weights.
 */
export function learnWords(lessons: readonly Lesson[]): readonly WordWeight[] {
  const counts = new Map<string, number>();
  for (const { words } of lessons) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= LEAST_TEXTS).map(([word]) => word);
  const places = new Map(known.map((word, at) => [word, at]));
  const weights = new Float64Array(known.length * 2);
  const squares = new Float64Array(known.length * 2);
  const whole = new Float64Array(2);
  const ordered = lessons.toSorted((a, b) => a.key - b.key);
  const weigh = balance(lessons);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const lesson of ordered) learn(lesson, weigh(lesson), places, weights, squares, whole);
  }
  return known
    .map((word, at): WordWeight => [word, rounded(weights[at * 2]), rounded(weights[at * 2 + 1])])
    .filter(([, negative, positive]) => Math.max(Math.abs(negative), Math.abs(positive)) >= LEAST_WEIGHT)
    .toSorted((a, b) => worth(b, counts) - worth(a, counts) || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_WORDS);
}

const rounded = (weight: number | undefined): number => Math.round((weight ?? 0) * 100) / 100;

/** Strong and seen often. */
const worth = ([word, negative, positive]: WordWeight, counts: ReadonlyMap<string, number>): number =>
  Math.abs(positive - negative) * Math.sqrt(counts.get(word) ?? 0);

/** Both sides weigh the same together, so that the rarer one, most often the complaints, is not talked over. */
function balance(lessons: readonly Lesson[]): (lesson: Lesson) => number {
  const count = (label: Lesson['label']): number => lessons.filter((lesson) => lesson.label === label).length;
  const [negatives, positives] = [count('negative'), count('positive')];
  const mean = (negatives + positives) / 2;
  const weighs = {
    negative: Math.min(MOST_BALANCE, mean / Math.max(1, negatives)),
    neutral: 1,
    positive: Math.min(MOST_BALANCE, mean / Math.max(1, positives)),
  };
  return ({ label, byPerson }) => weighs[label] * (byPerson ? PERSON_WEIGHS : 1);
}

/** One step of AdaGrad. */
function learn(
  { words, odds, label, byPerson }: Lesson,
  weight: number,
  places: ReadonlyMap<string, number>,
  weights: Float64Array,
  squares: Float64Array,
  whole: Float64Array,
): void {
  const scale = 1 / Math.sqrt(Math.max(1, words.length));
  const active = words.flatMap((word) => places.get(word) ?? []);
  const sum = (side: 0 | 1): number =>
    odds[side] + at(whole, side) + scale * active.reduce((total, place) => total + at(weights, place * 2 + side), 0);
  const wrong = byPerson ? wrongOfThree(sum(0), sum(1), label) : wrongOfTwo(sum(0), sum(1), label);
  for (const side of [0, 1] as const) {
    const gradient = wrong[side] * weight;
    whole[side] = at(whole, side) - RATE * 0.1 * gradient;
    for (const place of active) {
      const index = place * 2 + side;
      const step = gradient * scale + HOLD * at(weights, index);
      squares[index] = at(squares, index) + step * step;
      weights[index] = at(weights, index) - (RATE * step) / Math.sqrt(at(squares, index) + 1e-6);
    }
  }
}

const at = (values: Float64Array, index: number): number => values[index] as number;

type Wrong = readonly [negative: number, positive: number];

/** Negative or positive, given that it is one of them. */
function wrongOfTwo(negative: number, positive: number, label: Lesson['label']): Wrong {
  const glad = 1 / (1 + Math.exp(negative - positive)) - (label === 'positive' ? 1 : 0);
  return [-glad, glad];
}

function wrongOfThree(negative: number, positive: number, label: Lesson['label']): Wrong {
  const [n, p] = [Math.exp(negative), Math.exp(positive)];
  const sum = n + p + 1;
  return [n / sum - (label === 'negative' ? 1 : 0), p / sum - (label === 'positive' ? 1 : 0)];
}
