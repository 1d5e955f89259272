import type { Stage } from './clock.ts';
import { tellAt } from './delivery-hours.ts';

/**
 * The graver stage that is told before this one, or at the same opening, and says all that it would have said; absent =
 * this one is told too, while nobody answers.
 */
export function overtakenBy(stage: Stage, ladder: readonly Stage[]): Stage | undefined {
  const graver = ladder.slice(ladder.indexOf(stage) + 1).filter((other) => tellAt(other) <= tellAt(stage));
  return graver.toSorted((a, b) => tellAt(a) - tellAt(b) || ladder.indexOf(b) - ladder.indexOf(a))[0];
}
