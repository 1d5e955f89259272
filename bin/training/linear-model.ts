import { TURN_BITS } from '../../functions/domain/scoring/model/weights-file.ts';
import { DENSE_FEATURES } from '../../functions/domain/scoring/text/tone.ts';
import type { Examples } from './examples.ts';
import { seededOrder } from './seeded-order.ts';

/** Two logits for each bucket and dense feature, negative and positive; neutral is 0. */
export interface LinearWeights {
  /** Buckets are `2 ** bits`. */
  readonly bits: number;
  readonly table: Float32Array;
  /** The same for turns of speech, in `2 ** TURN_BITS` buckets of their own. */
  readonly turns: Float32Array;
  readonly dense: Float64Array;
}

export interface TrainingPlan {
  readonly bits: number;
  readonly epochs: number;
  /** How many of the last epochs the weights are the mean of: less of the chance of the last few texts. */
  readonly averaged: number;
  readonly rate: number;
  readonly decay: number;
  /** 1 where an example teaches turns of speech only, not the words in which they happen to stand. */
  readonly turnsOnly: Uint8Array;
  readonly seed: number;
  /** How much each example counts. */
  readonly weights: Float32Array;
  /** 1 where the set knows no neutral: such an example teaches only which of the two it is. */
  readonly twoClass: Uint8Array;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

const GROUPS = 3;
const TURN_SIZE = 2 ** TURN_BITS * 2;

/**
 * AdaGrad over hashed features. Each of a text's groups (words, grams, turns) counts 1/sqrt(n), so that long texts are
 * not louder than short ones. Deterministic: equal data, plan and engine give equal weights.
 */
export function train(examples: Examples, plan: TrainingPlan): LinearWeights {
  const { hashes, ends, dense, labels } = examples;
  const shift = 32 - plan.bits;
  const size = 2 ** plan.bits * 2;
  // One array for both: the turns' buckets stand behind the others.
  const whole = new Float32Array(size + TURN_SIZE);
  const squares = new Float32Array(size + TURN_SIZE).fill(1e-2);
  const denseWeights = new Float64Array(DENSE_FEATURES * 2);
  const denseSquares = new Float64Array(DENSE_FEATURES * 2).fill(1);
  const wholeSum = new Float32Array(size + TURN_SIZE);
  const denseSum = new Float64Array(DENSE_FEATURES * 2);
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
        const [offset, bitShift] = group === GROUPS - 1 ? [size, 32 - TURN_BITS] : [0, shift];
        for (let at = start; at < end; at += 1) {
          const index = offset + ((hashes[at] as number) >>> bitShift) * 2;
          n += whole[index] as number;
          p += whole[index + 1] as number;
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
      const firstGroup = plan.turnsOnly[example] === 1 ? GROUPS - 1 : 0;
      start = firstGroup === 0 ? begin : (ends[example * 3 + firstGroup - 1] as number);
      for (let group = firstGroup; group < GROUPS; group += 1) {
        const end = ends[example * 3 + group] as number;
        const scale = scales[group] as number;
        const [gn, gp] = [errorN * scale, errorP * scale];
        const [gn2, gp2] = [gn * gn, gp * gp];
        // Turns of speech are few and shared by all texts: they need no holding back.
        const [offset, bitShift] = group === GROUPS - 1 ? [size, 32 - TURN_BITS] : [0, shift];
        const pull = group === GROUPS - 1 ? 0 : decay;
        for (let at = start; at < end; at += 1) {
          const index = offset + ((hashes[at] as number) >>> bitShift) * 2;
          const sn = (squares[index] as number) + gn2;
          const sp = (squares[index + 1] as number) + gp2;
          squares[index] = sn;
          squares[index + 1] = sp;
          const [wn, wp] = [whole[index] as number, whole[index + 1] as number];
          whole[index] = wn - (rate * (gn + pull * wn)) / Math.sqrt(sn);
          whole[index + 1] = wp - (rate * (gp + pull * wp)) / Math.sqrt(sp);
        }
        start = end;
      }
      for (let at = 0; at < DENSE_FEATURES; at += 1) {
        const value = dense[example * DENSE_FEATURES + at] as number;
        if (value === 0 || firstGroup > 0) continue;
        const [gn, gp] = [errorN * value, errorP * value];
        denseSquares[at * 2] = (denseSquares[at * 2] as number) + gn * gn;
        denseSquares[at * 2 + 1] = (denseSquares[at * 2 + 1] as number) + gp * gp;
        denseWeights[at * 2] =
          (denseWeights[at * 2] as number) - (rate * gn) / Math.sqrt(denseSquares[at * 2] as number);
        denseWeights[at * 2 + 1] =
          (denseWeights[at * 2 + 1] as number) - (rate * gp) / Math.sqrt(denseSquares[at * 2 + 1] as number);
      }
    }
    if (epoch >= plan.epochs - plan.averaged) {
      addTo(wholeSum, whole);
      addTo(denseSum, denseWeights);
    }
    plan.onEpoch?.(epoch + 1, loss);
  }
  const mean = wholeSum.map((sum) => sum / plan.averaged);
  return {
    bits: plan.bits,
    table: mean.subarray(0, size),
    turns: mean.subarray(size),
    dense: denseSum.map((sum) => sum / plan.averaged),
  };
}

function addTo(sums: Float32Array | Float64Array, more: Float32Array | Float64Array): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] as number) + (more[at] as number);
}
