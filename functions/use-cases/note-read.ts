import type { Refusals, SourceProgress } from '../domain/mentions/coverage.ts';
import { withLags } from '../domain/mentions/lag-histogram.ts';
import { isDrift, READ_NOTED_EVERY, withoutIds } from '../domain/mentions/source-health.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Stored } from './store-page.ts';
import type { Watched } from './watched-source.ts';

type Notes = Pick<SourceProgress, 'readAt' | 'lags' | 'refusals' | 'sinceWhole'>;

/** Ids that are kept for the next whole read; older ones of a busier source are noticed by the one after it. */
const MOST_SINCE_WHOLE = 60;

/** What a complete read adds to the coverage of its source, and whether that alone is worth a write. */
export function notesOf(
  { before, reader }: Pick<Watched, 'before' | 'reader'>,
  stored: Stored,
  at: Instant,
): { readonly notes: Notes; readonly isDue: boolean } {
  const lags = stored.found.flatMap(({ lag }) => (lag === undefined ? [] : [lag]));
  const refusals = refusalsOf(before.refusals, stored, at);
  const found = stored.found.map(({ id }) => id);
  const sinceWhole =
    reader.capabilities.seesDeletions === 'byAbsence'
      ? [...(before.sinceWhole ?? []), ...found].slice(-MOST_SINCE_WHOLE)
      : [];
  return {
    notes: {
      readAt: at,
      ...((lags.length > 0 || before.lags !== undefined) && { lags: withLags(before.lags, lags) }),
      ...(refusals !== undefined && { refusals }),
      ...(sinceWhole.length > 0 && { sinceWhole }),
    },
    isDue:
      found.length > 0 ||
      drifts(refusals) !== drifts(before.refusals) ||
      at - (before.readAt ?? Number.NEGATIVE_INFINITY) >= READ_NOTED_EVERY,
  };
}

const drifts = (refusals: Refusals | undefined): boolean => refusals !== undefined && isDrift(refusals);

/** An unchanged answer says what the last one said. */
function refusalsOf(
  before: Refusals | undefined,
  { refused: count, entries, firstRefusal = 'unknown' }: Stored,
  at: Instant,
): Refusals | undefined {
  if (entries === 0) return before;
  if (count === 0) return undefined;
  return { count, entries, firstReason: withoutIds(firstRefusal), since: before?.since ?? at };
}
