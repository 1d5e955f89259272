import { type HistoryEvent, historyEvent } from '../mentions/history.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Duration, type Instant, toIso } from '../shared/time.ts';
import { type Clock, targetIn } from './clock.ts';
import { planOf } from './clock-open.ts';
import type { OpenTime } from './open-time.ts';
import type { Policy } from './policy.ts';
import { relaidLadder } from './recompute-ladder.ts';

export interface RecomputeContext {
  /** The policy that the clock is pinned to as it is now; absent = it is no longer in the settings. */
  readonly policy?: Policy | undefined;
  /** Open time with which the deadline was computed; absent = nobody has it any more. */
  readonly before?: OpenTime | undefined;
  /** Open time of the policy's calendar now. */
  readonly after: OpenTime;
  /** Open time of the policy's delivery hours now. @default at any time */
  readonly delivery?: OpenTime | undefined;
  readonly now: Instant;
  /** Version of the time zone database now. */
  readonly tz: string;
}

export type Recomputed =
  | { readonly outcome: 'unchanged' }
  /** There is something new, but this clock cannot take it. */
  | { readonly outcome: 'left'; readonly why: string }
  | { readonly outcome: 'recomputed'; readonly clock: Clock; readonly events: readonly HistoryEvent[] };

type OpenClock = Clock & Required<Pick<Clock, 'dueAt' | 'target' | 'plan' | 'policy'>>;

/**
 * Brings a changed policy, calendar or time zone database to one open clock. What is used of the target by `now` stays
 * used; the rest counts from `now` in the new open time. Stages that have been told are not told again. The policy is
 * the one of the same id: nothing is matched anew. Whether bots' responses count stays as it was pinned, for that could
 * change verdicts. docs/policies.md
 */
export function recomputeClock(clock: Clock, context: RecomputeContext): Recomputed {
  if (!isOpen(clock) || !isOutdated(clock, context)) return { outcome: 'unchanged' };
  const given = givenFor(clock, context);
  if (typeof given === 'string') return { outcome: 'left', why: given };
  try {
    return recomputed(clock, given.policy, { ...context, before: given.before });
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'left', why: error.message };
    throw error;
  }
}

/** The deadline that the present cycle gets in an open time: another one than it has tells that the calendar changed. */
export function deadlineIn(clock: OpenClock, openTime: OpenTime): Instant {
  const [from, used] = clock.counted ?? [clock.startedAt, 0];
  return openTime.add(from, presentTarget(clock) - used, clock.pauses);
}

/** Whether somebody still waits, by a policy: only such a clock can be recomputed. */
export const isOpen = (clock: Clock): clock is OpenClock =>
  clock.status === 'running' &&
  [clock.dueAt, clock.target, clock.plan, clock.policy].every((part) => part !== undefined);

/** Around the clock no time zone matters. */
export const usesCalendar = ({ calendar, plan }: Clock): boolean =>
  calendar !== undefined || plan?.deliver !== undefined;

const isOutdated = (clock: OpenClock, { policy, tz }: RecomputeContext): boolean =>
  policy?.version !== clock.policy.version || (usesCalendar(clock) && clock.tz !== tz);

/** What there is to compute with, or why it cannot be done. */
function givenFor(
  clock: OpenClock,
  { policy, before }: RecomputeContext,
): { readonly policy: Policy; readonly before: OpenTime } | string {
  const { id } = clock.policy;
  if (!policy) return `policy ${id} is no longer in the settings`;
  if (!policy.needsResponse) return `policy ${id} asks for no response now; mark it as not relevant by hand`;
  if (clock.pending) return `its alert (${clock.pending.stage}) is on its way; run again`;
  if (!before) return `calendar ${clock.calendar} is not what it was; name the settings that it was in: --was`;
  return { policy, before };
}

function recomputed(
  given: OpenClock,
  policy: Policy,
  context: RecomputeContext & { readonly before: OpenTime },
): Recomputed {
  const { before, after, now, tz, delivery } = context;
  const clock = given.calendar === undefined || given.tz === tz ? given : byNewRules(given, before, now);
  const plan = { ...planOf(policy), botsCount: clock.plan.botsCount };
  const target = targetIn(clock.cycle, policy.target, plan);
  const change = target - presentTarget(clock);
  const move = (at: Instant, pauses: Clock['pauses']): Instant => {
    const left = before.between(now, at, pauses) + change;
    return left > 0 ? after.add(now, left, pauses) : Math.min(at, now);
  };
  const dueAt = move(clock.dueAt, clock.pauses);
  const { calendar: _, counted, teamDueAt: team, unpausedDueAt: unpaused, ...rest } = clock;
  const isLate = clock.lateDiscovered && dueAt <= now;
  const next: OpenClock = {
    ...rest,
    policy: { id: policy.id, version: policy.version },
    target: policy.target,
    plan,
    ...(policy.calendar !== undefined && { calendar: policy.calendar }),
    ...(counted && { counted }),
    dueAt,
    lateDiscovered: isLate,
    ...(isLate && team !== undefined && { teamDueAt: move(team, []) }),
    ...(unpaused !== undefined && { unpausedDueAt: move(unpaused, []) }),
    tz,
  };
  const clockAfter = {
    ...anchored(next, target, context),
    ...relaidLadder(given, next, { openTime: after, now, delivery }),
  };
  return { outcome: 'recomputed', clock: clockAfter, events: [told(given, clockAfter, tz, now)] };
}

/** The same policy by the present rules of its time zone: rules that changed in the past cannot make anybody late. */
function byNewRules(clock: OpenClock, openTime: OpenTime, now: Instant): OpenClock {
  if (clock.dueAt <= now) return clock;
  return { ...clock, dueAt: Math.max(deadlineIn(clock, openTime), now) };
}

/** Keeps from where the rest counts, unless the whole target in the new open time ends in the same deadline. */
function anchored(clock: OpenClock, target: Duration, { after, now }: RecomputeContext): OpenClock {
  if (deadlineIn(clock, after) === clock.dueAt) return clock;
  const { dueAt, pauses } = clock;
  return { ...clock, counted: dueAt > now ? [now, target - after.between(now, dueAt, pauses)] : [dueAt, target] };
}

const presentTarget = ({ cycle, target, plan }: OpenClock): Duration => targetIn(cycle, target, plan);

function told(before: OpenClock, after: OpenClock, tz: string, now: Instant): HistoryEvent {
  const due = `due ${toIso(after.dueAt)}`;
  const moved = after.dueAt === before.dueAt ? `${due} as before` : `${due}, was ${toIso(before.dueAt)}`;
  const by = after.policy.version === before.policy.version ? `tz ${tz}` : `policy ${after.policy.version}`;
  return historyEvent(now, 'recomputed', `${moved}; ${by}`);
}
