import type { Instant } from '../shared/time.ts';

/**
 * What happened to a mention, in the past tense; at most 150 bytes each, for it is stored with the mention.
 * `detail` is for people: a stage, an owner, a reason. Never text or authors of the mention.
 */
export interface HistoryEvent {
  readonly at: Instant;
  readonly what: HistoryWhat;
  readonly detail?: string;
}

export const HISTORY_WHATS = [
  'discovered',
  'edited',
  'excluded',
  'clockStarted',
  'nextClockStarted',
  'stageDue',
  'stageSkipped',
  'alerted',
  'suppressed',
  'claimed',
  'claimExpired',
  'snoozed',
  'markedNotRelevant',
  'markedAnswered',
  'responseSeen',
  'responsePending',
  'responseRejected',
  'responseRemoved',
  'recovered',
  'met',
  'late',
  'withdrawn',
  'reopened',
] as const;
export type HistoryWhat = (typeof HISTORY_WHATS)[number];

/** Keeps the first events and the newest ones, so that a story can never outgrow its item. @default limit 60 */
export function withEvents(
  history: readonly HistoryEvent[],
  events: readonly HistoryEvent[],
  limit = 60,
): readonly HistoryEvent[] {
  const all = [...history, ...events];
  if (all.length <= limit) return all;
  const kept = Math.floor(limit / 3);
  return [...all.slice(0, kept), ...all.slice(all.length - (limit - kept))];
}
