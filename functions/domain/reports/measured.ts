import { DAY, type Duration, type Instant } from '../shared/time.ts';
import { type Bucket, bucketOf } from '../sla/verdict.ts';
import type { BusinessTime } from './business-time.ts';
import { type ClockFacts, clocksOf } from './clocks-of.ts';
import type { MentionFacts } from './facts.ts';
import { endOf } from './response-times.ts';
import { type StageCounts, stagesReached } from './stage-counts.ts';

/** What the figures of a report depend on beside the facts. */
export interface FigureContext {
  /** As of when: open clocks are judged by it. */
  readonly now: Instant;
  readonly watchedSince: WatchedSince;
  readonly businessTime: BusinessTime;
}

/** Since when each source has been watched, by id: what was posted before was not there for our eyes to see. */
export type WatchedSince = ReadonlyMap<string, Instant>;

/** A length on the wall clock, and in the open hours of the policy's calendar. */
export interface BothLengths {
  readonly calendar: Duration;
  readonly business: Duration;
}

/** One clock with all that figures ask of it, computed once however many groups it is in. */
export interface MeasuredClock {
  readonly facts: ClockFacts;
  readonly bucket: Bucket;
  readonly isAnswered: boolean;
  /** Customer clock; absent where nobody can tell how long the wait was: not asked for, or not visible. */
  readonly wait?: BothLengths;
  /** Team clock; absent also where nobody noted when we saw what opened it. */
  readonly teamWait?: BothLengths;
  /** Since when it waits, where it still does. */
  readonly age?: Duration;
  readonly reached: StageCounts;
}

export interface Measured {
  readonly facts: MentionFacts;
  readonly clocks: readonly MeasuredClock[];
  readonly lag?: Duration;
  /** Of an answered first clock: whether the customer came back within 14 days; absent while that is still open. */
  readonly cameBack?: boolean;
}

/** How long after our response a customer who comes back was not helped by it. */
const SETTLED_AFTER: Duration = 14 * DAY;

const MEASURED: ReadonlySet<Bucket> = new Set(['met', 'late', 'overdue', 'inWindow']);

/** When a file was imported says nothing of when anybody came to know of what is in it. */
const wasFound = ({ kind }: Pick<MentionFacts, 'kind'>): boolean => kind !== 'file';

export function measure(facts: MentionFacts, context: FigureContext): Measured {
  const cycles = clocksOf(facts);
  const clocks = cycles.map((clock) => measureClock(clock, context));
  const cameBack = cameBackOf(cycles, context.now);
  const isWatched = wasFound(facts) && facts.postedAt >= (context.watchedSince.get(facts.sourceId) ?? 0);
  return {
    facts,
    clocks,
    ...(isWatched && { lag: Math.max(0, facts.discoveredAt - facts.postedAt) }),
    ...(cameBack !== undefined && { cameBack }),
  };
}

function measureClock(clock: ClockFacts, { now, businessTime }: FigureContext): MeasuredClock {
  const bucket = bucketOf(clock, now);
  const end = endOf(clock, now);
  const between = (from: Instant): BothLengths => ({
    calendar: Math.max(0, end - from),
    business: end > from ? businessTime(clock.calendar, from, end) : 0,
  });
  const isMeasured = MEASURED.has(bucket);
  const knownAt = knownAtOf(clock);
  return {
    facts: clock,
    bucket,
    isAnswered: clock.respondedAt !== undefined,
    ...(isMeasured && { wait: between(clock.startedAt) }),
    ...(isMeasured && knownAt !== undefined && { teamWait: between(Math.max(clock.startedAt, knownAt)) }),
    ...(clock.status === 'running' && bucket !== 'excluded' && { age: Math.max(0, now - clock.startedAt) }),
    reached: stagesReached(clock, end),
  };
}

/** From when the team could answer: it had found the mention, or what of the customer's came after our response. */
function knownAtOf(clock: ClockFacts): Instant | undefined {
  if (!wasFound(clock)) return undefined;
  return clock.seenAt ?? (clock.cycle === 1 ? clock.discoveredAt : undefined);
}

/** An edit that raises the stars starts no clock: whoever comes back was not content. */
function cameBackOf([first, second]: readonly ClockFacts[], now: Instant): boolean | undefined {
  if (first?.respondedAt === undefined || first.status === 'excluded') return undefined;
  const until = first.respondedAt + SETTLED_AFTER;
  if (second !== undefined && second.startedAt <= until) return true;
  return until <= now ? false : undefined;
}
