import type { Instant } from '../shared/time.ts';

/**
 * What happened to a mention, in the past tense; at most 150 bytes each, for it is stored with the mention.
 * `detail` is for people: a stage, an owner, a reason. Never text or authors of the mention.
 */
export interface HistoryEvent {
  /** When we learned of it; where that differs from when it happened, `detail` has the latter. */
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
  'stageHeld',
  'stageSkipped',
  'alerted',
  'folded',
  'suppressed',
  'claimed',
  'claimExpired',
  'snoozed',
  'resumed',
  'handedOver',
  'sentimentCorrected',
  'noted',
  'markedNotRelevant',
  'markedAnswered',
  'responseSeen',
  'responsePending',
  'responseRejected',
  'responseRemoved',
  'sourceUnknown',
  'recovered',
  'met',
  'late',
  'withdrawn',
  'reappeared',
  'reopened',
  'recomputed',
  'erased',
] as const;
export type HistoryWhat = (typeof HISTORY_WHATS)[number];

/** UTF-8 bytes of a detail: with instant, name and braces an event stays below 150. */
const DETAIL_BYTES = 84;

/** An event whose detail is one line and short enough to be stored with its mention. */
export function historyEvent(at: Instant, what: HistoryWhat, detail?: string): HistoryEvent {
  return detail === undefined ? { at, what } : { at, what, detail: cut(detail.replace(/\s+/gu, ' ').trim()) };
}

/** Cuts between code points: half a character would not survive the way through JSON. */
function cut(text: string): string {
  if (jsonBytes(text) <= DETAIL_BYTES) return text;
  let kept = '';
  let bytes = jsonBytes('…');
  for (const point of text) {
    bytes += jsonBytes(point);
    if (bytes > DETAIL_BYTES) break;
    kept += point;
  }
  return `${kept}…`;
}

/** As stored: a quotation mark takes two bytes, for JSON escapes it. */
const jsonBytes = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length - 2;

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
