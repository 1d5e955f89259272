import { authorMark } from '../mentions/known-author.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Severity } from '../scoring/score.ts';
import { DAY, type Instant } from '../shared/time.ts';
import type { Clock, Cycle } from '../sla/clock.ts';
import { cyclesOfClock } from '../sla/clock-settle.ts';
import { isResponseUnknown } from '../sla/verdict.ts';
import type { CycleFacts, MentionFacts } from './facts.ts';
import { labelsOf } from './label-facts.ts';
import { stagesOf } from './stage-counts.ts';

/** Facts are stored twice, and billed: who speaks of more than this speaks of nothing in particular. */
const MOST_THEMES = 4;

/** Published, or discovered where the published time is unknown. */
export const postedAtOf = (mention: Pick<Mention, 'observation' | 'discoveredAt'>): Instant =>
  mention.observation.publishedAt ?? mention.discoveredAt;

/**
 * The facts of a mention as it stands. Nothing in them depends on which alerts are pending or delivered,
 * so that an alert never rewrites the day index.
 */
export function factsOf(mention: Mention): MentionFacts {
  const { observation: seen, clock, severity } = mention;
  const owner = ownerOf(clock);
  const earlier = cyclesOfClock(clock).slice(0, -1);
  const author = authorMark(seen.author);
  const factsOfCycle = (cycle: Cycle): CycleFacts => cycleFacts(cycle, openingSeenAt(cycle, mention));
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
    ...(severity.themes !== undefined && { themes: severity.themes.slice(0, MOST_THEMES).map(({ id }) => id) }),
    ...(severity.moment !== undefined && { moment: severity.moment }),
    ...(severity.emotion !== undefined && { emotion: severity.emotion }),
    ...(seen.response.truth === 'replied' && seen.response.noted !== undefined && { hints: seen.response.noted }),
    ...repeatOf(severity, postedAtOf(mention)),
    ...labelsOf(seen.labels),
    ...factsOfCycle(clock),
    ...(clock.calendar !== undefined && { calendar: clock.calendar }),
    ...(clock.endedAt !== undefined && { endedAt: clock.endedAt }),
    ...(owner !== undefined && { owner }),
    responseUnknown: isResponseUnknown(clock, seen.response),
    fromBrand: seen.fromBrand,
    ...(author !== undefined && { author }),
    ...(earlier.length > 0 && { earlier: earlier.map(factsOfCycle) }),
  };
}

/** Of a cycle that an edit or an answer of the customer opened: when we saw that. */
function openingSeenAt({ cycle, startedAt }: Cycle, mention: Mention): Instant | undefined {
  if (cycle === 1 && startedAt === postedAtOf(mention)) return undefined;
  return mention.clock.seen?.edits.find(({ at, raised }) => at === startedAt && !raised)?.seenAt;
}

function cycleFacts(clock: Cycle, seenAt: Instant | undefined): CycleFacts {
  const { cycle, status, startedAt, dueAt, respondedAt, recoveredAt, lateDiscovered } = clock;
  const stages = stagesOf(clock);
  return {
    cycle,
    status,
    startedAt,
    ...(dueAt !== undefined && { dueAt }),
    ...(respondedAt !== undefined && { respondedAt }),
    ...(recoveredAt !== undefined && { recoveredAt }),
    ...(seenAt !== undefined && { seenAt }),
    lateDiscovered,
    ...(stages !== undefined && { stages }),
  };
}

/** So long after an earlier mention of the same author, a new one is another story. */
export const REPEATS_WITHIN = 14 * DAY;

function repeatOf({ earlierByAuthor, lastByAuthorAt }: Severity, postedAt: Instant): Pick<MentionFacts, 'repeat'> {
  if (earlierByAuthor === 0) return { repeat: 0 };
  return lastByAuthorAt === undefined ? {} : { repeat: postedAt - lastByAuthorAt <= REPEATS_WITHIN ? 1 : 0 };
}

/** Whose the deadline is: the owner of the breach, whom escalations do not change. */
const ownerOf = ({ ladder }: Clock): string | undefined =>
  (ladder.find((stage) => stage.key === 'breach') ?? ladder[0])?.owner;
