/** Negative, neutral, positive, as the labelled sets number them. */
export type Label = 0 | 1 | 2;

/** One text judged: what it is, what was answered, how surely. */
export interface Judged {
  readonly gold: Label;
  readonly guess: Label;
  /** Rises with how negative the text is taken to be; only its order counts. */
  readonly negative: number;
  /** Of each label in turn; peers have none. */
  readonly probabilities?: readonly [number, number, number];
  /** How many texts this one stands for. */
  readonly weight: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const weightOf = (judged: readonly Judged[], counts: (one: Judged) => boolean): number =>
  judged.reduce((sum, one) => sum + (counts(one) ? one.weight : 0), 0);

interface OfClass {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function ofClass(judged: readonly Judged[], label: Label): OfClass {
  const hits = weightOf(judged, ({ gold, guess }) => gold === label && guess === label);
  const recall = ratio(
    hits,
    weightOf(judged, ({ gold }) => gold === label),
  );
  const precision = ratio(
    hits,
    weightOf(judged, ({ guess }) => guess === label),
  );
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

const classesOf = (judged: readonly Judged[]): Label[] => [...new Set(judged.map(({ gold }) => gold))].sort();
const mean = (values: readonly number[]): number =>
  ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );

/** The SemEval figure. */
export const macroRecall = (judged: readonly Judged[]): number =>
  mean(classesOf(judged).map((label) => ofClass(judged, label).recall));

export const macroF1 = (judged: readonly Judged[]): number =>
  mean(classesOf(judged).map((label) => ofClass(judged, label).f1));

export const negativeF1 = (judged: readonly Judged[]): number => ofClass(judged, 0).f1;

/** Of the texts that are negative or positive, told to be one of the two. */
export function twoClassAccuracy(judged: readonly Judged[]): number {
  const two = judged.filter(({ gold }) => gold !== 1);
  const right = ({ gold, guess, probabilities: p }: Judged): boolean =>
    gold === (p === undefined ? guess : p[0] >= p[2] ? 0 : 2);
  return ratio(
    weightOf(two, right),
    weightOf(two, () => true),
  );
}

/** The most negatives found while at least `least` of those called negative are. */
export function recallAtPrecision(judged: readonly Judged[], least: number): number {
  const negatives = weightOf(judged, ({ gold }) => gold === 0);
  let [hits, called, best] = [0, 0, 0];
  for (const { gold, weight } of judged.toSorted((a, b) => b.negative - a.negative)) {
    called += weight;
    if (gold === 0) hits += weight;
    if (hits / called >= least) best = Math.max(best, hits);
  }
  return ratio(best, negatives);
}

const BINS = 15;

/** How far the label's probability is from how often it is right, on average. */
export function calibrationError(judged: readonly Judged[]): number {
  const off = new Float64Array(BINS);
  let all = 0;
  for (const { gold, guess, probabilities, weight } of judged) {
    if (probabilities === undefined) continue;
    const sure = probabilities[guess];
    const bin = Math.min(BINS - 1, Math.floor(sure * BINS));
    off[bin] = (off[bin] as number) + weight * (sure - (gold === guess ? 1 : 0));
    all += weight;
  }
  return ratio(
    off.reduce((sum, bin) => sum + Math.abs(bin), 0),
    all,
  );
}

/** The same texts as if the labels came in other shares. */
export function withShares(judged: readonly Judged[], shares: readonly [number, number, number]): Judged[] {
  const all = weightOf(judged, () => true);
  const factors = shares.map((share, label) =>
    ratio(
      share * all,
      weightOf(judged, ({ gold }) => gold === label),
    ),
  );
  return judged.map((one) => ({ ...one, weight: one.weight * (factors[one.gold] as number) }));
}
