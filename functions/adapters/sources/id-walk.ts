import { compareIds, newestId, oldestId } from '../../domain/mentions/opaque-id.ts';
import type { Duration, Instant } from '../../domain/shared/time.ts';

/** Between which ids a page lies: forward from `min`, or, of what comes newest first, back from `max`. */
export interface Place {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** One entry of a page; its time where the source tells one. */
interface Placed {
  readonly id: string | undefined;
  readonly at: Instant | undefined;
}

interface Page {
  /** Where it was asked for: without a `min` it is the first one ever, of the newest. */
  readonly asked: Place;
  readonly isFull: boolean;
  readonly isBackward: boolean;
  /** Entries may arrive late, with ids of when they were written: so far back every poll looks again. */
  readonly overlap: Duration;
  readonly now: Instant;
}

/** A page of a feed whose entries are ordered by opaque ids: the bookmark after it, and where its walk goes on. */
export function walkByIds(entries: readonly Placed[], page: Page): { bookmark?: string; further?: Place } {
  const ids = entries.flatMap(({ id }) => id ?? []);
  const further = furtherFrom(newestId(ids), oldestId(ids), page);
  const bookmark = settled(entries, ids, page);
  return { ...(bookmark === undefined ? {} : { bookmark }), ...(further === undefined ? {} : { further }) };
}

/** As long as the walk gets on: a server that repeats itself ends it. */
function furtherFrom(newest: string | undefined, oldest: string | undefined, page: Page): Place | undefined {
  const { min, max } = page.asked;
  if (!page.isFull || min === undefined || newest === undefined || oldest === undefined) return undefined;
  if (page.isBackward) return max === undefined || compareIds(oldest, max) < 0 ? { min, max: oldest } : undefined;
  return compareIds(newest, min) > 0 ? { min: newest } : undefined;
}

/**
 * The bookmark, undefined to leave it where it is. Never the newest entry itself, so that the next page from there
 * always holds something: an empty one then means a closed feed or a deleted entry, not silence.
 */
function settled(
  entries: readonly Placed[],
  ids: readonly string[],
  { asked, isFull, overlap, now }: Page,
): string | undefined {
  const times = entries.flatMap(({ at }) => (at === undefined || at > now ? [] : [at]));
  const settledAt = Math.max(...times) - overlap;
  const newest = newestId(entries.flatMap(({ id, at = Infinity }) => (at <= settledAt ? (id ?? []) : [])));
  if (newest !== undefined && newest !== newestId(ids)) return newest;
  return (isFull || asked.min === undefined) && ids.length > 1 ? oldestId(ids) : undefined;
}
