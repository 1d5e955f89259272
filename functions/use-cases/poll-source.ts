import type { PollMessage } from '../contracts/messages.ts';
import { isTurn, pollPeriod } from '../domain/mentions/poll-period.ts';
import type { SourceProblem } from '../domain/mentions/reading.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReaderFor } from '../ports/sources.ts';
import { comeBack } from './come-back.ts';
import { recordFailure } from './cover-source.ts';
import { addressOf, learntBefore, progressAt } from './learnt-of-source.ts';
import { noteClocks } from './note-clocks.ts';
import { recordIdleness } from './own-standstill.ts';
import { pollForward } from './poll-forward.ts';
import { pollNewestFirst } from './poll-newest-first.ts';
import type { PollingDeps } from './polling.ts';
import { isWholeReadDue, readWhole, type WholeDeps, type WholeOutcome } from './read-whole.ts';
import { type TurnDeps, takeTurn } from './turn-at-source.ts';
import type { Watched } from './watched-source.ts';

export interface PollDeps extends Omit<WholeDeps, 'turn'>, TurnDeps {
  readonly queues: PollingDeps['queues'] & Pick<Queues, 'sendPolls'>;
  readonly readerFor: ReaderFor;
}

/** What a poll did, in counts: fit to be logged. */
export interface PollSummary {
  readonly sourceId: string;
  /**
   * `deferred`: nothing was asked, and the poll comes back within its period. `resting`: the source is polled more seldom
   * at present, and this is not its turn.
   */
  readonly outcome: 'read' | 'paused' | 'resting' | 'deferred' | 'failed' | 'noSuchSource';
  readonly requests: number;
  readonly discovered: number;
  readonly changed: number;
  readonly responses: number;
  readonly refused: number;
  /** Of how many, where some were refused. */
  readonly entries?: number;
  /** Mentions that are gone from the source. */
  readonly withdrawn?: number;
  /** One line: what went wrong, or why entries were refused. */
  readonly reason?: string;
  /** How long the source has not been covered, where this poll leaves its gap open. */
  readonly gapAge?: Duration;
}

/**
 * Reads one source: what is new or changed becomes a mention with its clock, what the brand posted stops clocks.
 * What is remembered of the source moves only after everything before it is stored; an unchanged answer writes nothing.
 * Whatever the source does ends in the summary; only what could not be stored is thrown, for the poll to come back.
 * A source that wants to be left alone is; the poll comes back when that is over, `until` its period is.
 */
export async function pollSource(
  sourceId: string,
  deps: PollDeps,
  { until, minute, minutes, idleSince }: Omit<PollMessage, 'sourceId'> = {},
): Promise<PollSummary> {
  const nothing = { sourceId, requests: 0, discovered: 0, changed: 0, responses: 0, refused: 0 };
  const found = await deps.sources.find(sourceId);
  if (found === undefined) return { ...nothing, outcome: 'noSuchSource' };
  const { source } = found;
  const reader = await deps.readerFor(source);
  const before = progressAt(addressOf({ reader }), found.progress);
  const noted = noteClocks(deps.mentions);
  const watched: Watched = { source, reader, before, ...(source.slowest !== undefined && { turns: noted.turns }) };
  const { pausedUntil = 0 } = before;
  if (pausedUntil > deps.now()) {
    if (before.waitAsked) await comeBack(source, pausedUntil, until, deps);
    return { ...nothing, outcome: 'paused', ...gapAge(before.failingSince, deps.now()) };
  }
  if (minute !== undefined && !isTurn(sourceId, pollPeriod(source, before, deps.now()), minute, minutes)) {
    return { ...nothing, outcome: 'resting' };
  }
  if (idleSince !== undefined) await recordIdleness(before, idleSince, deps);
  const { length: requests, 0: first } = reader.begin(before.cursor);
  const settings = await deps.readSettings();
  const { part } = first ?? {};
  const turn = await takeTurn({ source, label: reader.label, settings, requests, part, isUrgent: false }, deps);
  if ('problem' in turn) return { ...nothing, ...(await notLetIn(watched, turn, until, deps)) };
  return { ...nothing, ...(await readSource(watched, until, { ...deps, turn, mentions: noted.mentions })) };
}

type Outcome = Omit<PollSummary, 'sourceId' | 'requests' | 'discovered' | 'changed' | 'responses' | 'refused'> &
  Partial<PollSummary>;

/** Nothing is asked: the poll waits or, where that would take longer than its period, a gap is noted. */
async function notLetIn(
  watched: Watched,
  problem: SourceProblem,
  until: Instant | undefined,
  deps: PollDeps,
): Promise<Outcome> {
  const { source, before } = watched;
  const { line: reason, retryAt = 0 } = problem;
  if (await comeBack(source, retryAt, until, deps)) {
    return { outcome: 'deferred', reason, ...gapAge(before.failingSince, deps.now()) };
  }
  const failed = { problem, intakeRead: false, unfinished: before.unfinished === true };
  const failingSince = await recordFailure(watched, learntBefore(before), failed, deps);
  return { outcome: 'failed', reason, ...gapAge(failingSince, deps.now()) };
}

async function readSource(
  watched: Watched,
  until: Instant | undefined,
  deps: WholeDeps & Pick<PollDeps, 'queues'>,
): Promise<Outcome> {
  const poll = watched.reader.capabilities.paging === 'forward' ? pollForward : pollNewestFirst;
  const { stored, requests: sent, problem, failingSince } = await poll(watched, deps);
  const isWhole = problem === undefined && isWholeReadDue(watched, deps.now());
  const whole = isWhole ? await readWholeOf(watched, deps) : { requests: 0, withdrawn: 0 };
  const requests = sent + whole.requests;
  const { firstRefusal, entries, found: _, ...counts } = stored;
  const reason = problem?.line ?? firstRefusal;
  if (problem?.problem === 'rateLimited' && problem.retryAt !== undefined) {
    await comeBack(watched.source, problem.retryAt, until, deps);
  }
  return {
    ...counts,
    ...(counts.refused > 0 && { entries }),
    requests,
    ...(whole.withdrawn > 0 && { withdrawn: whole.withdrawn }),
    outcome: problem === undefined ? 'read' : 'failed',
    ...(reason !== undefined && { reason }),
    ...gapAge(failingSince, deps.now()),
  };
}

/** After a poll that went well: what it has learnt is part of it. */
async function readWholeOf(watched: Watched, deps: WholeDeps): Promise<WholeOutcome> {
  const { progress = watched.before } = (await deps.sources.find(watched.source.id)) ?? {};
  return readWhole({ ...watched, before: progress }, deps);
}

const gapAge = (failingSince: Instant | undefined, now: Instant): Pick<PollSummary, 'gapAge'> =>
  failingSince === undefined ? {} : { gapAge: now - failingSince };
