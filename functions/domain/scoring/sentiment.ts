import type { Emotion } from './model/emotions.ts';
import type { Scorer, TextJudgement } from './model/scorer.ts';
import type { Channel } from './model/weights-file.ts';
import type { Sentiment } from './score.ts';
import { withStars } from './stars.ts';

/** What is judged: a text, and what its source says about it. */
export interface Judged {
  readonly text: string;
  readonly language?: string;
  /** Stars, 1 to 5. */
  readonly rating?: number;
  /** Reviews are seldom neutral, posts often are. @default social */
  readonly channel?: Channel;
  /** Whether its emotion is asked for too. */
  readonly emotion?: boolean;
}

/** Sentiment of a text and its stars. Any text will do: empty, emoji only, any script, any length. */
export const judgeSentiment = (judged: Judged, scorer: Scorer): Sentiment => readSentiment(judged, scorer).sentiment;

/** The same, with the language that the text was read in: a primary subtag, or empty. */
export function readSentiment(
  { text, language, rating, channel = 'social', emotion: wanted = false }: Judged,
  scorer: Scorer,
): Read {
  const { language: read, emotion, ...judgement } = scorer(text, language, channel, { emotion: wanted });
  const sentiment = withStars(labelled(judgement), rating);
  return { sentiment, language: read, ...(emotion !== undefined && { emotion }) };
}

interface Read {
  readonly sentiment: Sentiment;
  readonly language: string;
  readonly emotion?: Emotion;
}

function labelled(judgement: Omit<TextJudgement, 'language' | 'emotion'>): Sentiment {
  const { negative, neutral, positive } = judgement;
  const most = Math.max(negative, neutral, positive);
  return { label: most === negative ? 'negative' : most === positive ? 'positive' : 'neutral', ...judgement };
}
