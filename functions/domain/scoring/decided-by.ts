import type { Instant } from '../shared/time.ts';
import type { Shares } from './base-rate.ts';

/** That another judge was asked because the built-in one was not sure, and what the latter had thought. */
export interface SecondOpinion {
  /** Who was asked, for people: `Comprehend`. */
  readonly by: string;
  /** In percent: negative, neutral, positive, as the built-in scorer had it. */
  readonly instead: Shares;
}

/** What a brand table did to a judgement. */
export interface BrandShift {
  readonly madeAt: Instant;
  /** Log-odds of positive against negative: below zero it made the text more negative. */
  readonly moved: number;
}
