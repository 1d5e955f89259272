import type { LinearWeights } from './linear-model.ts';
import type { QuantisedWeights } from './logits.ts';

/** Share of the table that may be cut off at the ends: a few large weights would make every step coarse. */
const CUT = 0.0002;
const MOST_BYTE = 127;
const MOST_SHORT = 32_767;

/** One byte a weight and two for each turn of speech, one step for each table; dense weights to five digits. */
export function quantise({ bits, table, turns, dense }: LinearWeights): QuantisedWeights {
  const step = stepFor(table, CUT, MOST_BYTE);
  const turnStep = stepFor(turns, 0, MOST_SHORT);
  return {
    bits,
    step,
    turnStep,
    table: Int8Array.from(table, (weight) => Math.max(-MOST_BYTE, Math.min(MOST_BYTE, Math.round(weight / step)))),
    turns: Int16Array.from(turns, (weight) => Math.round(weight / turnStep)),
    dense: Array.from(dense, (weight) => Number(weight.toPrecision(5))),
  };
}

function stepFor(weights: Float32Array, cut: number, steps: number): number {
  const sizes = weights.map(Math.abs).sort();
  const largest = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * (1 - cut)))] as number;
  // Rounded up, so that the largest still fits.
  return Number(((largest * 1.000_01) / steps).toPrecision(6)) || 1;
}
