import { type Duration, HOUR } from '../shared/time.ts';

/** Open time that first responses took. */
export interface AnswerWait {
  readonly wait: Duration;
  /** False: nobody has answered yet, so it can only become longer. */
  readonly isAnswered: boolean;
}

export type Suggestion =
  | { readonly target: Duration; readonly mentions: number; readonly share: number }
  /** Why there is none. */
  | { readonly mentions: number; readonly why: string };

const STEP: Duration = HOUR / 2;
const FEWEST = 10;
const WANTED = 0.9;

/**
 * The strictest target in whole half hours that would have been met nine times in ten. A mention that still waits counts
 * against every target that its wait has outgrown, and for none.
 */
export function suggestTarget(waits: readonly AnswerWait[]): Suggestion {
  if (waits.length < FEWEST) {
    return { mentions: waits.length, why: `fewer than ${FEWEST} mentions: too few to suggest a target from` };
  }
  const answered = waits.filter(({ isAnswered }) => isAnswered);
  const steps = new Set(answered.map(({ wait }) => Math.max(STEP, Math.ceil(wait / STEP) * STEP)));
  for (const target of [...steps].sort((a, b) => a - b)) {
    const met = answered.filter(({ wait }) => wait <= target).length;
    const decided = answered.length + waits.filter(({ wait, isAnswered }) => !isAnswered && wait > target).length;
    if (decided >= FEWEST && met / decided >= WANTED) return { target, mentions: decided, share: met / decided };
  }
  const silent = waits.length - answered.length;
  return { mentions: waits.length, why: `no target would have been met nine times in ten: ${silent} have no answer` };
}
