import type { SourceProgress } from '../domain/mentions/coverage.ts';
import { pollPeriod } from '../domain/mentions/poll-period.ts';
import type { SourceProblem } from '../domain/mentions/reading.ts';
import { type Duration, HOUR, type Instant, MINUTE } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { SourceStore } from '../ports/sources.ts';
import { addressOf, isSame, learntBefore, worthKeeping } from './learnt-of-source.ts';
import { notesOf } from './note-read.ts';
import type { Stored } from './store-page.ts';
import type { Learnt, Watched } from './watched-source.ts';

interface Deps {
  readonly sources: SourceStore;
  readonly now: Now;
}

export interface FailedPoll {
  readonly problem: SourceProblem;
  /** New mentions could be found: what failed is something beside the intake. */
  readonly intakeRead: boolean;
  /** A newest-first walk did not get to what is known, or not all of it is stored. */
  readonly unfinished: boolean;
}

/** The longest that a source may ask us to wait. */
const LONGEST_WAIT: Duration = 6 * HOUR;
/** A source whose intake keeps failing is asked ever less often, down to once in this time. */
const LONGEST_PAUSE: Duration = 30 * MINUTE;
/** Failures that are forgiven before a source is left alone for a while. */
const FREE_FAILURES = 2;

/**
 * Keeps what a good poll learnt, closing the gap that failures had opened. Nothing learnt, nothing written, but for a
 * note every few hours that it went well.
 */
export async function recordSuccess(
  watched: Watched,
  learnt: Learnt,
  stored: Stored,
  { sources, now }: Deps,
): Promise<void> {
  const { source, before } = watched;
  const at = now();
  if (before.failingSince !== undefined) {
    // Before the progress forgets where the gap began: a crash in between closes it once more.
    const reason = before.lastFailure ?? 'unknown';
    await sources.closeGap({ sourceId: source.id, from: before.failingSince, to: at, reason });
  }
  const kept = worthKeeping(learnt, watched, at);
  const isNew = !isSame(kept, learntBefore(before));
  const isSteady = before.failures === 0 && before.failingSince === undefined && before.coveredSince !== undefined;
  const isWalked = learnt.walkAgain === before.walkAgain;
  const pause = pauseUntil(learnt.waitUntil, at);
  const { notes, isDue } = notesOf(watched, stored, at);
  if (!isNew && isSteady && isWalked && pause === undefined && !isDue) return;
  const { failingSince, lastFailure, lastProblem, pausedUntil, waitAsked, unfinished, refusals, open, ...others } =
    before;
  await sources.saveProgress({
    ...others,
    ...kept,
    ...notes,
    ...(learnt.walkAgain !== undefined && { walkAgain: learnt.walkAgain }),
    address: addressOf(watched),
    coveredSince: before.coveredSince ?? at,
    failures: 0,
    ...(isNew && { lastChangeAt: at }),
    ...pause,
    version: before.version + 1,
  });
}

/**
 * Notes before anything is stored that the first pages have to be read once more, and answers the progress that holds
 * from then on. The next poll must not take the first page for unchanged, so its validators go.
 */
export async function noteWalkAgain(
  { before }: Watched,
  walkAgain: number,
  { sources }: Deps,
): Promise<SourceProgress> {
  const noted = { ...before, validators: {}, walkAgain, version: before.version + 1 };
  return (await sources.saveProgress(noted)) === 'saved' ? noted : before;
}

/**
 * Notes a failed poll and answers since when the source fails: the gap begins where the last good poll may have been,
 * one period ago. Further polls wait as long as the source asks or, if nothing new could be found, ever longer.
 * The same failure beside a good intake is written once. A lost race is left to its winner, which polled just now.
 */
export async function recordFailure(
  watched: Watched,
  learnt: Learnt,
  failed: FailedPoll,
  { sources, now }: Deps,
): Promise<Instant> {
  const { source, before } = watched;
  const at = now();
  const failingSince =
    before.failingSince ?? Math.max(before.coveredSince ?? at, at - pollPeriod(source, before, at) * MINUTE);
  const kept = worthKeeping(learnt, watched, at);
  if (isNotedAlready(before, kept, failed)) return failingSince;
  const failures = before.failures + 1;
  const { pausedUntil, waitAsked, unfinished, open, ...others } = before;
  const saved = await sources.saveProgress({
    ...others,
    ...kept,
    address: addressOf(watched),
    failures,
    failingSince,
    lastFailure: failed.problem.line,
    lastProblem: failed.problem.problem,
    ...(failed.intakeRead && { coveredSince: before.coveredSince ?? at }),
    ...(failed.unfinished && { unfinished: true as const }),
    // One part of an API rests by itself; what is left of the source is asked on.
    ...(failed.problem.ofPart
      ? pauseUntil(learnt.waitUntil, at)
      : (pauseUntil(failed.problem.retryAt ?? learnt.waitUntil, at) ?? patience(failed, failures, at))),
    version: before.version + 1,
  });
  // After the progress, which fixes where the gap begins: a repetition of this poll must not open a second one.
  if (saved === 'saved') {
    await sources.openGap({ sourceId: source.id, from: failingSince, reason: failed.problem.line });
  }
  return failingSince;
}

const isNotedAlready = (before: SourceProgress, learnt: Learnt, { problem, intakeRead, unfinished }: FailedPoll) =>
  intakeRead &&
  before.coveredSince !== undefined &&
  before.failingSince !== undefined &&
  before.lastFailure === problem.line &&
  problem.retryAt === undefined &&
  unfinished === (before.unfinished === true) &&
  isSame(learnt, learntBefore(before));

type Pause = Pick<SourceProgress, 'pausedUntil' | 'waitAsked'>;

const pauseUntil = (asked: Instant | undefined, at: Instant): Pause | undefined =>
  asked === undefined || asked <= at ? undefined : { pausedUntil: Math.min(asked, at + LONGEST_WAIT), waitAsked: true };

/** Our own, where the source has not said how long. */
function patience({ problem, intakeRead }: FailedPoll, failures: number, at: Instant): Pause {
  const isLimit = problem.problem === 'rateLimited';
  const counted = isLimit ? failures : failures - FREE_FAILURES;
  if (counted <= 0 || (intakeRead && !isLimit)) return {};
  const pausedUntil = at + Math.min(LONGEST_PAUSE, MINUTE * 2 ** counted);
  return { pausedUntil, ...(isLimit && { waitAsked: true as const }) };
}
