import { TURN_BITS } from '../../functions/domain/scoring/model/weights-file.ts';
import { DENSE_FEATURES } from '../../functions/domain/scoring/text/tone.ts';
import type { Examples } from './examples.ts';

export interface QuantisedWeights {
  /** Buckets are `2 ** bits`. */
  readonly bits: number;
  readonly table: Int8Array;
  readonly step: number;
  readonly turns: Int16Array;
  readonly turnStep: number;
  readonly dense: readonly number[];
}

/** Negative and positive logits of each example in turn, as the scorer computes them. */
export function logitsOf({ count, hashes, ends, dense }: Examples, weights: QuantisedWeights): Float64Array {
  const logits = new Float64Array(count * 2);
  const shift = 32 - weights.bits;
  let start = 0;
  for (let example = 0; example < count; example += 1) {
    let [negative, positive] = [0, 0];
    for (let group = 0; group < 3; group += 1) {
      const end = ends[example * 3 + group] as number;
      let [n, p] = [0, 0];
      const [table, bitShift, step] =
        group === 2 ? [weights.turns, 32 - TURN_BITS, weights.turnStep] : [weights.table, shift, weights.step];
      for (let at = start; at < end; at += 1) {
        const index = ((hashes[at] as number) >>> bitShift) * 2;
        n += table[index] as number;
        p += table[index + 1] as number;
      }
      const scale = end > start ? step / Math.sqrt(end - start) : 0;
      negative += n * scale;
      positive += p * scale;
      start = end;
    }
    for (let at = 0; at < DENSE_FEATURES; at += 1) {
      const value = dense[example * DENSE_FEATURES + at] as number;
      negative += value * (weights.dense[at * 2] as number);
      positive += value * (weights.dense[at * 2 + 1] as number);
    }
    logits[example * 2] = negative;
    logits[example * 2 + 1] = positive;
  }
  return logits;
}
