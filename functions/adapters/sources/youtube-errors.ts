import type { SourceProblem } from '../../domain/mentions/reading.ts';
import { DAY, type Instant, SECOND } from '../../domain/shared/time.ts';
import type { problemOf } from './answer.ts';
import { googleProblemOf, googleReasons } from './google-errors.ts';

/** The quota of a day; it is full again at midnight in California. */
const OF_THE_DAY = /^(quotaExceeded|dailyLimitExceeded(Unreg)?)$/u;
const CLOSED: Readonly<Record<string, string>> = {
  commentsDisabled: 'its comments are switched off',
  videoNotFound: 'there is no such video',
  channelNotFound: 'there is no such channel',
};

/** What YouTube says of an answer that is no success. Comments that were switched off are no outage. */
export const youtubeProblemOf: typeof problemOf = (who, asked, answer, now): SourceProblem | undefined => {
  const problem = googleProblemOf(who, asked, answer, now);
  if (problem === undefined || 'failed' in answer) return problem;
  const reasons = googleReasons(answer.body);
  const closed = reasons.find((reason) => Object.hasOwn(CLOSED, reason));
  if (closed !== undefined && problem.problem !== 'gone') {
    return { problem: 'notFound', line: `${who}: ${CLOSED[closed]} (${closed})` };
  }
  const isSpent = problem.problem === 'rateLimited' && reasons.some((reason) => OF_THE_DAY.test(reason));
  return isSpent ? { ...problem, retryAt: midnightInCalifornia(now) } : problem;
};

const clock = new Intl.DateTimeFormat('en', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** The next one; an hour off on the two days of the year on which clocks change. */
function midnightInCalifornia(now: Instant): Instant {
  const parts = new Map(clock.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const part = (name: 'hour' | 'minute' | 'second'): number => parts.get(name) ?? 0;
  const passed = (part('hour') * 60 + part('minute')) * 60 + part('second');
  return now + DAY - passed * SECOND;
}
