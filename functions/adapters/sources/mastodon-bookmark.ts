import { newestId, oldestId } from '../../domain/mentions/opaque-id.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Duration, Instant } from '../../domain/shared/time.ts';
import { MINUTE } from '../../domain/shared/time.ts';
import { idAt, valueAt } from './fields.ts';

/** Posts of other servers arrive late, with ids of when they were written: so far back every poll looks again. */
const OVERLAP: Duration = 10 * MINUTE;

export const idsOf = (entries: readonly unknown[]): readonly string[] =>
  entries.flatMap((entry) => idAt(entry, 'id') ?? []);

/**
 * The bookmark after a page, undefined to leave it where it is. Never the newest post itself, so that the next page
 * from there always holds something: an empty one then means a closed feed or a deleted post, not silence.
 */
export function bookmarkAfter(
  entries: readonly unknown[],
  { full, first, now }: { readonly full: boolean; readonly first: boolean; readonly now: Instant },
): string | undefined {
  const timed = entries.flatMap((entry) => {
    const at = instantOf(valueAt(entry, 'created_at'));
    const id = idAt(entry, 'id');
    return at === undefined || id === undefined ? [] : [{ id, at }];
  });
  const newestAt = Math.max(...timed.map(({ at }) => at).filter((at) => at <= now));
  const settled = newestId(timed.filter(({ at }) => at <= newestAt - OVERLAP).map(({ id }) => id));
  const ids = idsOf(entries);
  if (settled !== undefined && settled !== newestId(ids)) return settled;
  return (full || first) && ids.length > 1 ? oldestId(ids) : undefined;
}
