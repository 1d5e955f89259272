import type { Channel } from '../../functions/domain/scoring/model/weights-file.ts';
import type { Examples } from './examples.ts';
import type { LabelledSet } from './labelled-sets.ts';
import { train } from './linear-model.ts';
import type { QuantisedWeights } from './logits.ts';
import { type ChannelPlan, MOST_CLASS_WEIGHT, PLANS, RAREST_CLASS, SEED, TURNS_ONLY } from './plan.ts';
import { quantise } from './quantise.ts';

/** Shares of negative, neutral and positive in a set. */
export function classShares({ texts }: LabelledSet): readonly [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const { label } of texts) counts[label] += 1;
  return counts.map((count) => count / texts.length) as [number, number, number];
}

export const isTwoClass = (shares: readonly [number, number, number]): boolean => shares[1] < RAREST_CLASS;

/** Trains one channel's table on all sets, weighted by the channel's plan. `examples` are the sets' texts in order. */
export function trainChannel(
  channel: Channel,
  sets: readonly LabelledSet[],
  examples: Examples,
  onProgress: (line: string) => void,
): QuantisedWeights {
  const plan = PLANS[channel];
  const { weights, twoClass, turnsOnly } = weighted(sets, plan, examples.count);
  const trained = train(examples, {
    ...plan,
    seed: SEED,
    weights,
    twoClass,
    turnsOnly,
    onEpoch: (epoch, loss) => {
      onProgress(`${channel}: epoch ${epoch} of ${plan.epochs}, loss ${(loss / examples.count).toFixed(4)}`);
    },
  });
  return quantise(trained);
}

function weighted(sets: readonly LabelledSet[], plan: ChannelPlan, count: number) {
  const weights = new Float32Array(count);
  const twoClass = new Uint8Array(count);
  const turnsOnly = new Uint8Array(count);
  let at = 0;
  for (const set of sets) {
    const shares = classShares(set);
    const isTwo = isTwoClass(shares);
    const classes = shares.filter((share) => share >= RAREST_CLASS).length;
    for (const { label } of set.texts) {
      const even = (1 / classes / shares[label]) ** plan.evenness;
      const weight = (plan.sets[set.name] ?? 1) * Math.min(MOST_CLASS_WEIGHT, even);
      weights[at] = isTwo && label === 1 ? 0 : weight;
      twoClass[at] = isTwo ? 1 : 0;
      turnsOnly[at] = TURNS_ONLY.has(set.name) ? 1 : 0;
      at += 1;
    }
  }
  return { weights, twoClass, turnsOnly };
}
