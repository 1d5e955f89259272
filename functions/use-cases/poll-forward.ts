import { isProblem, type SourceProblem } from '../domain/mentions/reading.ts';
import { recordFailure, recordSuccess } from './cover-source.ts';
import { learntBefore } from './learnt-of-source.ts';
import type { Polled, PollingDeps } from './polling.ts';
import { isOfTheWhole, learntFrom, pagesOf } from './source-pages.ts';
import { NOTHING_STORED, storePage, sumOf } from './store-page.ts';
import type { Watched } from './watched-source.ts';

/**
 * Reads a source whose pages walk on from a bookmark: each page is stored as it comes, and the bookmark passes it only
 * then. Where something cannot be stored the bookmark stays before it, and what follows is taken in all the same.
 */
export async function pollForward(watched: Watched, deps: PollingDeps): Promise<Polled> {
  const { reader, before } = watched;
  const settings = await deps.readSettings();
  let learnt = learntBefore(before);
  let stored = NOTHING_STORED;
  let requests = 0;
  let problem: SourceProblem | undefined;
  let intakeRead = true;
  const failures: unknown[] = [];
  for (const request of reader.begin(learnt.cursor)) {
    let isStored = true;
    for await (const page of pagesOf(request, learnt.cursor, watched, deps)) {
      requests += 1;
      if (isProblem(page)) {
        problem = problem === undefined || problem.ofPart ? page : problem;
        intakeRead &&= request.purpose !== 'intake';
        break;
      }
      try {
        stored = sumOf(stored, await storePage(page, watched, settings, deps));
        if (isStored) learnt = learntFrom(learnt, page);
      } catch (error) {
        failures.push(error);
        isStored = false;
      }
    }
    if (isOfTheWhole(problem) || (learnt.waitUntil ?? 0) > deps.now()) break;
  }
  // No record of this poll: the message comes back, and the poll begins at the same bookmarks.
  if (failures.length > 0) throw failures[0];
  if (problem === undefined) {
    await recordSuccess(watched, learnt, stored, deps);
    return { stored, requests };
  }
  const failed = { problem, intakeRead, unfinished: false };
  return { stored, requests, problem, failingSince: await recordFailure(watched, learnt, failed, deps) };
}
