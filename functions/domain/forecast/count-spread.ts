/** Beyond so many the normal distribution is as good, and its figures come at once. */
const MOST_EXACT = 400;
/** 90th percentile of the standard normal distribution. */
const Z90 = 1.2815515655446004;

/**
 * Between which numbers a count lies in eight of ten cases, when each of several things happens with its own probability
 * independently of the others (Poisson binomial distribution): its 10th and its 90th percentile.
 */
export function countSpread(probabilities: readonly number[]): readonly [low: number, high: number] {
  const expected = probabilities.reduce((sum, p) => sum + p, 0);
  if (probabilities.length > MOST_EXACT) {
    const deviation = Math.sqrt(probabilities.reduce((sum, p) => sum + p * (1 - p), 0));
    const inRange = (count: number): number => Math.min(probabilities.length, Math.max(0, Math.round(count)));
    return [inRange(expected - Z90 * deviation), inRange(expected + Z90 * deviation)];
  }
  // chances[k]: that exactly k of those looked at so far happen.
  let chances = [1];
  for (const p of probabilities) {
    const shifted = [0, ...chances];
    chances = shifted.map((chance, count) => (chances[count] ?? 0) * (1 - p) + chance * p);
  }
  return [percentile(chances, 0.1), percentile(chances, 0.9)];
}

function percentile(chances: readonly number[], share: number): number {
  let sum = 0;
  for (const [count, chance] of chances.entries()) {
    sum += chance;
    // Sums of products of many decimals miss 1 by a few in the last places.
    if (sum >= share - 1e-9) return count;
  }
  return chances.length - 1;
}
