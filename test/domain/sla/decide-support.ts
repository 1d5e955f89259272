import { MINUTE } from '../../../functions/domain/shared/time.ts';
import type { Clock } from '../../../functions/domain/sla/clock.ts';
import type { ClockEvent } from '../../../functions/domain/sla/clock-event.ts';
import { decide, isRefused } from '../../../functions/domain/sla/decide.ts';
import type { Decided } from '../../../functions/domain/sla/decide-result.ts';
import { AROUND_THE_CLOCK, type OpenTime } from '../../../functions/domain/sla/open-time.ts';
import { at } from '../../support/builders.ts';

/** `monday('12:30')`: a time of the Monday on which every builder's mention was posted. */
export const monday = (time: string): number => at(`2026-11-16T${time}Z`);

/** Lets one event happen; a refusal fails the test. */
export function happened(clock: Clock, event: ClockEvent, openTime: OpenTime = AROUND_THE_CLOCK): Decided {
  const decision = decide(clock, event, { openTime });
  if (isRefused(decision)) throw new Error(`refused ${event.what}: ${decision.refused}, ${decision.why}`);
  return decision;
}

/** Lets events happen one after the other. */
export const having = (clock: Clock, ...events: readonly ClockEvent[]): Clock =>
  events.reduce((current, event) => happened(current, event).clock, clock);

/** What was told, one `what: detail` each. */
export const told = ({ events }: Decided): readonly string[] =>
  events.map(({ what, detail }) => (detail === undefined ? what : `${what}: ${detail}`));

/** A response posted at a time of the Monday, seen a minute later unless told otherwise. */
export const seen = (time: string, more: { id?: string; byBot?: boolean; seenAt?: number; state?: string } = {}) =>
  ({ what: 'responseSeen', at: monday(time), seenAt: monday(time) + MINUTE, ...more }) as const;

export const edited = (time: string, starsBefore?: number, starsAfter?: number) =>
  ({ what: 'edited', at: monday(time), seenAt: monday(time) + MINUTE, starsBefore, starsAfter }) as const;

export const removed = (time: string, id?: string) =>
  ({ what: 'responseRemoved', seenAt: monday(time), ...(id !== undefined && { id }) }) as const;
