import type { Observation } from '../domain/mentions/observation.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Duration } from '../domain/shared/time.ts';
import { inParallel } from './in-parallel.ts';
import type { Place } from './place.ts';
import { recordResponse } from './record-response.ts';
import { complaintsOf, type IntakeDeps } from './report-complaints.ts';
import { type ScorerForDeps, scorerFor } from './scorer-for.ts';
import type { Page } from './source-pages.ts';
import { takeInMention } from './take-in-mention.ts';
import { lookEveryOf, type Watched } from './watched-source.ts';

/** What was stored of a source's answers, in counts. */
export interface Stored {
  readonly discovered: number;
  readonly changed: number;
  readonly responses: number;
  readonly refused: number;
  /** Why the first entry was refused: one line. */
  readonly firstRefusal?: string;
  /** Entries of the answers that were not known already, refused ones included. */
  readonly entries: number;
  /** The discovered ones. */
  readonly found: readonly Found[];
}

export interface Found {
  readonly id: string;
  /** From published to discovered; absent where one of them says nothing: no exact time, or posted before we watched. */
  readonly lag?: Duration;
}

export const NOTHING_STORED: Stored = { discovered: 0, changed: 0, responses: 0, refused: 0, entries: 0, found: [] };

const AT_ONCE = 8;

/**
 * Stores what a page says: its mentions, oldest first, then the responses that stop their clocks. An unchanged page is
 * stored already. What cannot be stored keeps nothing else of the page from it; the first failure is thrown at the end.
 */
export async function storePage(
  page: Page,
  watched: Watched,
  settings: Settings,
  deps: IntakeDeps & ScorerForDeps,
): Promise<Stored> {
  const { reading, readAt, unchanged } = page;
  if (unchanged) return NOTHING_STORED;
  const place = placeOf(page, watched, settings);
  const { brand } = watched.source;
  const { origin } = place;
  const mentions = reading.observations.toReversed();
  const complaints = complaintsOf(settings, deps.queues);
  const [taken] = await Promise.allSettled([
    takeInAll(mentions, place, { ...deps, onComplaint: complaints.onComplaint }),
  ]);
  await complaints.report();
  const [recorded] = await Promise.allSettled([
    inParallel(reading.responses, AT_ONCE, (seen) =>
      recordResponse({ brand, origin, externalId: seen.parentId }, seen, settings, readAt, deps),
    ),
  ]);
  if (taken.status === 'rejected') throw taken.reason;
  if (recorded.status === 'rejected') throw recorded.reason;
  const { count, firstReason } = reading.refused;
  return {
    discovered: taken.value.filter(({ done }) => done === 'discovered').length,
    changed: taken.value.filter(({ done }) => done === 'changed').length,
    responses: recorded.value.filter((done) => done === 'recorded').length,
    refused: count,
    entries: reading.entries,
    found: taken.value.filter(({ done }) => done === 'discovered').map(({ seen }) => foundIn(seen, page, watched)),
    ...(firstReason !== undefined && { firstRefusal: firstReason }),
  };
}

interface Taken {
  readonly seen: Observation;
  readonly done: Awaited<ReturnType<typeof takeInMention>>;
}

/**
 * What nobody is sure of is asked about first, of all mentions together. Then several at once, but those of one author in
 * the order in which they were posted: each counts the ones before it.
 */
async function takeInAll(
  mentions: readonly Observation[],
  place: Place,
  deps: IntakeDeps & ScorerForDeps,
): Promise<readonly Taken[]> {
  const scorer = await scorerFor(mentions, { ...place, brand: place.source.brand }, deps);
  const byAuthor = Map.groupBy(mentions, ({ id, author }) => (author.id === undefined ? `#${id}` : `@${author.id}`));
  const postedAt = ({ publishedAt = place.readAt }: Observation): number => publishedAt;
  const taken = await inParallel([...byAuthor.values()], AT_ONCE, (theirs) =>
    inParallel(
      theirs.toSorted((a, b) => postedAt(a) - postedAt(b)),
      1,
      async (seen) => ({ seen, done: await takeInMention(seen, place, { ...deps, scorer }) }),
    ),
  );
  return taken.flat();
}

function foundIn(
  { id, publishedAt, publishedPrecision }: Observation,
  { readAt }: Page,
  { before: { coveredSince = Number.POSITIVE_INFINITY } }: Watched,
): Found {
  const isTelling = publishedPrecision === 'exact' && publishedAt !== undefined && publishedAt >= coveredSince;
  return isTelling ? { id, lag: readAt - publishedAt } : { id };
}

/** Where a page's mentions are from, and when they were seen. */
export function placeOf({ readAt }: Page, { source, reader, before }: Watched, settings: Settings): Place {
  const lookEvery = lookEveryOf({ source, reader });
  return {
    source,
    origin: reader.origin,
    settings,
    firstRead: before.coveredSince === undefined,
    readAt,
    ...(lookEvery !== undefined && { lookEvery }),
  };
}

export const sumOf = (a: Stored, b: Stored): Stored => ({
  ...b,
  ...a,
  discovered: a.discovered + b.discovered,
  changed: a.changed + b.changed,
  responses: a.responses + b.responses,
  refused: a.refused + b.refused,
  entries: a.entries + b.entries,
  found: [...a.found, ...b.found],
});
