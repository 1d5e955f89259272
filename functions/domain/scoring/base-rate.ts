import type { Channel } from './model/weights-file.ts';

/** Shares or probabilities of negative, neutral and positive; they add up to 1. */
export type Shares = readonly [negative: number, neutral: number, positive: number];

/**
 * What the built-in scorer's probabilities are made for, by channel: the shares that its calibration weighed its held-out
 * texts to (docs/scoring.md).
 */
export const ASSUMED_SHARES: Readonly<Record<Channel, Shares>> = {
  social: [0.33, 0.37, 0.3],
  review: [0.41, 0.14, 0.45],
};

const ROUNDS = 60;
/** What the assumed shares weigh: as much as this many texts, and this much of the texts there are. */
const HELD_BY = 20;
const HELD_BY_SHARE = 0.3;

/**
 * Probabilities made for texts of which `assumed` are negative, neutral and positive, as they are where `actual` are
 * (Saerens, Latinne and Decaestecker, 2002, equation 2.4).
 */
export function underShares(probabilities: Shares, assumed: Shares, actual: Shares): Shares {
  const raw = probabilities.map((probability, at) => probability * ((actual[at] as number) / (assumed[at] as number)));
  const sum = raw.reduce((total, value) => total + value, 0);
  return [(raw[0] as number) / sum, (raw[1] as number) / sum, (raw[2] as number) / sum];
}

/** The shares that make the texts' own probabilities most probable (the same paper's iteration), held to `assumed`. */
export function estimatedShares(texts: readonly Shares[], assumed: Shares): Shares {
  const held = HELD_BY + HELD_BY_SHARE * texts.length;
  let shares = assumed;
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = assumed.map((share) => share * held);
    for (const text of texts) {
      underShares(text, assumed, shares).forEach((probability, at) => {
        sums[at] = (sums[at] as number) + probability;
      });
    }
    const all = texts.length + held;
    shares = [(sums[0] as number) / all, (sums[1] as number) / all, (sums[2] as number) / all];
  }
  return shares;
}
