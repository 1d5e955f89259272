import type { ResponseTruth } from '../mentions/observation.ts';
import type { Instant } from '../shared/time.ts';
import type { Clock, ClockStatus } from './clock.ts';
import { NOTHING_SEEN, noneVisibleAt } from './clock-seen.ts';

/** Every mention is in exactly one. Attainment = met / (met + late + overdue). */
export type Bucket = 'met' | 'late' | 'overdue' | 'inWindow' | 'notAnswerable' | 'excluded';

/** What of a mention's facts the bucket depends on. */
export interface BucketFacts {
  readonly status: ClockStatus;
  readonly dueAt?: Instant;
  readonly endedAt?: Instant;
  readonly responseUnknown: boolean;
  readonly fromBrand: boolean;
}

/**
 * The one bucket that a mention is in at `now`. Overdue needs nobody to have looked: the deadline has passed and no
 * response is known. Whether the source could show one at all decides between overdue and not answerable.
 */
export function bucketOf(facts: BucketFacts, now: Instant): Bucket {
  if (facts.fromBrand) return 'excluded';
  switch (facts.status) {
    case 'met':
    case 'late':
    case 'excluded':
      return facts.status;
    case 'withdrawn':
      // A customer who gave up after the deadline was not answered in time: silence must not raise the figure.
      return isPast(facts, facts.endedAt) ? unanswered(facts) : 'excluded';
    case 'running':
      return isPast(facts, now) ? unanswered(facts) : 'inWindow';
  }
}

/**
 * Whether nobody can tell if the mention has been answered: what `responseUnknown` of its facts has to be. A complete
 * read without a response after the deadline makes a breach a fact; a source that fails later does not undo it.
 */
export function isResponseUnknown(clock: Clock, response: ResponseTruth): boolean {
  if (response.truth !== 'unknown') return false;
  const noneAt = noneVisibleAt(clock.seen ?? NOTHING_SEEN);
  return noneAt === undefined || clock.dueAt === undefined || noneAt <= clock.dueAt;
}

/** In the very instant of the deadline there is still time. */
const isPast = (facts: BucketFacts, at: Instant | undefined): boolean =>
  at !== undefined && facts.dueAt !== undefined && at > facts.dueAt;

const unanswered = (facts: BucketFacts): Bucket => (facts.responseUnknown ? 'notAnswerable' : 'overdue');
