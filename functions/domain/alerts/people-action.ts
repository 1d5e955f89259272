import type { MentionKey } from '../mentions/mention.ts';
import type { Sentiment } from '../scoring/score.ts';
import type { Instant } from '../shared/time.ts';

/** What people do with a mention, in Slack and from the command line alike. */
export const DEEDS = [
  'claim',
  'snooze',
  'pause',
  'resume',
  'notRelevant',
  'answered',
  'handOver',
  'sentiment',
  'note',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Done by somebody at an instant: that instant and the deed make it the same one, however often it is delivered. */
export interface PeopleAction {
  readonly key: MentionKey;
  /** The response cycle that was meant; absent: the present one. */
  readonly cycle?: number;
  readonly by: string;
  readonly at: Instant;
  readonly does: Deed;
  /** End of a snooze or a pause. */
  readonly until?: Instant;
  /** Why; of a note, its text. */
  readonly reason?: string;
  /** Where it was answered. */
  readonly link?: string;
  /** When it was answered. @default at */
  readonly answeredAt?: Instant;
  /** Id of the owner whom it is handed to. */
  readonly to?: string;
  readonly label?: Sentiment['label'];
}
