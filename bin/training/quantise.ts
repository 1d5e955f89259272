import type { LinearWeights } from './linear-model.ts';
import type { QuantisedWeights } from './logits.ts';

/** Share of the table that may be cut off at the ends: a few large weights would make every step coarse. */
const CUT = 0.0002;
const MOST = 127;

/** One byte a weight, one step for the whole table; dense weights to five digits. */
export function quantise({ table, dense }: LinearWeights): QuantisedWeights {
  const sizes = table.map(Math.abs).sort();
  const largest = sizes[Math.floor(sizes.length * (1 - CUT))] as number;
  const step = Number((largest / MOST).toPrecision(6));
  const bytes = Int8Array.from(table, (weight) => Math.max(-MOST, Math.min(MOST, Math.round(weight / step))));
  return { table: bytes, step, dense: Array.from(dense, (weight) => Number(weight.toPrecision(5))) };
}
