import type { Instant } from '../shared/time.ts';
import type { Clock } from '../sla/clock.ts';
import { localTime } from './due-words.ts';
import type { SlackAction } from './slack-action.ts';
import { literalMrkdwn } from './slack-text.ts';

type Done = Exclude<SlackAction, { readonly kind: 'none' }>;

/** What the channel reads after somebody has pressed a button; `clock` is as the press has left it. */
export function doneWords(action: Done, clock: Clock, timeZone: string): string {
  const by = literalMrkdwn(action.by);
  const local = (at: Instant): string => localTime(at, timeZone, action.at);
  switch (action.kind) {
    case 'claim':
      return `Claimed by ${by}${clock.claim === undefined ? '' : ` until ${local(clock.claim.until)}`}. The clock runs on${clock.dueAt === undefined ? '' : `: due ${local(clock.dueAt)}`}.`;
    case 'snooze':
      return `Snoozed by ${by} until ${local(action.at + action.length)}${clock.dueAt === undefined ? '' : `; due ${local(clock.dueAt)}`}.`;
    case 'notRelevant':
      return `Marked as not relevant by ${by}: no answer is needed.`;
    case 'answered':
      return `Marked as answered by ${by}: ${clock.status === 'late' ? 'after the deadline' : 'in time'}.`;
    default:
      return action satisfies never;
  }
}

/** Why nothing was done, for whoever pressed. */
export function refusedWords(clock: Clock, why: string): string {
  switch (clock.status) {
    case 'met':
    case 'late':
      return `Nothing left to do: it was answered ${clock.status === 'met' ? 'in time' : 'after the deadline'}.`;
    case 'withdrawn':
      return 'Nothing left to do: it is gone from its source.';
    case 'excluded':
      return `Nothing left to do: no answer is needed${clock.reason === undefined ? '' : ` (${literalMrkdwn(clock.reason)})`}.`;
    case 'running':
      return `That did not work: ${literalMrkdwn(why)}.`;
    default:
      return clock.status satisfies never;
  }
}
