import type { Observation } from '../mentions/observation.ts';
import type { Sentiment, Severity, SeverityLevel } from './score.ts';
import { judgeSentiment } from './sentiment.ts';

/** Probability of negative from which a text without stars is called severe. */
const STRONGLY_NEGATIVE = 0.8;

/** How badly a mention needs an answer. The first reason decided; the others support it. */
export function judgeSeverity(seen: Pick<Observation, 'title' | 'text' | 'rating' | 'language'>): Severity {
  const sentiment = judgeSentiment({
    text: seen.title ? `${seen.title}. ${seen.text}` : seen.text,
    ...(seen.language === undefined ? {} : { language: seen.language }),
    ...(seen.rating === undefined ? {} : { rating: seen.rating, channel: 'review' as const }),
  });
  return { level: levelOf(seen.rating, sentiment), reasons: reasonsOf(seen.rating, sentiment), sentiment };
}

function levelOf(rating: number | undefined, sentiment: Sentiment): SeverityLevel {
  const negative = sentiment.label === 'negative';
  if (rating === undefined) {
    if (!negative) return sentiment.label === 'neutral' ? 'low' : 'none';
    return sentiment.negative >= STRONGLY_NEGATIVE ? 'high' : 'medium';
  }
  if (rating <= 1) return 'high';
  if (rating === 2) return 'medium';
  if (rating === 3) return negative ? 'medium' : 'low';
  return negative ? 'medium' : 'none';
}

function reasonsOf(rating: number | undefined, sentiment: Sentiment): string[] {
  const stars = rating === undefined ? [] : [`${rating} ${rating === 1 ? 'star' : 'stars'}`];
  const hidden =
    rating !== undefined && rating >= 4 && sentiment.label === 'negative' ? ['negative words under many stars'] : [];
  const tone = rating === undefined || sentiment.words.length > 0 ? [toneOf(sentiment)] : [];
  return [...hidden, ...stars, ...tone];
}

function toneOf(sentiment: Sentiment): string {
  const certainty = sentiment.confident ? '' : ', not certain';
  const words = sentiment.words.length > 0 ? `: ${sentiment.words.map((word) => `"${word}"`).join(', ')}` : '';
  return `${sentiment.label} text${certainty}${words}`;
}
