import type { MentionFacts } from '../reports/facts.ts';
import type { Claim } from '../sla/clock.ts';

/** A running clock as a list of what is open knows it: without text and author. */
export interface OpenClock {
  readonly facts: MentionFacts;
  /** Who has it, also when the claim has expired. */
  readonly claim?: Claim;
}
