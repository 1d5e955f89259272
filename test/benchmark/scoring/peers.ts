import Sentiment from 'sentiment';
import vader from 'vader-sentiment';
import wink from 'wink-sentiment';
import type { Label } from './measures.ts';

/** One sum for a text, negative for negative. */
interface Peer {
  readonly name: string;
  readonly score: (text: string) => number;
  /** How far from 0 a sum must be not to be neutral: the peer's own advice. */
  readonly neutralWithin: number;
}

const sentiment = new Sentiment();

export const PEERS: readonly Peer[] = [
  { name: 'sentiment', score: (text) => sentiment.analyze(text).score, neutralWithin: 0 },
  { name: 'wink', score: (text) => wink(text).score, neutralWithin: 0 },
  {
    name: 'vader',
    score: (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound,
    neutralWithin: 0.05,
  },
];

export function labelBy({ neutralWithin }: Peer, score: number): Label {
  if (score < -neutralWithin || (neutralWithin > 0 && score === -neutralWithin)) return 0;
  return score > neutralWithin || (neutralWithin > 0 && score === neutralWithin) ? 2 : 1;
}
