import type { Sentiment } from './score.ts';

/** How many times likelier a label becomes by the stars that say it. */
const STARS_WEIGH = 20;

/**
 * One or two stars are negative and four or five positive, whatever the words say; between them the text decides. Many
 * stars over a confidently negative text stay negative: a hidden complaint.
 */
export function withStars(text: Sentiment, rating: number | undefined): Sentiment {
  if (rating === undefined || (rating > 2 && rating < 4)) return text;
  if (rating <= 2) return leaning(text, 'negative');
  return isHiddenComplaint(text, rating) ? text : leaning(text, 'positive');
}

/** Four or five stars over a text that complains. */
const isHiddenComplaint = (text: Pick<Sentiment, 'label' | 'confident'>, rating: number | undefined): boolean =>
  rating !== undefined && rating >= 4 && text.label === 'negative' && text.confident;

/** The stars' side wins and is sure; how much is left to the other two, the text says. Words of the other side go. */
function leaning(text: Sentiment, label: 'negative' | 'positive'): Sentiment {
  const { negative, neutral, positive, words } = text;
  const sum = STARS_WEIGH + 1;
  const own = (label === 'negative' ? 1 : 0) * STARS_WEIGH;
  return {
    label,
    negative: (negative + own) / sum,
    neutral: neutral / sum,
    positive: (positive + STARS_WEIGH - own) / sum,
    confident: true,
    words: text.label === label ? words : [],
  };
}
