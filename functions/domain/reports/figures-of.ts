import type { Instant } from '../shared/time.ts';
import { bucketOf } from '../sla/verdict.ts';
import { EVERY_HOUR } from './business-time.ts';
import { clocksOf } from './clocks-of.ts';
import type { MentionFacts } from './facts.ts';
import { FigureTally } from './figure-tally.ts';
import type { Figures } from './figures.ts';
import { type FigureContext, measure, type WatchedSince } from './measured.ts';
import type { BucketCounts } from './rollup.ts';

/** Of a list of facts; nothing of the brand's own is counted. */
export function figuresOf(
  given: readonly MentionFacts[],
  now: Instant,
  watchedSince: WatchedSince = new Map(),
  businessTime = EVERY_HOUR,
): Figures {
  const context: FigureContext = { now, watchedSince, businessTime };
  const tally = new FigureTally();
  for (const facts of given) if (!facts.fromBrand) tally.add(measure(facts, context));
  return tally.figures();
}

/** Each clock of each mention in its one bucket. Nothing of the brand's own is counted. */
export function countBuckets(facts: readonly MentionFacts[], now: Instant): BucketCounts {
  const counts = { met: 0, late: 0, overdue: 0, inWindow: 0, notAnswerable: 0, excluded: 0 };
  for (const clock of facts.flatMap(clocksOf)) if (!clock.fromBrand) counts[bucketOf(clock, now)] += 1;
  return counts;
}
