import type { Emotion } from '../scoring/model/emotions.ts';
import type { Moment } from '../scoring/moment.ts';

/** What is known of a mention beside its text, where somebody has found it out. */
export interface Insight {
  readonly moment?: Moment;
  readonly emotion?: Emotion;
  readonly earlierByAuthor?: number;
  readonly duplicates?: number;
}
