import type { Instant } from '../shared/time.ts';
import type { Clock } from '../sla/clock.ts';
import { localTime } from './due-words.ts';
import type { PeopleAction } from './people-action.ts';

/** What people read after somebody has done something; `clock` is as it has left it. Plain text: who shows it escapes it. */
export function doneWords(action: PeopleAction, clock: Clock, timeZone: string, ownerName?: string): string {
  const { by, at, until } = action;
  const local = (instant: Instant): string => localTime(instant, timeZone, at);
  const due = clock.dueAt === undefined ? '' : `; due ${local(clock.dueAt)}`;
  const end = until === undefined ? '' : ` until ${local(until)}`;
  switch (action.does) {
    case 'claim':
      return `Claimed by ${by}${clock.claim === undefined ? '' : ` until ${local(clock.claim.until)}`}. The clock runs on${clock.dueAt === undefined ? '' : `: due ${local(clock.dueAt)}`}.`;
    case 'snooze':
      return `Snoozed by ${by}${end}${due}.`;
    case 'pause':
      return `Paused by ${by}${end}${due}.`;
    case 'resume':
      return `Resumed by ${by}${due}.`;
    case 'notRelevant':
      return `Marked as not relevant by ${by}: no answer is needed.`;
    case 'answered':
      return `Marked as answered by ${by}: ${clock.status === 'late' ? 'after the deadline' : 'in time'}.`;
    case 'handOver':
      return `Handed over to ${ownerName ?? action.to ?? 'somebody'} by ${by}${due}.`;
    case 'sentiment':
      return `Sentiment corrected to ${action.label} by ${by}.`;
    case 'note':
      return `Note added by ${by}.`;
    default:
      return action.does satisfies never;
  }
}

/** Why nothing was done, for whoever tried. */
export function refusedWords(clock: Clock, why: string): string {
  switch (clock.status) {
    case 'met':
    case 'late':
      return `Nothing left to do: it was answered ${clock.status === 'met' ? 'in time' : 'after the deadline'}.`;
    case 'withdrawn':
      return 'Nothing left to do: it is gone from its source.';
    case 'excluded':
      return `Nothing left to do: no answer is needed${clock.reason === undefined ? '' : ` (${clock.reason})`}.`;
    case 'running':
      return `That did not work: ${why}.`;
    default:
      return clock.status satisfies never;
  }
}
