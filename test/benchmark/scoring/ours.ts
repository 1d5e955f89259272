import { readFileSync } from 'node:fs';
import type { LabelledText } from '../../../bin/training/labelled-sets.ts';
import { WEIGHTS_FILE } from '../../../functions/adapters/scoring/built-in-scorer.ts';
import type { Shares } from '../../../functions/domain/scoring/base-rate.ts';
import { createScorer } from '../../../functions/domain/scoring/model/scorer.ts';
import { type Channel, decodeWeights } from '../../../functions/domain/scoring/model/weights-file.ts';
import { type Judged as Given, judgeSentiment } from '../../../functions/domain/scoring/sentiment.ts';
import { Features } from '../../../functions/domain/scoring/text/features.ts';
import { Lexicon } from '../../../functions/domain/scoring/text/lexicon.ts';
import type { Judged, Label } from './measures.ts';

const LABELS = { negative: 0, neutral: 1, positive: 2 } as const;

const bytes = readFileSync(process.env['WEIGHTS'] ?? WEIGHTS_FILE);
const scorer = createScorer(bytes);
export const judgedText = (given: Given) => judgeSentiment(given, scorer);
export const weightsSize = bytes.length;

const { header, lexicon } = decodeWeights(bytes);
const reader = new Features(
  new Lexicon(lexicon.keys, lexicon.codes),
  header.seed,
  header.languages,
  header.languageSets,
);

/** The language read in a text of which nothing is told. */
export const languageOf = (text: string): string => reader.read(text, '');

export const labelWord = (text: string, channel: Channel = 'social') =>
  judgedText({ text, language: 'en', channel }).label;

export function judge(texts: readonly LabelledText[], channel: Channel): Judged[] {
  return texts.map(({ text, language, label }) => {
    const read = judgedText({ text, channel, ...(language === '' ? {} : { language }) });
    return {
      gold: label,
      guess: LABELS[read.label] as Label,
      negative: read.negative,
      probabilities: [read.negative, read.neutral, read.positive],
      weight: 1,
    };
  });
}

/** The same judgements with other probabilities, labelled by the most probable. */
export function judgedAnew(judged: readonly Judged[], change: (probabilities: Shares) => Shares): Judged[] {
  return judged.map((one) => {
    if (one.probabilities === undefined) return one;
    const probabilities = change(one.probabilities);
    const most = Math.max(...probabilities);
    const guess: Label = most === probabilities[0] ? 0 : most === probabilities[2] ? 2 : 1;
    return { ...one, probabilities, guess, negative: probabilities[0] };
  });
}

/** Milliseconds from the file to a scorer that has judged once; the median of fresh ones. */
export function loadTime(): number {
  const times = Array.from({ length: 15 }, () => {
    const begin = performance.now();
    createScorer(readFileSync(WEIGHTS_FILE));
    return performance.now() - begin;
  });
  return times.toSorted((a, b) => a - b)[7] as number;
}
