import type { Calibration } from '../../functions/domain/scoring/model/weights-file.ts';

/** Raw logits of held-out texts, with what they should have been. */
export interface Held {
  /** Negative and positive for each text in turn. */
  readonly logits: Float64Array;
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
  /** 1 where the set knows no neutral. */
  readonly twoClass: Uint8Array;
}

const ROUNDS = 400;
const RATE = 0.5;

/**
 * Scale and shifts under which the held-out texts are most probable (vector scaling with one scale), starting from and
 * held to `prior` with the given strength in texts: a language with few texts stays near its channel.
 */
export function fitCalibration(held: Held, prior: Calibration, strength: number): Calibration {
  let { scale } = prior;
  let [shiftN, shiftP] = prior.shift;
  const { logits, labels, weights, twoClass } = held;
  const total = weights.reduce((sum, weight) => sum + weight, 0) + strength;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [gradScale, gradN, gradP] = [
      strength * (scale - prior.scale),
      strength * (shiftN - prior.shift[0]) * 0.1,
      strength * (shiftP - prior.shift[1]) * 0.1,
    ];
    for (let at = 0; at < labels.length; at += 1) {
      const [zn, zp] = [logits[at * 2] as number, logits[at * 2 + 1] as number];
      const [en, ep] = [Math.exp(scale * zn + shiftN), Math.exp(scale * zp + shiftP)];
      const sum = en + ep + (twoClass[at] === 1 ? 0 : 1);
      const weight = weights[at] as number;
      const errorN = weight * (en / sum - (labels[at] === 0 ? 1 : 0));
      const errorP = weight * (ep / sum - (labels[at] === 2 ? 1 : 0));
      gradN += errorN;
      gradP += errorP;
      gradScale += errorN * zn + errorP * zp;
    }
    scale = Math.max(0.05, scale - (RATE * gradScale) / total);
    shiftN -= (RATE * gradN) / total;
    shiftP -= (RATE * gradP) / total;
  }
  return { scale, shift: [shiftN, shiftP] };
}

/** Negative, neutral and positive. */
export function probabilities(zn: number, zp: number, { scale, shift }: Calibration): [number, number, number] {
  const [en, ep] = [Math.exp(scale * zn + shift[0]), Math.exp(scale * zp + shift[1])];
  const sum = en + ep + 1;
  return [en / sum, 1 / sum, ep / sum];
}
