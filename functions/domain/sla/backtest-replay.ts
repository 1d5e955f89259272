import type { Mention } from '../mentions/mention.ts';
import type { Instant } from '../shared/time.ts';
import { type Stage, type StageKey, targetIn } from './clock.ts';
import { cyclesOf, type Span } from './clock-cycles.ts';
import { noAnswerNeeded, openCycle, planOf } from './clock-open.ts';
import { goneSince, NOTHING_SEEN } from './clock-seen.ts';
import { answersFrom, cyclesOfClock } from './clock-settle.ts';
import { tellAt } from './delivery-hours.ts';
import { matchPolicy } from './match-policy.ts';
import { subjectOf } from './match-subject.ts';
import type { OpenTime } from './open-time.ts';
import { overtakenBy } from './overtaken.ts';
import type { Policy } from './policy.ts';
import { type Bucket, bucketOf, isResponseUnknown } from './verdict.ts';

/** Policies in their order, and the open time of the calendars that they count in. */
export interface PolicySet {
  readonly policies: readonly Policy[];
  /** Open time of a calendar of this set; around the clock without an id. */
  readonly openTimeOf: (calendar: string | undefined) => OpenTime;
}

export interface ReplayedAlert {
  readonly stage: StageKey;
  /** When it is told: where it is held, at the opening. */
  readonly at: Instant;
  readonly owner: string;
}

/** One response cycle as it would have gone. */
export interface ReplayedCycle {
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly bucket: Bucket;
  readonly owner: string;
  readonly alerts: readonly ReplayedAlert[];
  /** Open time from the start to the response, or to where it ended or stands without one. */
  readonly wait: number;
  readonly isAnswered: boolean;
}

/** What a set of policies would have done with a mention. */
export interface Replayed {
  /** Absent = no policy is for it. */
  readonly policy?: string;
  /** Empty = no answer is asked for. */
  readonly cycles: readonly ReplayedCycle[];
}

/**
 * Lets a stored mention happen again under a set of policies, by the observations that are stored with it: as if it had
 * been seen when it was posted, and each response when it was posted. Snoozes, claims and `enforceFrom` are left out.
 */
export function replayMention(mention: Mention, set: PolicySet, now: Instant): Replayed {
  const { observation, clock, brand, sourceId, severity } = mention;
  // A tombstone has no words any more; it was clocked, so there were some.
  const isMute = clock.status !== 'withdrawn' && noAnswerNeeded(observation) !== undefined;
  const context = { brand, sourceId, policies: set.policies, openTimeOf: set.openTimeOf };
  const { policy } = matchPolicy(set.policies, subjectOf(observation, severity, context));
  if (!policy) return { cycles: [] };
  if (isMute || observation.fromBrand || !policy.needsResponse) return { policy: policy.id, cycles: [] };
  const spans = cyclesOf(clock.seen ?? NOTHING_SEEN, {
    startedAt: cyclesOfClock(clock)[0].startedAt,
    answersFrom: answersFrom(clock),
    botsCount: policy.botsCount,
  });
  const cycles = spans.map((span, index) => replayCycle(span, index + 1, mention, policy, set, now));
  return { policy: policy.id, cycles };
}

function replayCycle(
  { startedAt, respondedAt }: Span,
  number: number,
  { clock, observation }: Mention,
  policy: Policy,
  set: PolicySet,
  now: Instant,
): ReplayedCycle {
  const openTime = set.openTimeOf(policy.calendar);
  const plan = planOf(policy);
  const target = targetIn(number, policy.target, plan);
  const delivery = policy.deliver && set.openTimeOf(policy.deliver.calendar);
  const opening = { startedAt, discoveredAt: startedAt, now: startedAt, cycle: number, delivery };
  const { dueAt, ladder } = openCycle(plan, target, openTime, opening);
  const goneAt = goneSince(clock.seen ?? NOTHING_SEEN);
  // A person said that it needs no answer: until then it was alerted on.
  const dismissedAt = respondedAt === undefined && clock.status === 'excluded' ? clock.endedAt : undefined;
  const endedAt = respondedAt ?? dismissedAt ?? goneAt;
  const status = dismissedAt !== undefined ? 'excluded' : goneAt !== undefined ? 'withdrawn' : 'running';
  const answered = respondedAt !== undefined && respondedAt <= dueAt ? 'met' : 'late';
  const responseUnknown = isResponseUnknown({ ...clock, dueAt }, observation.response);
  const facts = { dueAt, responseUnknown, fromBrand: false, ...(endedAt !== undefined && { endedAt }) };
  return {
    startedAt,
    dueAt,
    bucket: bucketOf({ ...facts, status: respondedAt === undefined ? status : answered }, now),
    owner: policy.owner,
    alerts: toldOf(ladder).filter(({ at }) => at <= now && (endedAt === undefined || at < endedAt)),
    wait: openTime.between(startedAt, Math.max(startedAt, Math.min(endedAt ?? now, now))),
    isAnswered: respondedAt !== undefined,
  };
}

/** The stages that are told while nobody answers: of those held to one opening the gravest, and none after a graver one. */
const toldOf = (ladder: readonly Stage[]): readonly ReplayedAlert[] =>
  ladder
    .filter((stage) => overtakenBy(stage, ladder) === undefined)
    .map((stage) => ({ stage: stage.key, at: tellAt(stage), owner: stage.owner }));
