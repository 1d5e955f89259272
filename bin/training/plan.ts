import { ASSUMED_SHARES } from '../../functions/domain/scoring/base-rate.ts';
import type { Channel } from '../../functions/domain/scoring/model/weights-file.ts';

/** What was chosen on the dev sets; docs/scoring.md says from how many configurations. */
export interface ChannelPlan {
  /** Buckets are `2 ** bits`. */
  readonly bits: number;
  readonly epochs: number;
  /** The last epochs whose mean is kept. */
  readonly averaged: number;
  readonly rate: number;
  readonly decay: number;
  /** How far classes are evened out within a set: 0 as they come, 1 equal. */
  readonly evenness: number;
  /** How much a set counts, where not 1. */
  readonly sets: Readonly<Record<string, number>>;
}

export const SEED = 17;
/** Share of the texts that is read without being told the language: sources often do not say it. */
export const LANGUAGE_WITHHELD = 0.3;
export const MOST_CLASS_WEIGHT = 4;

export const PLANS: Readonly<Record<Channel, ChannelPlan>> = {
  social: {
    bits: 19,
    epochs: 4,
    averaged: 3,
    rate: 0.08,
    decay: 0.002,
    evenness: 0.9,
    sets: {
      tweeteval: 3,
      xlmt: 5,
      finnsent: 1.5,
      wisesight: 1.5,
      afri_am: 1.5,
      afri_ha: 1.5,
      afri_sw: 1.5,
      own_turns: 6,
      own_faint_neutral: 1.5,
      own_faint_praise: 0,
      own_words: 0.5,
      own_reviews: 0.5,
      own_service: 2,
      own_apps: 0.1,
      own_films: 0.1,
      own_places: 0.1,
      own_products: 0.1,
      own_hindi: 1,
      own_hindi_latin: 1,
      own_chinese: 0.2,
      own_indonesian: 0.2,
      own_norwegian: 0.2,
      own_arabic: 0.2,
      own_japanese: 0.2,
    },
  },
  review: {
    bits: 18,
    epochs: 3,
    averaged: 2,
    rate: 0.07,
    decay: 0.005,
    evenness: 0.75,
    sets: {
      own_turns: 4,
      own_faint_neutral: 0,
      own_faint_praise: 19,
      own_words: 3,
      own_reviews: 3,
      own_service: 0.5,
      own_apps: 3,
      own_films: 3,
      own_places: 2,
      own_products: 2,
      own_hindi: 1,
      own_hindi_latin: 1,
      own_chinese: 2,
      own_indonesian: 2,
      own_norwegian: 2,
      own_arabic: 2,
      own_japanese: 2,
    },
  },
};

/** Sets of short posts; all others are reviews. */
export const SOCIAL_SETS: ReadonlySet<string> = new Set([
  'tweeteval',
  'te_emotion',
  'xlmt',
  'goemotions',
  'stsgold',
  'vader_tweets',
  'wisesight',
  'finnsent',
  'afri_am',
  'afri_ha',
  'afri_pcm',
  'afri_pt_mz',
  'afri_sw',
  'swedish',
  'vader_nyt',
]);

/** A class rarer than this is a slip of a two-class set. */
export const RAREST_CLASS = 0.03;

/** How calibration reads the held-out sets. */
export interface CalibrationPlan {
  /** Shares of negative, neutral and positive that probabilities are made for. */
  readonly prior: readonly [number, number, number];
  /** How many texts the channel's own calibration is worth beside a language's. */
  readonly strength: number;
  /** A language with fewer held-out texts goes by the channel. */
  readonly fewest: number;
  /** A set counts as this many texts at most. */
  readonly mostPerSet: number;
  /** How much a set counts, where not 1. */
  readonly sets: Readonly<Record<string, number>>;
  readonly rightWhenConfident: number;
}

export const CALIBRATION: Readonly<Record<Channel, CalibrationPlan>> = {
  social: {
    prior: ASSUMED_SHARES.social,
    strength: 400,
    fewest: 250,
    mostPerSet: 1_500,
    sets: { tweeteval: 3 },
    rightWhenConfident: 0.8,
  },
  review: {
    prior: ASSUMED_SHARES.review,
    strength: 400,
    fewest: 250,
    mostPerSet: 1_000,
    sets: {},
    rightWhenConfident: 0.9,
  },
};

/** Sets in which the same few words stand again and again. */
export const TURNS_ONLY: ReadonlySet<string> = new Set(['own_turns', 'own_faint_neutral', 'own_faint_praise']);
