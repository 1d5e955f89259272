import type { Instant } from '../shared/time.ts';
import type { Seen } from './clock-seen.ts';

/** One response cycle as the observations alone tell it: no deadline, no ladder. */
export interface Span {
  readonly startedAt: Instant;
  readonly respondedAt?: Instant;
  readonly recoveredAt?: Instant;
}

/** When the responses that count were posted, earliest first. */
export const answersIn = (seen: Seen, botsCount: boolean): readonly Instant[] =>
  seen.responses.filter((response) => botsCount || !response.byBot).map((response) => response.at);

/**
 * Cuts the story of a mention into cycles: each ends with the first counting response since its start, and the first
 * edit after that which does not raise the stars starts the next one. An edit in the same instant as the response was
 * answered by it.
 */
export function cyclesOf(
  seen: Seen,
  start: { readonly startedAt: Instant; readonly answersFrom: Instant; readonly botsCount: boolean },
): readonly [Span, ...Span[]] {
  const answers = answersIn(seen, start.botsCount);
  const endOf = (startedAt: Instant, from: Instant): Span => {
    const respondedAt = answers.find((at) => at >= from);
    if (respondedAt === undefined) return { startedAt };
    const recoveredAt = seen.edits.find((edit) => edit.at > respondedAt);
    return { startedAt, respondedAt, ...(recoveredAt?.raised && { recoveredAt: recoveredAt.at }) };
  };
  const spans: [Span, ...Span[]] = [endOf(start.startedAt, start.answersFrom)];
  let { respondedAt } = spans[0];
  while (respondedAt !== undefined) {
    const answered = respondedAt;
    const next = seen.edits.find((edit) => edit.at > answered && !edit.raised);
    if (!next) break;
    const span = endOf(next.at, next.at);
    spans.push(span);
    respondedAt = span.respondedAt;
  }
  return spans;
}
