import type { Duration, Instant } from '../shared/time.ts';
import type { ClockPlan, Stage, StageKey } from './clock.ts';
import type { OpenTime } from './open-time.ts';
import type { Pauses } from './pauses.ts';

/**
 * Warnings, breach and escalations of one cycle, in order of time. A warning that would fall before the start is
 * dropped: nobody can be warned of what was not there. Keys come from the place in the policy, so that they do not
 * shift when one is dropped. Pauses, where there have been any, are those that moved the deadline.
 */
export function ladderOf(
  plan: ClockPlan,
  openTime: OpenTime,
  cycle: { readonly startedAt: Instant; readonly dueAt: Instant; readonly pauses?: Pauses },
): readonly Stage[] {
  const { pauses = [] } = cycle;
  const before = distinct(plan.warnBefore).reverse();
  const warns = before.map((length, index) => ({
    key: (before.length === 1 ? 'warn' : `warn${index + 1}`) as StageKey,
    at: openTime.add(cycle.dueAt, -length, pauses),
    owner: plan.owner,
  }));
  return [
    ...warns.filter((stage) => stage.at >= cycle.startedAt),
    { key: 'breach', at: cycle.dueAt, owner: plan.owner },
    ...escalationsOf(plan, (length) => openTime.add(cycle.dueAt, length, pauses)),
  ];
}

/**
 * A mention that was past due before anybody could know of it: one alert, now, and escalations by the team clock,
 * or they would all be overdue in the same minute.
 */
export function lateLadderOf(
  plan: ClockPlan,
  openTime: OpenTime,
  team: { readonly now: Instant; readonly teamDueAt: Instant; readonly pauses?: Pauses },
): readonly Stage[] {
  const { now, teamDueAt, pauses = [] } = team;
  const allowed = openTime.between(now, teamDueAt);
  return [
    { key: 'breach', at: now, owner: plan.owner },
    ...escalationsOf(plan, (length) => openTime.add(now, allowed + length, pauses)),
  ];
}

/**
 * Moves the stages that lie ahead of `from` by `length` of open time; what has come already stays as it was. Warnings
 * keep their distance from the deadline, so that one for the opening hour does not end up at closing time. Same
 * object = not moved.
 */
export function shiftAhead(
  ladder: readonly Stage[],
  openTime: OpenTime,
  from: Instant,
  length: Duration,
): readonly Stage[] {
  const breach = ladder.find(({ key }) => key === 'breach')?.at ?? from;
  return ladder.map((stage) => {
    if (stage.at <= from) return stage;
    const before = Math.max(0, openTime.between(stage.at, breach));
    return { ...stage, at: openTime.add(openTime.add(stage.at, length + before), -before) };
  });
}

const escalationsOf = (plan: ClockPlan, after: (length: Duration) => Instant): readonly Stage[] =>
  distinct(plan.escalateAfter).map((length, index) => ({
    key: `escalate${index + 1}`,
    at: after(length),
    owner: plan.escalateTo[index] ?? plan.escalateTo.at(-1) ?? plan.owner,
  }));

/** Shortest first; the same length twice would be the same alert twice. */
const distinct = (lengths: readonly Duration[]): Duration[] => [...new Set(lengths)].sort((a, b) => a - b);
