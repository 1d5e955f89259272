import type { Clock } from './clock.ts';
import type { Refused } from './decide-result.ts';

/** What is asked for makes sense only while the clock runs. */
export const closed = (clock: Clock, what: string): Refused => ({
  refused: clock.status === 'excluded' ? 'excluded' : 'closed',
  why: `${what}: the clock is ${clock.status}${clock.reason === undefined ? '' : ` (${clock.reason})`}`,
});
