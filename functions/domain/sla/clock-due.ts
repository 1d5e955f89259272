import { type Duration, type Instant, SECOND } from '../shared/time.ts';
import { type Clock, type Stage, stageKind } from './clock.ts';
import { tellAt } from './delivery-hours.ts';

/** An alert not known to be delivered after this long is offered again: whoever should have sent it may have died. */
export const OFFER_AGAIN_AFTER: Duration = 90 * SECOND;

/**
 * The instant under which the due index lists the mention: of the stage whose alert is pending, else of the next one. A
 * stage that is held is listed under the end of its hold.
 * Undefined when the clock is closed or its ladder is used up.
 */
export function nextDueAt(clock: Clock): Instant | undefined {
  if (clock.status !== 'running') return undefined;
  const ahead = clock.ladder.slice(clock.fired).map((stage) => comesAt(stage, clock));
  return ahead.length === 0 ? clock.pending?.since : Math.min(...ahead);
}

/** Index of the highest stage whose time has come and that is not done with; -1 = none. */
export const stageReached = (clock: Clock, now: Instant): number =>
  clock.ladder.findLastIndex((stage, index) => index >= clock.fired && comesAt(stage, clock) <= now);

/**
 * A claim puts warnings off until it expires, rather than dropping them: if nobody has answered by then, they are news.
 * Breach and escalations are facts about the customer's wait; no claim holds them back.
 */
export const comesAt = (stage: Stage, { claim }: Pick<Clock, 'claim'>): Instant =>
  claim && stageKind(stage.key) === 'warn' ? Math.max(tellAt(stage), claim.until) : tellAt(stage);
