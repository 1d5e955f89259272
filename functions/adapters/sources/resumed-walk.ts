import type { Known } from '../../ports/sources.ts';

/** Bookmarks of a source, by name. */
export type Cursor = Known['cursor'];

/**
 * The names in a source's cursor of a walk from the newest backwards that one poll may not end: where the next poll
 * goes on, the bookmark that the walk sets at its end, both empty while none is under way, and the bookmark itself.
 */
export interface Walk {
  readonly place: string;
  readonly newest: string;
  readonly bookmark: string;
}

/** What to forget of a walk that has come to its end, or cannot go on. */
export const ended = ({ place, newest }: Walk): Cursor => ({ [place]: '', [newest]: '' });

/**
 * The cursor after a page of a walk that goes on at `place`, or has ended where there is none. The bookmark moves at the
 * end only, to the newest of the first page: a break in the middle must not skip the rest.
 */
export function walkedTo(
  walk: Walk,
  cursor: Cursor,
  newestHere: string | undefined,
  place: string | undefined,
): Cursor {
  const isUnderWay = Boolean(cursor[walk.place]);
  const newest = (isUnderWay ? cursor[walk.newest] : undefined) || newestHere;
  if (place !== undefined) return { [walk.place]: place, [walk.newest]: newest ?? '' };
  const done = isUnderWay ? ended(walk) : {};
  return newest === undefined || newest === cursor[walk.bookmark] ? done : { ...done, [walk.bookmark]: newest };
}
