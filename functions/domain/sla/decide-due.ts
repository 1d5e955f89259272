import { type HistoryEvent, historyEvent } from '../mentions/history.ts';
import { type Instant, toIso } from '../shared/time.ts';
import type { Clock, StageKey } from './clock.ts';
import { OFFER_AGAIN_AFTER, stageReached } from './clock-due.ts';
import { closed } from './decide-refuse.ts';
import type { Decision } from './decide-result.ts';

/**
 * Only the highest stage that has come is told: after an outage a breach says all that the warnings would have said.
 * A `now` before the last one finds nothing new, and changes nothing.
 */
export function decideDue(clock: Clock, now: Instant): Decision {
  if (clock.status !== 'running') return closed(clock, 'nothing is due');
  const { claim, ...unclaimed } = clock;
  const isOver = claim !== undefined && claim.until <= now;
  const current = isOver ? unclaimed : clock;
  const expiry = isOver ? [historyEvent(now, 'claimExpired', claim.by)] : [];

  const reached = stageReached(current, now);
  const stage = current.ladder[reached];
  if (!stage) return { clock: current, events: expiry };
  const { pending } = current;
  if (pending?.stage === stage.key) {
    // Offered at each sweep from then on, without a write: receivers deduplicate by the alert's key.
    const alert = now - pending.since >= OFFER_AGAIN_AFTER ? { alert: { stage, again: true } } : {};
    return { clock: current, events: expiry, ...alert };
  }
  const skipped: readonly HistoryEvent[] = current.ladder
    .slice(current.fired, reached)
    .map(({ key }) => historyEvent(now, 'stageSkipped', skipWords(key, stage.key, pending?.stage)));
  return {
    clock: { ...current, fired: reached, pending: { stage: stage.key, since: now } },
    events: [...expiry, ...skipped, historyEvent(now, 'stageDue', stage.key)],
    alert: { stage, again: false },
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
