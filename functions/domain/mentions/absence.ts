import type { Instant } from '../shared/time.ts';
import type { Observation } from './observation.ts';
import { compareIds } from './opaque-id.ts';

/** What a walk down a whole feed showed, in the order in which it was served. */
export type Walk = readonly Pick<Observation, 'id' | 'publishedAt'>[];

/** What whole reads have shown of a source so far. */
export interface WholeRead {
  readonly sourceId: string;
  /** Where it was read: what another address shows says nothing. */
  readonly address: string;
  readonly readAt: Instant;
  /** What was shown, by id: a digest that tells whether it has changed since. */
  readonly shown: Readonly<Record<string, string>>;
  /** Ids that a proven read did not show, and when the first one did not. */
  readonly missing: Readonly<Record<string, Instant>>;
}

/**
 * Whether the first walk held the feed exactly as it was at one instant, its own last request, although entries may have
 * come, gone or changed places while it went: no id in it twice, and each still served by a second walk right after.
 *
 * Why: the pages of a walk join without overlap, so a walk of n entries ended with a feed of n (or with as many as the
 * feed shows at most). All n ids are different and, being served before and after that instant, were served then: they
 * are the whole of it. An entry that slipped by between two pages would have needed another one to go, which the second
 * walk does not show, or to come by twice.
 */
export function isProven(first: Walk, second: Walk): boolean {
  const again = new Set(second.map(({ id }) => id));
  return new Set(first.map(({ id }) => id)).size === first.length && first.every(({ id }) => again.has(id));
}

/**
 * Tells of an entry whether the walk would have shown it. A feed that shows its newest only has an end, so nothing is
 * known below the oldest one that was shown; and only an order that the walk kept to tells what lies above. Undefined
 * where it kept to none: then its feed is ordered by something that we cannot judge.
 */
export function reachOf(walk: Walk): ((entry: Walk[number]) => boolean) | undefined {
  const reaches = [reachById(walk), reachByTime(walk)].filter((reach) => reach !== undefined);
  return reaches.length === 0 || walk.length < 2 ? undefined : (entry) => reaches.every((reach) => reach(entry));
}

function reachById(walk: Walk): ((entry: Walk[number]) => boolean) | undefined {
  const oldest = walk.at(-1)?.id;
  if (oldest === undefined || !isFalling(walk, (a, b) => compareIds(a.id, b.id))) return undefined;
  return ({ id }) => compareIds(id, oldest) > 0;
}

function reachByTime(walk: Walk): ((entry: Walk[number]) => boolean) | undefined {
  const oldest = walk.at(-1)?.publishedAt;
  if (oldest === undefined || walk.some(({ publishedAt }) => publishedAt === undefined)) return undefined;
  if (!isFalling(walk, (a, b) => (a.publishedAt ?? 0) - (b.publishedAt ?? 0))) return undefined;
  return ({ publishedAt }) => publishedAt !== undefined && publishedAt > oldest;
}

const isFalling = (walk: Walk, compare: (a: Walk[number], b: Walk[number]) => number): boolean =>
  walk.every((entry, index) => {
    const above = walk[index - 1];
    return above === undefined || compare(above, entry) >= 0;
  });

/** So much at once is a feed that shows something else, not customers who think better of it. */
export const isMassAbsence = (absent: number, known: number): boolean => absent > 5 && absent * 2 > known;
