import { isMassAbsence, isProven, reachOf, type Walk, type WholeRead } from '../domain/mentions/absence.ts';
import { hashOfContent, type MentionKey } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import { isProblem } from '../domain/mentions/reading.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { contentHash } from '../domain/shared/hash.ts';
import { DAY, type Duration, HOUR, type Instant } from '../domain/shared/time.ts';
import { isGone } from '../domain/sla/clock-seen.ts';
import type { MentionStore } from '../ports/mentions.ts';
import { changeMention } from './change-mention.ts';
import { addressOf } from './learnt-of-source.ts';
import { withClockEvent } from './observe-mention.ts';
import type { PollingDeps } from './polling.ts';
import { type Page, pagesOf } from './source-pages.ts';
import { storePage } from './store-page.ts';
import type { Watched } from './watched-source.ts';

/** Polls end at known pages, so that a deletion below is never seen: once in this time all pages are read. */
const WHOLE_EVERY: Duration = DAY;
/** Until the read that settles a doubt: caches and hiccups of a feed are over by then. */
const WHOLE_AGAIN_AFTER: Duration = 6 * HOUR;

/** Enough to notice an edit that no poll gets down to. */
const DIGEST_LENGTH = 6;

export interface WholeDeps extends PollingDeps {
  readonly mentions: PollingDeps['mentions'] & Pick<MentionStore, 'forgetTexts'>;
}

export interface WholeOutcome {
  readonly requests: number;
  readonly withdrawn: number;
}

/** Whether all pages of the source have to be read now: only where an absence tells of a deletion. */
export function isWholeReadDue({ reader, before }: Pick<Watched, 'reader' | 'before'>, now: Instant): boolean {
  const { wholeReadDueAt, coveredSince = now } = before;
  return (
    reader.capabilities.seesDeletions === 'byAbsence' && (wholeReadDueAt ?? coveredSince + WHOLE_AGAIN_AFTER) <= now
  );
}

/**
 * Reads all pages of a source, takes in what no poll gets down to, and withdraws mentions that are missing from two such
 * reads, WHOLE_AGAIN_AFTER apart at least. An absence counts only where a second walk proves the first one exact
 * (absence.ts), and only above the oldest entry shown. Whatever goes wrong withdraws nothing and is tried again later;
 * a feed that answers none is a failed poll already and does not come here.
 */
export async function readWhole(watched: Watched, deps: WholeDeps): Promise<WholeOutcome> {
  const settings = await deps.readSettings();
  const last = await lastWholeOf(watched, deps);
  const walked = await walkAll(watched, deps);
  if (walked === undefined) {
    await noteWhole(watched, deps.now() + WHOLE_AGAIN_AFTER, 'open', deps);
    return { requests: 0, withdrawn: 0 };
  }
  const { pages, walk, endedAt } = walked;
  // From the oldest up, as a poll does.
  for (const page of pages.toReversed()) await storePage(withNews(page, last.shown), watched, settings, deps);

  const candidates = await absentWithin(walk, last, watched, deps);
  let requests = pages.length;
  if (candidates.length > 0) {
    const again = await walkAll(watched, deps);
    requests += again?.pages.length ?? 0;
    const isExact = again !== undefined && isProven(walk, again.walk);
    if (!isExact || isMassAbsence(candidates.length, walk.length)) {
      await noteWhole(watched, endedAt + WHOLE_AGAIN_AFTER, 'open', deps);
      return { requests, withdrawn: 0 };
    }
  }

  const missing: Record<string, Instant> = {};
  let withdrawn = 0;
  for (const id of candidates) {
    const firstMissedAt = last.missing[id] ?? endedAt;
    if (endedAt < firstMissedAt + WHOLE_AGAIN_AFTER) missing[id] = firstMissedAt;
    else if (await withdraw(keyOf(id, watched), endedAt, settings, deps)) withdrawn += 1;
  }
  const shown = Object.fromEntries(pages.flatMap(({ reading }) => reading.observations).map(digested));
  await deps.sources.saveWholeRead({ ...last, readAt: endedAt, shown, missing });
  const isSettled = Object.keys(missing).length === 0;
  await noteWhole(watched, endedAt + (isSettled ? WHOLE_EVERY : WHOLE_AGAIN_AFTER), 'closed', deps);
  return { requests, withdrawn };
}

