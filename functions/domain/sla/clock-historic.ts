import { historyEvent } from '../mentions/history.ts';
import type { ResponseTruth } from '../mentions/observation.ts';
import { type Opened, type Opening, openClock } from './clock-open.ts';

/** Why a mention that was brought in as history has no verdict. */
const HISTORY_UNTOLD = 'brought in as history, which does not say when it was answered: statistics only';

/** What is told of one that history says was never answered. */
const HISTORY_UNANSWERED = 'brought in as history: counted, and never alerted on';

/**
 * The clock of a mention that was overdue when it was brought in as history. What history says counts: a response with
 * its time is met or late, none for certain is overdue, which silence must not hide. Nobody is alerted on either. Where
 * history does not say, nothing is concluded.
 */
export function openHistoric(
  { clock, events }: Opened,
  response: ResponseTruth,
  opening: Omit<Opening, 'startedAt' | 'cycle'>,
): Opened {
  const isTimed = response.truth === 'replied' && response.at !== undefined;
  if (isTimed && (clock.status === 'met' || clock.status === 'late')) return { clock, events };
  if (response.truth === 'notReplied' && clock.status === 'running') {
    const told = historyEvent(opening.now, 'stageSkipped', HISTORY_UNANSWERED);
    // All stages are done with, so that none comes due; their owners stay, for the report.
    return { clock: { ...clock, fired: clock.ladder.length }, events: [...events, told] };
  }
  const { startedAt } = clock;
  return openClock({ ...opening, startedAt, cycle: 1, exclude: HISTORY_UNTOLD });
}
