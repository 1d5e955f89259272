import type { Instant } from '../shared/time.ts';
import { type Bucket, bucketOf } from '../sla/verdict.ts';
import { type ClockFacts, clocksOf } from './clocks-of.ts';
import type { MentionFacts } from './facts.ts';
import { type Wait, type WaitFigures, waitFigures, waitOf } from './response-times.ts';
import type { BucketCounts } from './rollup.ts';

/** The figures of one group of mentions; each is defined in docs/metrics.md. A share is absent where there is nothing to take a share of. */
export interface Figures {
  readonly mentions: number;
  /** Response clocks by bucket; a mention has one for each time that its customer came to us. */
  readonly counts: BucketCounts;
  /** met / (met + late + overdue), 0 to 1: silence counts against it. */
  readonly attainment?: number;
  /** Answered / (answered + overdue), 0 to 1, whether in time or not. */
  readonly responseRate?: number;
  /** Clocks whose deadline had passed before we saw the mention: they count, and the team had no chance. */
  readonly lateDiscovered: number;
  /** Answered although no policy asks for an answer. */
  readonly answeredUnasked: number;
  /** Customer clock: posted to response, open ones included. */
  readonly firstResponse: WaitFigures;
  /** The customer's edit or answer after our response, to our next one. */
  readonly nextResponse: WaitFigures;
  /** Team clock: discovered to first response. */
  readonly teamResponse: WaitFigures;
  /** Posted to discovered, of what was posted while we watched: how far behind our own eyes are. */
  readonly discoveryLag: WaitFigures;
}

/** Nobody can tell how long the others waited: not asked for, or not visible. */
const MEASURED: ReadonlySet<Bucket> = new Set(['met', 'late', 'overdue', 'inWindow']);

/** Since when each source has been watched, by id: what was posted before was not there for our eyes to see. */
export type WatchedSince = ReadonlyMap<string, Instant>;

export function figuresOf(
  given: readonly MentionFacts[],
  now: Instant,
  watchedSince: WatchedSince = new Map(),
): Figures {
  const facts = given.filter((one) => !one.fromBrand);
  const clocks = facts.flatMap(clocksOf);
  const counts = countBuckets(facts, now);
  const answered = counts.met + counts.late;
  const decided = answered + counts.overdue;
  const measured = clocks.filter((clock) => MEASURED.has(bucketOf(clock, now)));
  const first = measured.filter((clock) => clock.cycle === 1);
  const next = measured.filter((clock) => clock.cycle > 1);
  return {
    mentions: facts.length,
    counts,
    ...(decided > 0 && { attainment: counts.met / decided, responseRate: answered / decided }),
    lateDiscovered: clocks.filter((clock) => clock.lateDiscovered && clock.status !== 'excluded').length,
    answeredUnasked: clocks.filter((clock) => clock.status === 'excluded' && clock.respondedAt !== undefined).length,
    firstResponse: waitFigures(first.map((clock) => waitOf(clock, clock.startedAt, now))),
    nextResponse: waitFigures(next.map((clock) => waitOf(clock, clock.startedAt, now))),
    teamResponse: waitFigures(first.filter(wasFound).map((clock) => teamWait(clock, now))),
    discoveryLag: waitFigures(
      facts.filter((one) => wasFound(one) && one.postedAt >= (watchedSince.get(one.sourceId) ?? 0)).map(lagOf),
    ),
  };
}

/** Each clock of each mention in its one bucket. Nothing of the brand's own is counted. */
export function countBuckets(facts: readonly MentionFacts[], now: Instant): BucketCounts {
  const counts = { met: 0, late: 0, overdue: 0, inWindow: 0, notAnswerable: 0, excluded: 0 };
  for (const clock of facts.flatMap(clocksOf)) if (!clock.fromBrand) counts[bucketOf(clock, now)] += 1;
  return counts;
}

/** When a file was imported says nothing of when anybody came to know of what is in it. */
const wasFound = ({ kind }: Pick<MentionFacts, 'kind'>): boolean => kind !== 'file';

const teamWait = (clock: ClockFacts, now: Instant): Wait =>
  waitOf(clock, Math.max(clock.startedAt, clock.discoveredAt), now);

const lagOf = ({ postedAt, discoveredAt }: MentionFacts): Wait => ({
  length: Math.max(0, discoveredAt - postedAt),
  ended: true,
});
