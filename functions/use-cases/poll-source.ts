import type { Duration, Instant } from '../domain/shared/time.ts';
import type { ReaderFor } from '../ports.ts';
import { addressOf, progressAt } from './cover-source.ts';
import { pollForward } from './poll-forward.ts';
import { pollNewestFirst } from './poll-newest-first.ts';
import type { PollingDeps } from './polling.ts';
import type { Watched } from './watched-source.ts';

export interface PollDeps extends PollingDeps {
  readonly readerFor: ReaderFor;
}

/** What a poll did, in counts: fit to be logged. */
export interface PollSummary {
  readonly sourceId: string;
  readonly outcome: 'read' | 'paused' | 'failed' | 'noSuchSource';
  readonly requests: number;
  readonly discovered: number;
  readonly changed: number;
  readonly responses: number;
  readonly refused: number;
  /** Of how many, where some were refused. */
  readonly entries?: number;
  /** One line: what went wrong, or why entries were refused. */
  readonly reason?: string;
  /** How long the source has not been covered, where this poll leaves its gap open. */
  readonly gapAge?: Duration;
}

/**
 * Reads one source: what is new or changed becomes a mention with its clock, what the brand posted stops clocks.
 * What is remembered of the source moves only after everything before it is stored; an unchanged answer writes nothing.
 * Whatever the source does ends in the summary; only what could not be stored is thrown, for the poll to come back.
 */
export async function pollSource(sourceId: string, deps: PollDeps): Promise<PollSummary> {
  const nothing = { sourceId, requests: 0, discovered: 0, changed: 0, responses: 0, refused: 0 };
  const found = await deps.sources.find(sourceId);
  if (found === undefined) return { ...nothing, outcome: 'noSuchSource' };
  const { source } = found;
  const reader = deps.readerFor(source);
  const before = progressAt(addressOf({ reader }), found.progress);
  if ((before.pausedUntil ?? 0) > deps.now()) {
    return { ...nothing, outcome: 'paused', ...gapAge(before.failingSince, deps.now()) };
  }

  const watched: Watched = { source, reader, before };
  const poll = reader.capabilities.paging === 'forward' ? pollForward : pollNewestFirst;
  const { stored, requests, problem, failingSince } = await poll(watched, deps);
  const { firstRefusal, entries, found: _, ...counts } = stored;
  const reason = problem?.line ?? firstRefusal;
  return {
    ...nothing,
    ...counts,
    ...(counts.refused > 0 && { entries }),
    requests,
    outcome: problem === undefined ? 'read' : 'failed',
    ...(reason !== undefined && { reason }),
    ...gapAge(failingSince, deps.now()),
  };
}

const gapAge = (failingSince: Instant | undefined, now: Instant): Pick<PollSummary, 'gapAge'> =>
  failingSince === undefined ? {} : { gapAge: now - failingSince };
