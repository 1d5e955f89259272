import type { Instant } from '../shared/time.ts';
import type { Clock, ClockPlan, Stage } from './clock.ts';
import { type Delivery, heldStage, tellableFrom } from './delivery-hours.ts';
import { ladderOf, lateLadderOf } from './ladder.ts';
import type { OpenTime } from './open-time.ts';

interface RelaidContext {
  readonly openTime: OpenTime;
  readonly now: Instant;
  readonly delivery?: OpenTime | undefined;
}

/**
 * The ladder of a recomputed clock, and how much of it is done with: all that comes no later on the ladder than the
 * highest stage told before, and all whose key was told. What the new policy puts ahead of those, or has put into the
 * past without anybody being told, is still to come.
 */
export function relaidLadder(
  before: Pick<Clock, 'ladder' | 'fired' | 'dueAt'>,
  after: Clock & { readonly dueAt: Instant; readonly plan: ClockPlan },
  { openTime, now, delivery }: RelaidContext,
): Pick<Clock, 'ladder' | 'fired'> {
  const { plan, startedAt, dueAt, teamDueAt, pauses = [] } = after;
  const hours = { deliver: plan.deliver, delivery };
  const computed =
    teamDueAt === undefined
      ? ladderOf(plan, openTime, { startedAt, dueAt, pauses })
      : lateLadderOf(plan, openTime, { now: before.ladder[0]?.at ?? dueAt, teamDueAt, pauses });
  // A stage may stand at closing time, or where a pause begins, and count to the next opening here: nothing lies between.
  const ladder = computed.map((stage) => {
    const known = before.ladder.find(({ key }) => key === stage.key);
    const isSame = known && dueAt === before.dueAt && openTime.between(known.at, stage.at, pauses) === 0;
    return isSame ? heldAsNow({ ...stage, at: known.at }, known.heldUntil, now, hours) : heldStage(stage, hours);
  });
  const told = before.ladder.slice(0, before.fired);
  const highest = Math.max(Number.NEGATIVE_INFINITY, ...told.map((stage) => rankIn(before.ladder, stage)));
  const keys = new Set(told.map(({ key }) => key));
  return {
    ladder,
    fired: ladder.findLastIndex((stage) => keys.has(stage.key) || rankIn(ladder, stage) <= highest) + 1,
  };
}

/** A hold that is over stays in the story; one that lasts goes by the present delivery hours. */
function heldAsNow(stage: Stage, heldUntil: Instant | undefined, now: Instant, hours: Delivery): Stage {
  if (heldUntil === undefined) return heldStage(stage, hours);
  if (heldUntil <= now) return { ...stage, heldUntil };
  const until = tellableFrom(stage.key, Math.max(stage.at, now), hours);
  return until > stage.at ? { ...stage, heldUntil: until } : stage;
}

/** Steps from the breach, negative before it: the last warning is -1 however many there are, the first escalation 1. */
const rankIn = (ladder: readonly Stage[], stage: Stage): number =>
  ladder.indexOf(stage) - ladder.findIndex(({ key }) => key === 'breach');
