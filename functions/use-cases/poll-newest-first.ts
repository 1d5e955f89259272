import type { Observation } from '../domain/mentions/observation.ts';
import { isProblem, type SourceProblem } from '../domain/mentions/reading.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { type FailedPoll, noteWalkAgain, recordFailure, recordSuccess } from './cover-source.ts';
import { inParallel } from './in-parallel.ts';
import { learntBefore } from './learnt-of-source.ts';
import type { Polled, PollingDeps } from './polling.ts';
import { isOfTheWhole, learntFrom, type Page, pagesOf } from './source-pages.ts';
import { NOTHING_STORED, placeOf, storePage, sumOf } from './store-page.ts';
import { isNews } from './take-in-mention.ts';
import type { Watched } from './watched-source.ts';

const AT_ONCE = 8;

/** The brand's own posts are never stored: a page of nothing else says nothing of what is below it. */
const isOfOthers = ({ fromBrand }: Observation): boolean => !fromBrand;

/**
 * Reads a source that shows the newest first, down to what is known, and then stores from the oldest up: so whatever is
 * stored has nothing unknown below it, and a poll that dies is taken up by the next one. Where that cannot be kept (the
 * walk broke off, or something could not be stored) the progress says so before anything further is stored.
 */
export async function pollNewestFirst(asFound: Watched, deps: PollingDeps): Promise<Polled> {
  const settings = await deps.readSettings();
  const walked = await walkDown(asFound, settings, deps);
  const { pages, requests, problem, walkAgain } = walked;
  // A walk that broke off says so by itself.
  const isNoted = walkAgain === undefined || problem !== undefined;
  const before = isNoted ? asFound.before : await noteWalkAgain(asFound, walkAgain, deps);
  const watched = { ...asFound, before };
  let failingSince: Instant | undefined;
  const fail = async (failed: FailedPoll): Promise<void> => {
    failingSince ??= await recordFailure(watched, learntBefore(before), failed, deps);
  };
  if (problem !== undefined) {
    const unfinished = pages.length > 0 || before.unfinished === true;
    await fail({ problem, intakeRead: walked.intakeRead, unfinished });
  }

  let stored = NOTHING_STORED;
  const failures: unknown[] = [];
  for (const page of inStoringOrder(pages)) {
    try {
      stored = sumOf(stored, await storePage(page, watched, settings, deps));
    } catch (error) {
      failures.push(error);
      await fail({ problem: notStored(watched), intakeRead: true, unfinished: true });
    }
  }
  if (failures.length > 0) throw failures[0];
  if (problem === undefined) {
    const learnt = pages.reduce(learntFrom, learntBefore(before));
    const kept = walkAgain === undefined ? learnt : { ...learnt, validators: {}, walkAgain };
    await recordSuccess(watched, kept, stored, deps);
    return { stored, requests };
  }
  return { stored, requests, problem, ...(failingSince !== undefined && { failingSince }) };
}

/** From the oldest up, and what the brand posted last: an answer finds the mention that came in the same poll. */
const inStoringOrder = (pages: readonly Page[]): readonly Page[] =>
  pages
    .toReversed()
    .toSorted((a, b) => Number(a.asked.purpose === 'outgoing') - Number(b.asked.purpose === 'outgoing'));

interface Walked {
  /** Newest first, each with its news only. */
  readonly pages: readonly Page[];
  readonly requests: number;
  readonly problem?: SourceProblem;
  readonly intakeRead: boolean;
  /** News reached from one of the first so many pages to the next, so that something may have slipped by between them. */
  readonly walkAgain?: number;
}

async function walkDown(watched: Watched, settings: Settings, deps: PollingDeps): Promise<Walked> {
  const { reader, before } = watched;
  const pages: Page[] = [];
  let requests = 0;
  let problem: SourceProblem | undefined;
  let intakeRead = true;
  let walkAgain: number | undefined;
  for (const request of reader.begin(before.cursor)) {
    let count = 0;
    let fullest = 0;
    // By how many places what the last walk missed may have moved down since: what came, and what this walk sees twice.
    let moved = 0;
    const seen = new Set<string>();
    for await (const page of pagesOf(request, before.cursor, watched, deps)) {
      requests += 1;
      count += 1;
      if (isProblem(page)) {
        problem ??= page;
        intakeRead &&= request.purpose !== 'intake';
        break;
      }
      const news = page.unchanged ? [] : await newsOn(page, watched, settings, deps);
      pages.push({ ...page, reading: { ...page.reading, observations: news } });
      const others = page.reading.observations.filter(isOfOthers);
      fullest = Math.max(fullest, page.reading.entries);
      const isNew = new Set(news.map(({ id }) => id));
      moved += others.filter(({ id }) => isNew.has(id) || seen.has(id)).length;
      for (const { id } of others) seen.add(id);
      // What moves up onto a page that has been read is older than its news, and may be news; every poll reads the first.
      const isFollowed = page.reading.next !== undefined && count > 1 && page.reading.entries === fullest;
      if (isFollowed && news.length > 0 && others.at(-1) === news.at(-1))
        walkAgain = Math.max(walkAgain ?? 0, count + 1);
      const isDeepEnough = before.walkAgain === undefined || count >= before.walkAgain + Math.ceil(moved / fullest);
      const isKnown = news.length === 0 && others.length > 0 && before.unfinished !== true && isDeepEnough;
      if (page.unchanged || isKnown) break;
    }
    if (isOfTheWhole(problem)) break;
  }
  return {
    ...{ pages, requests, intakeRead },
    ...(problem !== undefined && { problem }),
    ...(walkAgain !== undefined && { walkAgain }),
  };
}

/** What of a page would be written; in doubt it would, so that storing meets the doubt. */
async function newsOn(page: Page, watched: Watched, settings: Settings, deps: PollingDeps): Promise<Observation[]> {
  const { observations } = page.reading;
  const place = placeOf(page, watched, settings);
  const answers = await inParallel(observations, AT_ONCE, (seen) => isNews(seen, place, deps).catch(() => true));
  return observations.filter((_, index) => answers[index]);
}

const notStored = ({ reader }: Watched): SourceProblem => ({
  problem: 'outage',
  line: `${reader.label} was read, but not all of it could be stored`,
});
