import { type HistoryEvent, historyEvent } from '../mentions/history.ts';
import type { Observation } from '../mentions/observation.ts';
import { DAY, type Duration, type Instant, toIso } from '../shared/time.ts';
import { type Clock, type ClockPlan, type Cycle, type Stage, targetIn } from './clock.ts';
import { heldStage } from './delivery-hours.ts';
import { ladderOf, lateLadderOf } from './ladder.ts';
import type { OpenTime } from './open-time.ts';
import type { Policy } from './policy.ts';

export interface Opening {
  /** The first match; absent = no policy asks for this mention. */
  readonly policy?: Policy | undefined;
  /** Open time of the policy's calendar. */
  readonly openTime: OpenTime;
  /** Open time of the policy's delivery hours. @default at any time */
  readonly delivery?: OpenTime | undefined;
  readonly startedAt: Instant;
  readonly discoveredAt: Instant;
  readonly cycle: number;
  readonly now: Instant;
  /** Why the mention cannot ask for an answer, whatever the policy says. */
  readonly exclude?: string | undefined;
  /** Responses posted earlier are no answer. @default startedAt */
  readonly answersFrom?: Instant;
  readonly tz?: string | undefined;
}

export interface Opened {
  readonly clock: Clock;
  readonly events: readonly HistoryEvent[];
}

/** Opens a clock with its deadline and its whole ladder, or an `excluded` one that says why. */
export function openClock(opening: Opening): Opened {
  const { openTime, startedAt, now, cycle } = opening;
  const pinned = opening.policy && { policy: { id: opening.policy.id, version: opening.policy.version } };
  const policy = policyOrReason(opening);
  if (typeof policy === 'string') {
    const clock = { cycle, status: 'excluded', startedAt, ladder: [], fired: 0, lateDiscovered: false } as const;
    return { clock: { ...clock, ...pinned, reason: policy }, events: [historyEvent(now, 'excluded', policy)] };
  }
  const { target } = policy;
  const plan = planOf(policy);
  const opened = openCycle(plan, targetIn(cycle, target, plan), openTime, opening);
  const clock: Clock = {
    ...opened,
    ...pinned,
    target,
    plan,
    ...(policy.calendar !== undefined && { calendar: policy.calendar }),
    ...(opening.answersFrom !== undefined && { answersFrom: opening.answersFrom }),
    ...(opening.tz !== undefined && { tz: opening.tz }),
  };
  return { clock, events: [historyEvent(now, cycle === 1 ? 'clockStarted' : 'nextClockStarted', dueWords(opened))] };
}

/** What of a policy is pinned on the clocks that it opens. */
export function planOf(policy: Policy): ClockPlan {
  const { warnBefore, escalateAfter, owner, escalateTo, botsCount, nextTarget, deliver } = policy;
  const plan = { warnBefore, escalateAfter, owner, escalateTo, botsCount };
  return { ...plan, ...(nextTarget !== undefined && { nextTarget }), ...(deliver && { deliver }) };
}

/** Why a mention that was overdue when its source was first read is excluded: nobody was there to answer it. */
export const READ_AS_HISTORY = 'overdue before this source was first read: statistics only';

/** Opens the clock of a newly found mention: the customer's clock starts when it was published, if that is known. */
export function openFirstClock(
  observation: Observation,
  rest: Omit<Opening, 'startedAt' | 'cycle' | 'exclude' | 'answersFrom'>,
): Opened {
  const startedAt = observation.publishedAt ?? rest.discoveredAt;
  return openClock({
    ...rest,
    startedAt,
    cycle: 1,
    exclude: noAnswerNeeded(observation),
    // A day is known, not the hour; or nothing is, and whatever response there is answers it.
    ...(observation.publishedPrecision === 'day' && { answersFrom: startedAt - DAY }),
    ...(observation.publishedPrecision === 'unknown' && { answersFrom: 0 }),
  });
}

/** Deadline and ladder of one cycle, its stages held where nobody may be told. */
export function openCycle(
  plan: ClockPlan,
  target: Duration,
  openTime: OpenTime,
  start: Pick<Opening, 'startedAt' | 'discoveredAt' | 'cycle' | 'now' | 'delivery'>,
): Cycle & { readonly dueAt: Instant } {
  const { startedAt, discoveredAt, cycle, now, delivery } = start;
  const held = (ladder: readonly Stage[]): readonly Stage[] =>
    ladder.map((stage) => heldStage(stage, { deliver: plan.deliver, delivery }));
  const dueAt = openTime.add(startedAt, target);
  const begun = { cycle, status: 'running', startedAt, dueAt, fired: 0 } as const;
  if (dueAt > discoveredAt) {
    return { ...begun, lateDiscovered: false, ladder: held(ladderOf(plan, openTime, { startedAt, dueAt })) };
  }
  const teamDueAt = openTime.add(discoveredAt, target);
  return { ...begun, lateDiscovered: true, teamDueAt, ladder: held(lateLadderOf(plan, openTime, { now, teamDueAt })) };
}

/** `due <instant>`, and that it was so before anybody could know. */
export const dueWords = (cycle: Pick<Cycle, 'dueAt' | 'lateDiscovered'>): string =>
  `due ${cycle.dueAt === undefined ? 'never' : toIso(cycle.dueAt)}${cycle.lateDiscovered ? ', past due when discovered' : ''}`;

function policyOrReason({ policy, exclude, startedAt }: Opening): Policy | string {
  if (exclude !== undefined) return exclude;
  if (!policy) return 'no policy matches';
  if (!policy.needsResponse) return `policy ${policy.id} asks for no response`;
  if (policy.enforceFrom !== undefined && startedAt < policy.enforceFrom) {
    return `posted before ${toIso(policy.enforceFrom)}, from when policy ${policy.id} is enforced: statistics only`;
  }
  return policy;
}

/** Our own posts, and stars without a word: a response to those would answer nothing that was said. */
export function noAnswerNeeded(observation: Observation): string | undefined {
  if (observation.fromBrand) return 'written by the brand itself';
  const wordless = observation.text.trim() === '' && (observation.title ?? '').trim() === '';
  return observation.rating !== undefined && wordless ? 'a rating without words' : undefined;
}
