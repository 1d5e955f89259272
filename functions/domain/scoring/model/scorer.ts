import type { BrandShift, SecondOpinion } from '../decided-by.ts';
import { Features } from '../text/features.ts';
import { Lexicon } from '../text/lexicon.ts';
import { DENSE_FEATURES } from '../text/tone.ts';
import { Contributions } from './contributions.ts';
import { type Emotion, emotionOf } from './emotions.ts';
import { type Calibration, type Channel, type ChannelHeader, decodeWeights } from './weights-file.ts';

/** A text alone, judged: probabilities that add up to 1. */
export interface TextJudgement {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly confident: boolean;
  /** The words that spoke most for the most probable label, most telling first; none for neutral. */
  readonly words: readonly string[];
  /** Primary subtag that the text was read in, as told or as found; empty where nothing was said. */
  readonly language: string;
  /** Where it was asked for, is known and shows. */
  readonly emotion?: Emotion;
  /** Present where another judge decided. */
  readonly secondOpinion?: SecondOpinion;
  /** Present where what was learned from the brand's own mentions moved it. */
  readonly brandTable?: BrandShift;
}

/** Telling emotions costs as much again as all the rest: they are told where they are asked for. */
export type Scorer = (
  text: string,
  language: string | undefined,
  channel: Channel,
  wanted?: { readonly emotion?: boolean },
) => TextJudgement;

/** For texts without a word or a face: empty, spaces, numbers, links, handles. */
const NOTHING_SAID: TextJudgement = {
  negative: 0.2,
  neutral: 0.6,
  positive: 0.2,
  confident: false,
  words: [],
  language: '',
};

/**
 * The built-in scorer: a linear model over hashed features, in memory, synchronous. Refuses bytes that are not weights.
 * One call at a time: it works in buffers of its own.
 */
export function createScorer(bytes: Uint8Array): Scorer {
  const { header, lexicon, tables, turns, emotions } = decodeWeights(bytes);
  const features = new Features(
    new Lexicon(lexicon.keys, lexicon.codes),
    header.seed,
    header.languages,
    header.languageSets,
  );
  const contributions = new Contributions(features);
  return (text, language, channel, wanted) => {
    const known = header.channels[channel];
    const subtag = features.read(text, primarySubtag(language));
    if (!features.saysSomething()) return NOTHING_SAID;
    contributions.sum(tables[channel], turns[channel], known);
    const [negative, positive] = withDense(contributions, features.tone.dense, known);
    // A source may call a language `constructor`.
    const own = Object.hasOwn(known.languages, subtag) ? known.languages[subtag] : undefined;
    const odds = calibrated(negative, positive, own ?? known.calibration);
    const judged = { ...judgement(odds, known, contributions), language: subtag };
    if (wanted?.emotion !== true || header.emotions === undefined || subtag !== 'en') return judged;
    const emotion = emotionOf(features, header.emotions, emotions);
    return emotion === undefined ? judged : { ...judged, emotion };
  };
}

function withDense({ negative, positive }: Contributions, dense: Float64Array, { dense: weights }: ChannelHeader) {
  let [n, p] = [negative, positive];
  for (let at = 0; at < DENSE_FEATURES; at += 1) {
    const value = dense[at] as number;
    n += value * (weights[at * 2] as number);
    p += value * (weights[at * 2 + 1] as number);
  }
  return [n, p] as const;
}

function calibrated(negative: number, positive: number, { scale, shift }: Calibration) {
  return [Math.exp(scale * negative + shift[0]), Math.exp(scale * positive + shift[1])] as const;
}

function judgement(
  [n, p]: readonly [number, number],
  { confidentMargin }: ChannelHeader,
  contributions: Contributions,
): Omit<TextJudgement, 'language'> {
  const sum = n + p + 1;
  const [negative, neutral, positive] = [n / sum, 1 / sum, p / sum];
  const most = Math.max(negative, neutral, positive);
  const second = 1 - most - Math.min(negative, neutral, positive);
  const words =
    most === negative ? contributions.tellingWords(-1) : most === positive ? contributions.tellingWords(1) : [];
  return { negative, neutral, positive, confident: most - second >= confidentMargin, words };
}

/** `pt-BR` -> `pt`; Norwegian has three names. */
function primarySubtag(language: string | undefined): string {
  if (language === undefined) return '';
  const end = language.search(/[-_]/u);
  const subtag = (end < 0 ? language : language.slice(0, end)).toLowerCase();
  return subtag === 'nb' || subtag === 'nn' ? 'no' : subtag;
}
