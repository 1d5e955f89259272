import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';

/** What one turn has done. */
export interface Shown {
  /** What need not wait any longer. */
  readonly done: readonly SlackWaiting[];
  /** Whether Slack was asked to post: the next one has to wait a second. */
  readonly posted: number;
  readonly edited: number;
  /** Alerts told in a digest. */
  readonly folded: number;
}

export const NOTHING_SHOWN: Shown = { done: [], posted: 0, edited: 0, folded: 0 };
