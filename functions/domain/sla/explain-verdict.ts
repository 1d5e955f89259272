import type { ResponseTruth } from '../mentions/observation.ts';
import type { Instant } from '../shared/time.ts';
import type { Clock, Cycle } from './clock.ts';
import { lengthText } from './explain-text.ts';
import { isResponseUnknown } from './verdict.ts';

/** Why a cycle stands as it does, in one line of plain words. Lengths are by the wall clock, as a customer waits. */
export function explainVerdict(cycle: Cycle, clock: Clock, response: ResponseTruth, now: Instant): string {
  const { status, respondedAt, dueAt } = cycle;
  switch (status) {
    case 'met':
    case 'late':
      return `${status}: ${respondedWords(respondedAt, dueAt)}`;
    case 'withdrawn':
    case 'excluded':
      return `${status}: ${clock.reason ?? 'no reason was kept'}`;
    case 'running':
      return waitingWords(cycle, clock, response, now);
  }
}

function respondedWords(respondedAt: Instant | undefined, dueAt: Instant | undefined): string {
  if (respondedAt === undefined || dueAt === undefined) return 'a response is visible';
  if (respondedAt === dueAt) return 'the response was posted in the very instant of the deadline';
  const side = respondedAt < dueAt ? 'before' : 'after';
  return `the response was posted ${lengthText(dueAt - respondedAt)} ${side} the deadline`;
}

function waitingWords({ dueAt }: Cycle, clock: Clock, response: ResponseTruth, now: Instant): string {
  if (dueAt === undefined) return 'running: without a deadline';
  if (now <= dueAt) return `in window: ${lengthText(dueAt - now)} left`;
  const overdue = `no response for ${lengthText(now - dueAt)} after the deadline`;
  if (response.truth !== 'unknown' || !isResponseUnknown(clock, response)) return `overdue: ${overdue}`;
  return `not answerable: ${overdue}, but the source cannot tell (${response.reason})`;
}
