import type { Instant } from '../shared/time.ts';
import { EVERY_HOUR } from './business-time.ts';
import type { MentionFacts } from './facts.ts';
import { FigureTally } from './figure-tally.ts';
import type { Figures } from './figures.ts';
import { type FigureContext, measure, type WatchedSince } from './measured.ts';

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
