/** How a brand table did on texts that its training had not seen, beside the scorer without it. */
export interface Trial {
  readonly texts: number;
  readonly negatives: number;
  readonly positives: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  /** Read right with it and wrong without, and the other way round. */
  readonly mended: number;
  readonly broken: number;
  /** Shares of the negatives, and of the positives, that are read as such. */
  readonly recallBefore: readonly [negative: number, positive: number];
  readonly recallAfter: readonly [negative: number, positive: number];
}

const LEAST_TEXTS = 100;
export const LEAST_OF_A_SIDE = 20;
/** How likely chance alone may have mended as much. */
const MOST_CHANCE = 0.05;
/** How much worse one side may be read: what is gained must not be paid by the complaints. */
const MOST_LOST = 0.01;

/** Why there is too little to learn from; undefined where there is enough. */
export function tooFew({
  texts,
  negatives,
  positives,
}: Pick<Trial, 'texts' | 'negatives' | 'positives'>): string | undefined {
  if (texts < LEAST_TEXTS) return `${texts} texts with stars or corrections, ${LEAST_TEXTS} are needed`;
  const [side, count] = negatives < positives ? (['negative', negatives] as const) : (['positive', positives] as const);
  if (count >= LEAST_OF_A_SIDE) return undefined;
  return `only ${count} of the ${texts} texts are ${side}, ${LEAST_OF_A_SIDE} are needed`;
}

/** Why it must not be used; undefined where it helps. */
export function whyNot(trial: Trial): string | undefined {
  const few = tooFew(trial);
  if (few !== undefined) return few;
  const { mended, broken, recallBefore, recallAfter } = trial;
  if (mended <= broken) return `it would mend ${mended} texts and break ${broken}: it does not help`;
  for (const [at, side] of (['negative', 'positive'] as const).entries()) {
    const lost = lossOfSide(side, recallBefore[at] ?? 0, recallAfter[at] ?? 0);
    if (lost !== undefined) return lost;
  }
  const chance = chanceOf(mended, broken);
  if (chance <= MOST_CHANCE) return undefined;
  return `it would mend ${mended} texts and break ${broken}: that may be chance (${percent(chance)})`;
}

/** What is lost of one side, where it is too much. */
export const lossOfSide = (side: 'negative' | 'positive', before: number, after: number): string | undefined =>
  before - after <= MOST_LOST
    ? undefined
    : `it would find ${percent(after)} of the ${side} texts instead of ${percent(before)}`;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** How likely as many or more of the changed texts are mended when each is mended or broken by a coin (sign test). */
export function chanceOf(mended: number, broken: number): number {
  const all = mended + broken;
  let logChoose = 0;
  let tail = 0;
  for (let count = 0; count <= all; count += 1) {
    if (count > 0) logChoose += Math.log(all - count + 1) - Math.log(count);
    if (count >= mended) tail += Math.exp(logChoose - all * Math.LN2);
  }
  return Math.min(1, tail);
}
