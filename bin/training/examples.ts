import type { FeatureList, Features } from '../../functions/domain/scoring/text/features.ts';
import { DENSE_FEATURES } from '../../functions/domain/scoring/text/tone.ts';
import type { LabelledText } from './labelled-sets.ts';

/** Texts as features, in flat arrays: a hundred million numbers are too many for objects. */
export interface Examples {
  readonly count: number;
  /** Hashes of the words, grams and turns of all texts, one after the other. */
  readonly hashes: Uint32Array;
  /** Three ends for each text, in `hashes`: of its words, its grams and its turns. */
  readonly ends: Uint32Array;
  readonly dense: Float32Array;
  readonly labels: Uint8Array;
}

/** `languageOf` decides what the featuriser is told, so that a share can be read without a language. */
export function examplesOf(
  texts: readonly LabelledText[],
  features: Features,
  languageOf: (text: LabelledText, index: number) => string,
): Examples {
  let hashes = new Uint32Array(texts.length * 256);
  const ends = new Uint32Array(texts.length * 3);
  const dense = new Float32Array(texts.length * DENSE_FEATURES);
  const labels = new Uint8Array(texts.length);
  let used = 0;
  const append = ({ hashes: from, count }: FeatureList): number => {
    while (used + count > hashes.length) {
      const larger = new Uint32Array(hashes.length * 2);
      larger.set(hashes);
      hashes = larger;
    }
    hashes.set(from.subarray(0, count), used);
    used += count;
    return used;
  };
  texts.forEach((text, index) => {
    features.read(text.text, languageOf(text, index));
    ends[index * 3] = append(features.words);
    ends[index * 3 + 1] = append(features.grams);
    ends[index * 3 + 2] = append(features.turns);
    dense.set(features.tone.dense, index * DENSE_FEATURES);
    labels[index] = text.label;
  });
  return { count: texts.length, hashes: hashes.slice(0, used), ends, dense, labels };
}
