import type { Mention } from '../domain/mentions/mention.ts';
import { lessonOfDismissal } from '../domain/mentions/not-relevant.ts';
import type { BrandText } from '../domain/scoring/brand/learn-brand.ts';

const CORRECTED = / to (negative|neutral|positive) by /u;

/**
 * What is known to be right of a mention's text: as a person said of this very text, else as clear stars have it. What a
 * person called spam or not about the brand teaches nothing, whatever its stars.
 */
export function knownRight({ history, observation }: Mention): BrandText['right'] {
  const ofThisText = history.slice(history.findLastIndex(({ what }) => what === 'edited') + 1);
  const said = (wanted: 'sentimentCorrected' | 'markedNotRelevant') =>
    ofThisText.findLast(({ what }) => what === wanted)?.detail ?? '';
  const label = CORRECTED.exec(said('sentimentCorrected'))?.[1];
  if (label === 'negative' || label === 'neutral' || label === 'positive') return { label, byPerson: true };
  const dismissed = lessonOfDismissal(said('markedNotRelevant'));
  if (dismissed === 'noComplaint') return { label: 'neutral', byPerson: true };
  const { rating } = observation;
  if (dismissed === 'noLesson' || rating === undefined || rating === 3) return undefined;
  return { label: rating < 3 ? 'negative' : 'positive', byPerson: false };
}