/** Nothing, where it was read at another address. */
async function lastWholeOf(watched: Watched, { sources }: WholeDeps): Promise<WholeRead> {
  const sourceId = watched.source.id;
  const address = addressOf(watched);
  const stored = await sources.wholeRead(sourceId);
  return stored?.address === address ? stored : { sourceId, address, readAt: 0, shown: {}, missing: {} };
}

const digested = (seen: Observation): readonly [id: string, digest: string] => [
  seen.id,
  contentHash(JSON.stringify([hashOfContent(seen), seen.publishedAt, seen.editedAt, seen.response])).slice(
    0,
    DIGEST_LENGTH,
  ),
];

/** The page with only what the last whole read did not show like this: the others are stored, or were refused then. */
const withNews = (page: Page, shown: WholeRead['shown']): Page => ({
  ...page,
  reading: {
    ...page.reading,
    observations: page.reading.observations.filter((seen) => shown[seen.id] !== digested(seen)[1]),
  },
});

interface Walked {
  readonly pages: readonly Page[];
  readonly walk: Walk;
  /** Right before its last page was asked for: what it proves, it proves of this instant. */
  readonly endedAt: Instant;
}

/** All pages of the intake, none of them by the validators of an earlier one; undefined where it is not all of them. */
async function walkAll(watched: Watched, deps: WholeDeps): Promise<Walked | undefined> {
  const { reader, before } = watched;
  const afresh = { ...watched, before: { ...before, validators: {} } };
  const pages: Page[] = [];
  for (const request of reader.begin(before.cursor)) {
    if (request.purpose !== 'intake') continue;
    for await (const page of pagesOf(request, before.cursor, afresh, deps)) {
      if (isProblem(page)) return undefined;
      pages.push(page);
    }
  }
  const last = pages.at(-1);
  // An entry that cannot be read is there, and nobody knows which it is.
  if (last === undefined || last.reading.next !== undefined) return undefined;
  if (pages.some(({ reading }) => reading.refused.count > 0)) return undefined;
  return { pages, walk: pages.flatMap(({ reading }) => reading.observations), endedAt: last.readAt };
}

/** Of the known ids that the walk did not show: those that it would have shown, and that we still hold. */
async function absentWithin(
  walk: Walk,
  { shown, missing }: WholeRead,
  watched: Watched,
  { mentions }: WholeDeps,
): Promise<readonly string[]> {
  const reaches = reachOf(walk);
  if (reaches === undefined) return [];
  const present = new Set(walk.map(({ id }) => id));
  const known = new Set([...Object.keys(shown), ...Object.keys(missing), ...(watched.before.sinceWhole ?? [])]);
  const absent: string[] = [];
  for (const id of known) {
    const held = present.has(id) ? undefined : await mentions.find(keyOf(id, watched));
    if (held === undefined) continue;
    if (isGone(held.clock)) {
      // Only where the read before died between erasing it and saying so: its texts may still be there.
      await mentions.forgetTexts(held);
      continue;
    }
    const { publishedAt } = held.observation;
    if (reaches({ id, ...(publishedAt !== undefined && { publishedAt }) })) absent.push(id);
  }
  return absent;
}

async function withdraw(key: MentionKey, at: Instant, settings: Settings, { mentions }: WholeDeps): Promise<boolean> {
  const written = await changeMention(key, mentions, (held) => {
    const next = held && withClockEvent(held, { what: 'withdrawn', at }, settings);
    return next === undefined || next === held ? undefined : { ...next, version: next.version + 1 };
  });
  return written !== undefined;
}

const keyOf = (externalId: string, { source, reader }: Watched): MentionKey => ({
  brand: source.brand,
  origin: reader.origin,
  externalId,
});

/**
 * When the next one is due; `closed` forgets the ids that this one has looked at. A lost race is left to its winner: the
 * whole read is due again, which is harmless.
 */
async function noteWhole(
  { source, before }: Watched,
  wholeReadDueAt: Instant,
  outcome: 'open' | 'closed',
  { sources }: WholeDeps,
): Promise<void> {
  const found = await sources.find(source.id);
  if (found === undefined) return;
  const { sinceWhole = [], ...progress } = found.progress;
  const done = new Set(outcome === 'closed' ? before.sinceWhole : []);
  const open = sinceWhole.filter((id) => !done.has(id));
  await sources.saveProgress({
    ...progress,
    ...(open.length > 0 && { sinceWhole: open }),
    wholeReadDueAt,
    version: progress.version + 1,
  });
}
