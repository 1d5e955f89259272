import { createRequire } from 'node:module';
import type { Label } from './measures.ts';

/** One sum for a text, negative for negative. */
interface Peer {
  readonly name: string;
  readonly score: (text: string) => number;
  /** How far from 0 a sum must be not to be neutral: the peer's own advice. */
  readonly neutralWithin: number;
}

// None of them brings types.
const load = createRequire(import.meta.url);
const Sentiment = load('sentiment') as new () => { analyze(text: string): { readonly score: number } };
const wink = load('wink-sentiment') as (text: string) => { readonly score: number };
const vader = load('vader-sentiment') as {
  readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } };
};
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
