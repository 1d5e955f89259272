import { type HistoryEvent, historyEvent } from '../mentions/history.ts';
import type { Instant } from '../shared/time.ts';
import type { Clock, StageKey } from '../sla/clock.ts';

/** Takes back an alert that was decided before the answer was seen: nobody is told of what is settled. */
export function suppressAlert(
  clock: Clock,
  stage: StageKey,
  at: Instant,
): { readonly clock: Clock; readonly events: readonly HistoryEvent[] } {
  const { pending, ...settled } = clock;
  if (pending?.stage !== stage) return { clock, events: [] };
  return { clock: settled, events: [historyEvent(at, 'suppressed', `${stage}: ${clock.status} before it was told`)] };
}
