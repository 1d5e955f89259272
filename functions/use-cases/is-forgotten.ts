import { knownAuthor } from '../domain/mentions/known-author.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import { isGone } from '../domain/sla/clock-seen.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Place } from './place.ts';

/**
 * Whether a post must not be taken in, or brought back, because its author has asked to be forgotten. Asked only where it
 * would be new to us: what is held of it already was erased when they asked.
 */
export async function isForgotten(
  { author, publishedAt }: Observation,
  held: Mention | undefined,
  { source: { brand }, origin, readAt }: Place,
  mentions: Pick<MentionStore, 'forgottenUntil'>,
): Promise<boolean> {
  if (held !== undefined && (held.erasedAt !== undefined || !isGone(held.clock))) return false;
  const who = knownAuthor(brand, origin, author);
  const until = who === undefined ? undefined : await mentions.forgottenUntil(who);
  // Where the source does not say when it was posted, it may be one of those.
  return until !== undefined && (publishedAt ?? Math.min(until, readAt)) <= until;
}
