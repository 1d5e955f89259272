import type { Mention } from '../mentions/mention.ts';
import type { Instant } from '../shared/time.ts';
import { isResponseUnknown } from '../sla/verdict.ts';
import type { MentionFacts } from './facts.ts';

/** Published, or discovered where the published time is unknown. */
export const postedAtOf = (mention: Pick<Mention, 'observation' | 'discoveredAt'>): Instant =>
  mention.observation.publishedAt ?? mention.discoveredAt;

/**
 * The facts of a mention as it stands. Nothing in them depends on which alerts are pending or delivered,
 * so that an alert never rewrites the day index.
 */
export function factsOf(mention: Mention): MentionFacts {
  const { observation: seen, clock, severity } = mention;
  const owner = ownerOf(mention);
  return {
    brand: mention.brand,
    sourceId: mention.sourceId,
    origin: mention.origin,
    externalId: mention.externalId,
    kind: seen.kind,
    postedAt: postedAtOf(mention),
    discoveredAt: mention.discoveredAt,
    ...(seen.rating !== undefined && { rating: seen.rating }),
    ...(seen.language !== undefined && { language: seen.language }),
    severity: severity.level,
    sentiment: severity.sentiment.label,
    cycle: clock.cycle,
    status: clock.status,
    startedAt: clock.startedAt,
    ...(clock.dueAt !== undefined && { dueAt: clock.dueAt }),
    ...(clock.respondedAt !== undefined && { respondedAt: clock.respondedAt }),
    ...(clock.endedAt !== undefined && { endedAt: clock.endedAt }),
    ...(owner !== undefined && { owner }),
    lateDiscovered: clock.lateDiscovered,
    responseUnknown: isResponseUnknown(clock, seen.response),
    fromBrand: seen.fromBrand,
  };
}

/** Whose the deadline is: the owner of the breach, whom escalations do not change. */
const ownerOf = ({ clock }: Mention): string | undefined =>
  (clock.ladder.find((stage) => stage.key === 'breach') ?? clock.ladder[0])?.owner;
