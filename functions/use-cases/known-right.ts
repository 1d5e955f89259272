import type { Mention } from '../domain/mentions/mention.ts';
import type { BrandText } from '../domain/scoring/brand/learn-brand.ts';

const CORRECTED = / to (negative|neutral|positive) by /u;

/** What is known to be right of a mention's text: as a person said of this very text, else as clear stars have it. */
export function knownRight({ history, observation }: Mention): BrandText['right'] {
  const last = history.findLast(({ what }) => what === 'sentimentCorrected' || what === 'edited');
  const label = last?.what === 'sentimentCorrected' ? CORRECTED.exec(last.detail ?? '')?.[1] : undefined;
  if (label === 'negative' || label === 'neutral' || label === 'positive') return { label, byPerson: true };
  const { rating } = observation;
  if (rating === undefined || rating === 3) return undefined;
  return { label: rating < 3 ? 'negative' : 'positive', byPerson: false };
}
