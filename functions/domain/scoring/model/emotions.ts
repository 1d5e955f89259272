import type { Features } from '../text/features.ts';
import { DENSE_FEATURES } from '../text/tone.ts';

export const EMOTIONS = ['anger', 'disappointment', 'worry', 'confusion', 'joy'] as const;
export type Emotion = (typeof EMOTIONS)[number];

/** Buckets are `2 ** EMOTION_BITS`, one byte for each emotion in turn. */
export const EMOTION_BITS = 15;
export const EMOTION_SIZE = 2 ** EMOTION_BITS * EMOTIONS.length;

export interface EmotionHeader {
  /** On the dev set that thresholds were chosen on. */
  readonly macroF1: number;
  readonly classes: readonly {
    readonly emotion: Emotion;
    /** What one step of the table's bytes is worth. */
    readonly step: number;
    readonly dense: readonly number[];
    /** Sum from which the emotion is told. */
    readonly threshold: number;
  }[];
}

/** The emotion that a text, already read, shows most clearly; undefined for none. Known for English alone. */
export function emotionOf(features: Features, { classes }: EmotionHeader, table: Int8Array): Emotion | undefined {
  const sums = new Float64Array(EMOTIONS.length);
  for (const { hashes, count } of [features.words, features.grams]) {
    if (count === 0) continue;
    const scale = 1 / Math.sqrt(count);
    for (let at = 0; at < count; at += 1) {
      const bucket = ((hashes[at] as number) >>> (32 - EMOTION_BITS)) * EMOTIONS.length;
      for (let index = 0; index < EMOTIONS.length; index += 1) {
        sums[index] = (sums[index] as number) + (table[bucket + index] as number) * scale;
      }
    }
  }
  let clearest: Emotion | undefined;
  let lead = 0;
  classes.forEach(({ emotion, step, dense, threshold }, index) => {
    let sum = (sums[index] as number) * step;
    for (let at = 0; at < DENSE_FEATURES; at += 1) sum += (dense[at] ?? 0) * (features.tone.dense[at] as number);
    if (sum - threshold > lead) {
      lead = sum - threshold;
      clearest = emotion;
    }
  });
  return clearest;
}
