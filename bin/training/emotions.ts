import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  EMOTION_BITS,
  EMOTIONS,
  type Emotion,
  type EmotionHeader,
} from '../../functions/domain/scoring/model/emotions.ts';
import type { Features } from '../../functions/domain/scoring/text/features.ts';
import { DENSE_FEATURES } from '../../functions/domain/scoring/text/tone.ts';
import { seededOrder } from './seeded-order.ts';

/** Which of GoEmotions' labels belong to each of ours. */
const LABELS: Readonly<Record<Emotion, readonly string[]>> = {
  anger: ['anger', 'annoyance', 'disapproval', 'disgust'],
  disappointment: ['disappointment', 'sadness', 'remorse', 'grief'],
  worry: ['fear', 'nervousness'],
  confusion: ['confusion'],
  joy: 'joy amusement excitement gratitude love admiration optimism pride relief approval caring'.split(' '),
};
const BUCKETS = 2 ** EMOTION_BITS;
const SIZE = BUCKETS + DENSE_FEATURES;
const EPOCHS = 5;
const RATE = 0.1;
const DECAY = 0.002;
/** Macro-F1 on the dev set below which emotions are left out of the file. */
const LEAST_MACRO_F1 = 0.45;

interface Example {
  readonly is: readonly boolean[];
  readonly at: Uint32Array;
  readonly value: Float32Array;
}

export interface TrainedEmotions {
  readonly header: EmotionHeader;
  readonly table: Int8Array;
  readonly texts: number;
}

/**
 * One logistic regression for each emotion over the features of sentiment, learned from `emotion/`. Thresholds are
 * those of the best F1 on its dev set. Undefined where there is no such folder, or where the figure is too low.
 */
export function trainEmotions(
  folder: string,
  features: Features,
  seed: number,
  onProgress: (line: string) => void,
): TrainedEmotions | undefined {
  const at = join(folder, 'emotion');
  if (!existsSync(at)) return undefined;
  const names = readFileSync(join(at, 'labels.txt'), 'utf8').split('\n').filter(Boolean);
  const read = (file: string): Example[] =>
    readFileSync(join(at, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => exampleOf(line, names, features));
  const examples = read('goemotions-train.tsv');
  const dev = read('goemotions-dev.tsv');
  const table = new Int8Array(BUCKETS * EMOTIONS.length);
  const classes = EMOTIONS.map((emotion, index) => {
    const { weights, step } = quantised(trainOne(examples, index, seed));
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      table[bucket * EMOTIONS.length + index] = weights[bucket] as number;
    }
    const dense = Array.from(weights.subarray(BUCKETS), (weight) => Number((weight * step).toPrecision(5)));
    const { threshold, f1 } = bestThreshold(dev, index, (example) => sumOf(example, weights) * step);
    onProgress(`emotion ${emotion}: F1 ${f1.toFixed(3)} on dev`);
    return { emotion, step, dense, threshold, f1 };
  });
  const macroF1 = classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length;
  onProgress(`emotions: macro-F1 ${macroF1.toFixed(3)} on dev`);
  if (macroF1 < LEAST_MACRO_F1) return undefined;
  return {
    header: { macroF1: Number(macroF1.toFixed(3)), classes: classes.map(({ f1: _, ...kept }) => kept) },
    table,
    texts: examples.length,
  };
}

function exampleOf(line: string, names: readonly string[], features: Features): Example {
  const [text = '', ids = ''] = line.split('\t');
  const labels = new Set(ids.split(',').map((id) => names[Number(id)] ?? ''));
  features.read(text, 'en');
  const { words, grams, tone } = features;
  const count = words.count + grams.count;
  const at = new Uint32Array(count + DENSE_FEATURES);
  const value = new Float32Array(count + DENSE_FEATURES);
  let used = 0;
  for (const { hashes, count: own } of [words, grams]) {
    for (let index = 0; index < own; index += 1) {
      at[used] = (hashes[index] as number) >>> (32 - EMOTION_BITS);
      value[used] = 1 / Math.sqrt(own);
      used += 1;
    }
  }
  for (let index = 0; index < DENSE_FEATURES; index += 1) {
    at[used + index] = BUCKETS + index;
    value[used + index] = tone.dense[index] as number;
  }
  return { is: EMOTIONS.map((emotion) => LABELS[emotion].some((label) => labels.has(label))), at, value };
}

function sumOf({ at, value }: Example, weights: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < at.length; index += 1) {
    sum += (weights[at[index] as number] as number) * (value[index] as number);
  }
  return sum;
}

function trainOne(examples: readonly Example[], emotion: number, seed: number): Float32Array {
  const weights = new Float32Array(SIZE);
  const squares = new Float32Array(SIZE).fill(0.01);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const chosen of seededOrder(examples.length, seed + epoch)) {
      const example = examples[chosen] as Example;
      const { at, value } = example;
      const error = 1 / (1 + Math.exp(-sumOf(example, weights))) - (example.is[emotion] ? 1 : 0);
      const pull = DECAY * Math.abs(error);
      for (let index = 0; index < at.length; index += 1) {
        const bucket = at[index] as number;
        const gradient = error * (value[index] as number);
        const square = (squares[bucket] as number) + gradient * gradient;
        squares[bucket] = square;
        const weight = weights[bucket] as number;
        weights[bucket] = weight - (RATE * (gradient + pull * weight)) / Math.sqrt(square);
      }
    }
  }
  return weights;
}

/** The buckets in steps that fit a byte; the dense weights, which are not stored so, in the same steps. */
function quantised(weights: Float32Array): { readonly weights: Float32Array; readonly step: number } {
  const sizes = weights.subarray(0, BUCKETS).map(Math.abs).sort();
  const largest = sizes[Math.floor(sizes.length * 0.9995)] as number;
  const step = Number((largest / 127).toPrecision(6)) || 1;
  const inSteps = weights.map((weight, index) => {
    const steps = weight / step;
    return index < BUCKETS ? Math.max(-127, Math.min(127, Math.round(steps))) : steps;
  });
  return { weights: inSteps, step };
}

function bestThreshold(dev: readonly Example[], emotion: number, score: (example: Example) => number) {
  const scored = dev
    .map((example) => ({ score: score(example), is: example.is[emotion] === true }))
    .sort((a, b) => b.score - a.score);
  const all = scored.filter(({ is }) => is).length;
  let [hits, f1, threshold] = [0, 0, Number.MAX_SAFE_INTEGER];
  scored.forEach(({ score: at, is }, index) => {
    if (is) hits += 1;
    const reached = (2 * hits) / (index + 1 + all);
    if (reached > f1) [f1, threshold] = [reached, at];
  });
  return { f1, threshold: Number(threshold.toFixed(4)) };
}
