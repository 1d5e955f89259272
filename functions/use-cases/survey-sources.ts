import { type Gap, neverPolled, type Refusals } from '../domain/mentions/coverage.ts';
import { type LagFigures, lagFigures } from '../domain/mentions/lag-histogram.ts';
import { pollPeriod } from '../domain/mentions/poll-period.ts';
import { healthOfSender } from '../domain/mentions/sender-health.ts';
import { isPolled, type Source, sourceLabel } from '../domain/mentions/source.ts';
import { healthOf, historyLeft, lastReadOf, type SourceHealth } from '../domain/mentions/source-health.ts';
import type { PollTier } from '../domain/mentions/sources/kind-of-source.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { ReaderFor, SourceStore } from '../ports/sources.ts';
import { inParallel } from './in-parallel.ts';
import { addressOf, progressAt } from './learnt-of-source.ts';

interface Deps {
  readonly sources: Pick<SourceStore, 'find' | 'gaps'>;
  readonly readerFor: ReaderFor;
  readonly now: Now;
}

/** All that is known of how well a source is covered. */
export interface SourceSurvey {
  readonly source: Source;
  readonly label: string;
  readonly health: SourceHealth;
  readonly coveredSince?: Instant;
  /** Newest complete read that was noted; an unchanged one is noted every few hours only. Of a sender, when it was last heard. */
  readonly lastReadAt?: Instant;
  /** Minutes between two polls as it stands now; absent where it is not polled. */
  readonly pollPeriod?: PollTier;
  readonly cursor: Readonly<Record<string, string>>;
  /** Of the newest mentions; absent while none was found since the source is covered. */
  readonly lag?: LagFigures;
  readonly historyDepth: string;
  /** Until what was posted since the last read is lost for good; absent where the source does not forget. */
  readonly historyLeft?: Duration;
  /** Oldest first. */
  readonly gaps: readonly Gap[];
  readonly refusals?: Refusals;
}

const AT_ONCE = 16;

/** Looks at every source, in the order given; `from` is where the gaps begin that are of interest. */
export const surveySources = (watched: readonly Source[], from: Instant, deps: Deps): Promise<SourceSurvey[]> =>
  inParallel(watched, AT_ONCE, (source) => surveySource(source, from, deps));

async function surveySource(source: Source, from: Instant, deps: Deps): Promise<SourceSurvey> {
  const now = deps.now();
  const reader = await deps.readerFor(source);
  const [found, gaps] = await Promise.all([deps.sources.find(source.id), deps.sources.gaps(source.id, from, now + 1)]);
  // A deploy may just have named another place for it; what was learnt elsewhere says nothing of this one.
  const progress = progressAt(addressOf({ reader }), found?.progress ?? neverPolled(source.id));
  const { forgetsAfter, historyDepth } = reader.capabilities;
  const left = forgetsAfter === undefined ? undefined : historyLeft(progress, forgetsAfter, now);
  const lastReadAt = lastReadOf(progress);
  const lag = lagFigures(progress.lags);
  return {
    source,
    label: sourceLabel(source),
    health: isPolled(source)
      ? healthOf(progress, source.slowest ?? source.tier, now)
      : healthOfSender(progress, 'heardEvery' in source ? source.heardEvery : undefined, now),
    ...(isPolled(source) && { pollPeriod: pollPeriod(source, progress, now) }),
    cursor: progress.cursor,
    historyDepth,
    gaps: gaps.toSorted((a, b) => a.from - b.from),
    ...(progress.coveredSince !== undefined && { coveredSince: progress.coveredSince }),
    ...(lastReadAt !== undefined && { lastReadAt }),
    ...(lag !== undefined && { lag }),
    ...(left !== undefined && { historyLeft: left }),
    ...(progress.refusals !== undefined && { refusals: progress.refusals }),
  };
}
