import Lexicon from 'sentiment';
import type { Sentiment } from './score.ts';

/** What is judged: a text, and what its source says about it. */
export interface Judged {
  readonly text: string;
  readonly language?: string;
  /** Stars, 1 to 5. */
  readonly rating?: number;
  /** Reviews are seldom neutral, posts often are. @default social */
  readonly channel?: 'social' | 'review';
}

/** Longer texts are judged by their beginning: a lexicon gains nothing from more. */
const READ_CHARACTERS = 4_000;
/** Spreads the lexicon's sum over -1..1; the constant of Hutto & Gilbert, "VADER" (2014), section 3.3. */
const NORMALISATION = 15;
/** How sharply the spread sum turns into probabilities, and how much it takes to leave neutral: chosen on the dev sets. */
const SLOPE = 3;
const NEUTRAL_BIAS = { social: 0.9, review: -0.4 } as const;
const CONFIDENT = 0.7;

const lexicon = new Lexicon();

/**
 * Sentiment of a text and its stars. First form: AFINN by the `sentiment` package, which knows English and emoji;
 * texts that a source marks as another language are left undecided rather than guessed.
 */
export function judgeSentiment(judged: Judged): Sentiment {
  return withStars(judgeText(judged), judged.rating);
}

function judgeText({ text, language, channel = 'social' }: Judged): Sentiment {
  const english = language === undefined || /^en\b/iu.test(language);
  const read = lexicon.analyze(english ? spacedEmoji(text) : emojiOf(text));
  const compound = read.score / Math.sqrt(read.score * read.score + NORMALISATION);
  const words = (compound < 0 ? read.negative : read.positive).toReversed();
  return fromWeights(
    Math.exp(-SLOPE * compound),
    Math.exp(NEUTRAL_BIAS[read.score === 0 ? 'social' : channel]),
    Math.exp(SLOPE * compound),
    [...new Set(words)],
  );
}

/**
 * One or two stars are negative and four or five positive, whatever the lexicon thinks; at three the text decides.
 * Many stars over a confidently negative text stay negative: a hidden complaint.
 */
function withStars(text: Sentiment, rating: number | undefined): Sentiment {
  if (rating === undefined || rating === 3) return text;
  if (rating < 3) return fromWeights(8 + text.negative, text.neutral, text.positive, text.words);
  if (text.label === 'negative' && text.confident) return text;
  return fromWeights(text.negative, text.neutral, 8 + text.positive, text.words);
}

function fromWeights(negative: number, neutral: number, positive: number, words: readonly string[]): Sentiment {
  const sum = negative + neutral + positive;
  const [n, u, p] = [negative / sum, neutral / sum, positive / sum];
  const most = Math.max(n, u, p);
  const label = most === n ? 'negative' : most === p ? 'positive' : 'neutral';
  return { label, negative: n, neutral: u, positive: p, confident: most >= CONFIDENT, words: words.slice(0, 5) };
}

const emojiOf = (text: string): string =>
  (text.slice(0, READ_CHARACTERS).match(/\p{Extended_Pictographic}/gu) ?? []).join(' ');

/** The lexicon splits at spaces only, so that a row of emoji would be one unknown word. */
const spacedEmoji = (text: string): string =>
  text.slice(0, READ_CHARACTERS).replaceAll(/\p{Extended_Pictographic}/gu, ' $& ');
