import type { MentionFacts } from './facts.ts';

/** One response clock, with what is known of its mention. */
export type ClockFacts = Omit<MentionFacts, 'earlier'>;

/** Every response clock of a mention, oldest first. An earlier one has ended with a response that was seen. */
export function clocksOf(facts: MentionFacts): readonly ClockFacts[] {
  const { earlier = [], ...newest } = facts;
  const { dueAt, respondedAt, recoveredAt, endedAt, seenAt, stages, ...ofMention } = newest;
  return [...earlier.map((cycle) => ({ ...ofMention, responseUnknown: false, ...cycle })), newest];
}

/** `brand/origin/id`, as every command names a mention. */
export const clockName = (facts: Pick<MentionFacts, 'brand' | 'origin' | 'externalId'>): string =>
  `${facts.brand}/${facts.origin}/${facts.externalId}`;
