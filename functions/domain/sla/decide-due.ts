import { type HistoryEvent, historyEvent } from '../mentions/history.ts';
import { type Instant, toIso } from '../shared/time.ts';
import type { Clock, PendingAlert, Stage, StageKey } from './clock.ts';
import { comesAt, OFFER_AGAIN_AFTER, stageReached } from './clock-due.ts';
import { closed } from './decide-refuse.ts';
import type { DecideContext, Decided, Decision } from './decide-result.ts';
import { tellableFrom } from './delivery-hours.ts';
import type { OpenTime } from './open-time.ts';

/**
 * Only the highest stage that has come and may be told is told: after an outage, or at an opening, a breach says all that
 * the warnings would have said. A `now` before the last one finds nothing new, and changes nothing.
 */
export function decideDue(clock: Clock, now: Instant, { delivery }: Pick<DecideContext, 'delivery'>): Decision {
  if (clock.status !== 'running') return closed(clock, 'nothing is due');
  const { claim, ...unclaimed } = clock;
  const isOver = claim !== undefined && claim.until <= now;
  const current = isOver ? unclaimed : clock;
  const expiry = isOver ? [historyEvent(now, 'claimExpired', claim.by)] : [];

  const { clock: waiting, events: holds } = heldBack(current, now, delivery);
  const before = [...expiry, ...holds];
  const reached = stageReached(waiting, now);
  const stage = waiting.ladder[reached];
  if (!stage) return { clock: waiting, events: before };
  const { pending } = waiting;
  if (pending?.stage === stage.key) {
    // Offered at each sweep from then on, without a write: receivers deduplicate by the alert's key.
    const alert = isOverdue(pending, now) ? { alert: { stage, again: true } } : {};
    return { clock: waiting, events: before, ...alert };
  }
  const skipped: readonly HistoryEvent[] = waiting.ladder
    .slice(waiting.fired, reached)
    .map(({ key }) => historyEvent(now, 'stageSkipped', skipWords(key, stage.key, pending?.stage)));
  const { at, heldUntil } = stage;
  const held = heldUntil === undefined ? [] : [heldEvent(now, `${stage.key} from ${toIso(at)} to ${toIso(heldUntil)}`)];
  return {
    clock: { ...waiting, fired: reached, pending: { stage: stage.key, since: now } },
    events: [...before, ...skipped, ...held, historyEvent(now, 'stageDue', stage.key)],
    alert: { stage, again: false },
  };
}

const heldEvent = (at: Instant, words: string): HistoryEvent => historyEvent(at, 'stageHeld', words);

const isOverdue = (pending: PendingAlert, now: Instant): boolean => now - pending.since >= OFFER_AGAIN_AFTER;

/**
 * Whoever comes by outside of the delivery hours, for a sweep was late, a claim ran out or a delivery failed, finds
 * stages that nobody may be told of now: they wait for the opening, an alert that never arrived with them.
 */
function heldBack(clock: Clock, now: Instant, delivery: OpenTime | undefined): Pick<Decided, 'clock' | 'events'> {
  const { ladder, fired, pending, plan } = clock;
  const untilOf = (stage: Stage): Instant =>
    pending?.stage === stage.key && !isOverdue(pending, now)
      ? now
      : tellableFrom(stage.key, now, { deliver: plan?.deliver, delivery });
  const reached = stageReached(clock, now);
  const hasCome = (stage: Stage, index: number): boolean => index >= fired && comesAt(stage, clock) <= now;
  const told = ladder.findLastIndex((stage, index) => hasCome(stage, index) && untilOf(stage) <= now);
  const gravest = ladder[reached];
  if (gravest === undefined || told === reached) return { clock, events: [] };
  const isHeld = (stage: Stage, index: number): boolean => index > told && hasCome(stage, index);
  const { pending: _, ...unsent } = clock;
  return {
    clock: {
      ...(told === -1 ? unsent : clock),
      ladder: ladder.map((stage, index) => (isHeld(stage, index) ? { ...stage, heldUntil: untilOf(stage) } : stage)),
    },
    events: [heldEvent(now, `${gravest.key} to ${toIso(untilOf(gravest))}`)],
  };
}

const skipWords = (key: StageKey, by: StageKey, pending: StageKey | undefined): string =>
  key === pending ? `${key}: not known to be delivered when ${by} came` : `${key}: ${by} came first`;

/** Also after the cycle has ended: an alert on its way when the response came has been told, and the story says so. */
export function decideAlertDelivered(
  clock: Clock,
  event: { readonly at: Instant; readonly stage: StageKey },
): Decision {
  const { pending, ...others } = clock;
  if (pending?.stage !== event.stage) {
    return { refused: 'notPending', why: `no alert of ${event.stage} is pending: delivered already, or overtaken` };
  }
  const index = clock.ladder.findIndex((stage) => stage.key === event.stage);
  return {
    clock: { ...others, fired: Math.max(clock.fired, index + 1) },
    events: [historyEvent(event.at, 'alerted', event.stage)],
  };
}

export function decideClaimExpired(clock: Clock, now: Instant): Decision {
  if (clock.status !== 'running') return closed(clock, 'no claim is left');
  const { claim, ...unclaimed } = clock;
  if (!claim) return { refused: 'noClaim', why: 'nobody has claimed it' };
  if (claim.until > now) return { refused: 'claimHolds', why: `${claim.by} has it until ${toIso(claim.until)}` };
  return { clock: unclaimed, events: [historyEvent(now, 'claimExpired', claim.by)] };
}
