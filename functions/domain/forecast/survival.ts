import type { Duration } from '../shared/time.ts';

/** How long a clock ran in its owner's open time; not `answered`: at least that long, nobody knows how much longer. */
export interface SeenWait {
  readonly owner?: string;
  readonly length: Duration;
  readonly answered: boolean;
}

/** The share of clocks, 0 to 1, of those that have waited `age` that still wait at `later`. */
export type StillWaiting = (age: Duration, later: Duration) => number;

/**
 * Cases that all owners together lend to each one: an owner with ten of its own is believed half. An owner with none is
 * the average of all, one with hundreds is itself.
 */
const LENT_CASES = 10;

/**
 * Kaplan-Meier (1958) with a prior: at each length of time at which somebody was answered, the owner's rate of answers is
 * (answered + LENT_CASES x rate of all) / (waiting + LENT_CASES), and what still waits is the product of what is left
 * over. Waits that go on count as long as they have lasted, so that silence never looks like speed.
 */
export function survivalOf(waits: readonly SeenWait[], lent = LENT_CASES): (owner: string | undefined) => StillWaiting {
  const all = countsOf(waits);
  const byOwner = Map.groupBy(waits, ({ owner }) => owner);
  const curves = new Map<string | undefined, StillWaiting>();
  return (owner) => {
    const known = curves.get(owner) ?? curveOf(all, countsOf(byOwner.get(owner) ?? []), lent);
    curves.set(owner, known);
    return known;
  };
}

interface Counts {
  /** Lengths at which somebody was answered, ascending, each once. */
  readonly lengths: readonly Duration[];
  /** How many were answered after exactly that time. */
  answeredAt(length: Duration): number;
  /** How many had waited at least that long. */
  waitingAt(length: Duration): number;
}

function countsOf(waits: readonly SeenWait[]): Counts {
  const sorted = waits.map(({ length }) => length).toSorted((a, b) => a - b);
  const answers = new Map<Duration, number>();
  for (const { length, answered } of waits) if (answered) answers.set(length, (answers.get(length) ?? 0) + 1);
  return {
    lengths: [...answers.keys()].toSorted((a, b) => a - b),
    answeredAt: (length) => answers.get(length) ?? 0,
    waitingAt: (length) => sorted.length - firstAtLeast(sorted, length),
  };
}

function curveOf(all: Counts, own: Counts, lent: number): StillWaiting {
  // Logarithms of what still waits after each length: quotients of products become differences of sums.
  const sums: number[] = [];
  let sum = 0;
  for (const length of all.lengths) {
    const rate = all.answeredAt(length) / all.waitingAt(length);
    const waiting = own.waitingAt(length) + lent;
    sum += Math.log1p(-(waiting === 0 ? rate : (own.answeredAt(length) + lent * rate) / waiting));
    sums.push(sum);
  }
  const logAt = (length: Duration): number => sums[firstAtLeast(all.lengths, length + 1) - 1] ?? 0;
  return (age, later) => {
    const before = logAt(age);
    // Everybody known was answered sooner: nothing says that somebody who waits this long will be.
    if (before === Number.NEGATIVE_INFINITY || later <= age) return 1;
    return Math.exp(logAt(later) - before);
  };
}

/** Index of the first of ascending numbers that is not below `least`. */
function firstAtLeast(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
