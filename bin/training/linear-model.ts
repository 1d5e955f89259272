import { DENSE_FEATURES } from '../../functions/domain/scoring/text/tone.ts';
import type { Examples } from './examples.ts';
import { seededOrder } from './seeded-order.ts';

/** Two logits for each bucket and dense feature, negative and positive; neutral is 0. */
export interface LinearWeights {
  readonly table: Float32Array;
  readonly dense: Float64Array;
}

export interface TrainingPlan {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
  /** How much each example counts. */
  readonly weights: Float32Array;
  /** 1 where the set knows no neutral: such an example teaches only which of the two it is. */
  readonly twoClass: Uint8Array;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

const GROUPS = 3;

/**
 * AdaGrad over hashed features. Each of a text's groups (words, grams, turns) counts 1/sqrt(n), so that long texts are
 * not louder than short ones. Deterministic: equal data, plan and engine give equal weights.
 */
export function train(examples: Examples, plan: TrainingPlan): LinearWeights {
  const { buckets, ends, dense, labels } = examples;
  const size = 2 ** plan.bits * 2;
  const table = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-2);
  const denseWeights = new Float64Array(DENSE_FEATURES * 2);
  const denseSquares = new Float64Array(DENSE_FEATURES * 2).fill(1);
  const { rate, decay } = plan;
  const scales = new Float64Array(GROUPS);
  for (let epoch = 0; epoch < plan.epochs; epoch += 1) {
    let loss = 0;
    for (const example of seededOrder(examples.count, plan.seed + epoch)) {
      const weight = plan.weights[example] as number;
      if (weight === 0) continue;
      let [negative, positive] = [0, 0];
      let start = example === 0 ? 0 : (ends[example * 3 - 1] as number);
      const begin = start;
      for (let group = 0; group < GROUPS; group += 1) {
        const end = ends[example * 3 + group] as number;
        let [n, p] = [0, 0];
        for (let at = start; at < end; at += 1) {
          const index = (buckets[at] as number) * 2;
          n += table[index] as number;
          p += table[index + 1] as number;
        }
        const scale = end > start ? 1 / Math.sqrt(end - start) : 0;
        scales[group] = scale;
        negative += n * scale;
        positive += p * scale;
        start = end;
      }
      for (let at = 0; at < DENSE_FEATURES; at += 1) {
        const value = dense[example * DENSE_FEATURES + at] as number;
        negative += value * (denseWeights[at * 2] as number);
        positive += value * (denseWeights[at * 2 + 1] as number);
      }
      const neutral = plan.twoClass[example] === 1 ? 0 : 1;
      const top = Math.max(negative, positive, 0);
      const [en, eu, ep] = [Math.exp(negative - top), neutral * Math.exp(-top), Math.exp(positive - top)];
      const sum = en + eu + ep;
      const label = labels[example] as number;
      const errorN = (en / sum - (label === 0 ? 1 : 0)) * weight;
      const errorP = (ep / sum - (label === 2 ? 1 : 0)) * weight;
      loss -= weight * Math.log((label === 0 ? en : label === 2 ? ep : eu) / sum + 1e-12);
      start = begin;
      for (let group = 0; group < GROUPS; group += 1) {
        const end = ends[example * 3 + group] as number;
        const scale = scales[group] as number;
        const [gn, gp] = [errorN * scale, errorP * scale];
        const [gn2, gp2] = [gn * gn, gp * gp];
        for (let at = start; at < end; at += 1) {
          const index = (buckets[at] as number) * 2;
          const sn = (squares[index] as number) + gn2;
          const sp = (squares[index + 1] as number) + gp2;
          squares[index] = sn;
          squares[index + 1] = sp;
          const [wn, wp] = [table[index] as number, table[index + 1] as number];
          table[index] = wn - (rate * (gn + decay * wn)) / Math.sqrt(sn);
          table[index + 1] = wp - (rate * (gp + decay * wp)) / Math.sqrt(sp);
        }
        start = end;
      }
      for (let at = 0; at < DENSE_FEATURES; at += 1) {
        const value = dense[example * DENSE_FEATURES + at] as number;
        if (value === 0) continue;
        const [gn, gp] = [errorN * value, errorP * value];
        denseSquares[at * 2] = (denseSquares[at * 2] as number) + gn * gn;
        denseSquares[at * 2 + 1] = (denseSquares[at * 2 + 1] as number) + gp * gp;
        denseWeights[at * 2] =
          (denseWeights[at * 2] as number) - (rate * gn) / Math.sqrt(denseSquares[at * 2] as number);
        denseWeights[at * 2 + 1] =
          (denseWeights[at * 2 + 1] as number) - (rate * gp) / Math.sqrt(denseSquares[at * 2 + 1] as number);
      }
    }
    plan.onEpoch?.(epoch + 1, loss);
  }
  return { table, dense: denseWeights };
}
