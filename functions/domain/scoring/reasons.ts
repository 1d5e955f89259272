import { dayWords } from '../shared/day-words.ts';
import type { Sentiment } from './score.ts';
import type { Subjects } from './themes/find-themes.ts';

interface Judged {
  readonly rating: number | undefined;
  readonly sentiment: Sentiment;
  readonly subjects: Subjects;
  readonly reach: string | undefined;
  /** A theme made it graver than tone and stars. */
  readonly isGraver: boolean;
}

const MOST_THEMES = 3;

/** Why, in words that a person can check, most telling first. What stands in quotation marks is the customer's. */
export function reasonsFor({ rating, sentiment, subjects, reach, isGraver }: Judged): string[] {
  const stars = rating === undefined ? [] : [`${rating} ${rating === 1 ? 'star' : 'stars'}`];
  const isHidden = rating !== undefined && rating >= 4 && sentiment.label === 'negative';
  const hidden = isHidden ? ['negative words under many stars'] : [];
  const tone = rating === undefined || sentiment.words.length > 0 ? [toneOf(sentiment)] : [];
  const about = subjects.themes
    .slice(0, MOST_THEMES)
    .map(({ id, evidence }) => (evidence === undefined ? `about ${id}` : `about ${id}: "${evidence}"`));
  const leaving = subjects.leaving === undefined ? [] : [`wants to leave: "${subjects.leaving}"`];
  const seen = reach === undefined ? [] : [`seen by many: ${reach}`];
  const [first, ...others] = about;
  return isGraver && first !== undefined
    ? [first, ...hidden, ...stars, ...tone, ...leaving, ...seen, ...others]
    : [...hidden, ...stars, ...tone, ...leaving, ...seen, ...about];
}

function toneOf(sentiment: Sentiment): string {
  const certainty = sentiment.confident ? '' : ', not certain';
  const words = sentiment.words.length > 0 ? `: ${sentiment.words.map((word) => `"${word}"`).join(', ')}` : '';
  return `${sentiment.label} text${asSaidBy(sentiment)}${asLearned(sentiment)}${certainty}${words}`;
}

/** `, by the brand table of 14 Nov (-0.8)`: log-odds of positive against negative. */
function asLearned({ brandTable, secondOpinion }: Sentiment): string {
  if (brandTable === undefined || secondOpinion !== undefined) return '';
  const { madeAt, moved } = brandTable;
  return `, by the brand table of ${dayWords(madeAt)} (${moved > 0 ? '+' : '-'}${Math.abs(moved).toFixed(1)})`;
}

/** `, as Comprehend says (91 %; built-in 20 negative, 45 neutral, 35 positive)` */
function asSaidBy({ label, secondOpinion, ...sides }: Sentiment): string {
  if (secondOpinion === undefined) return '';
  const { by, instead } = secondOpinion;
  const [negative, neutral, positive] = instead;
  const built = `built-in ${negative} negative, ${neutral} neutral, ${positive} positive`;
  return `, as ${by} says (${Math.round(sides[label] * 100)} %; ${built})`;
}
