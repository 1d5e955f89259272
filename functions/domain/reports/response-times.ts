import type { Duration, Instant } from '../shared/time.ts';
import type { ClockFacts } from './clocks-of.ts';

/** A percentile of waits; `atLeast`: so many still wait that the true figure can only be higher. */
export interface WaitFigure {
  readonly value: Duration;
  readonly atLeast: boolean;
}

/** Median and nine in ten of some waits; absent where there were none. */
export interface WaitFigures {
  readonly p50?: WaitFigure;
  readonly p90?: WaitFigure;
  /** How many waits these are of. */
  readonly waits: number;
  /** Of them, those that nobody has ended: at least as long as they are now. */
  readonly open: number;
}

/** How waits ended, step by step. */
export interface WaitCurve {
  readonly waits: number;
  readonly longest: Duration;
  /** 0 to 1 for each step. */
  readonly within: readonly number[];
}

/** When a wait ended, or as far as it is known: no answer was seen until then. */
export const endOf = (clock: Pick<ClockFacts, 'respondedAt' | 'endedAt'>, now: Instant): Instant =>
  clock.respondedAt ?? clock.endedAt ?? now;

/** Two products of the same factors, in another order, may differ by this much. */
export const ROUNDING = 1e-9;

/** Collects waits, any number of them, and answers their percentiles. */
export class Waits {
  readonly #answered = new Lengths();
  readonly #open = new Lengths();

  add(length: Duration, isAnswered: boolean): void {
    (isAnswered ? this.#answered : this.#open).add(Math.max(0, length));
  }

  figures(): WaitFigures {
    const [answered, open] = [this.#answered.ascending(), this.#open.ascending()];
    const waits = answered.length + open.length;
    if (waits === 0) return { waits, open: 0 };
    const [p50, p90] = percentiles(answered, open);
    return { p50, p90, waits, open: open.length };
  }

  /** How many waits, the longest of them, and the share that was answered within each of the steps. */
  curve(steps: readonly Duration[]): WaitCurve {
    const [answered, open] = [this.#answered.ascending(), this.#open.ascending()];
    return {
      waits: answered.length + open.length,
      longest: Math.max(0, answered.at(-1) ?? 0, open.at(-1) ?? 0),
      within: sharesWithin(answered, open, steps),
    };
  }
}

/** A length at which somebody was answered, and the share that waits longer. */
interface Step {
  readonly length: Duration;
  readonly waiting: number;
}

/**
 * The product-limit estimator (Kaplan & Meier, 1958): at each length at which somebody was answered, the share that waits
 * longer shrinks by how many of those who had waited that long were answered just then. Whoever still waits counts among
 * them up to the present age, and takes nothing away from the longer ones.
 */
function* survival(answered: Float64Array, open: Float64Array): Generator<Step, undefined> {
  let waiting = 1;
  let gone = 0;
  for (let index = 0; index < answered.length; ) {
    const length = answered[index] as number;
    let next = index;
    while (answered[next] === length) next += 1;
    // Who is exactly this old and still waits was not answered before: those go after the answered ones.
    while ((open[gone] ?? Number.POSITIVE_INFINITY) < length) gone += 1;
    const atRisk = answered.length - index + open.length - gone;
    waiting *= (atRisk - (next - index)) / atRisk;
    yield { length, waiting };
    index = next;
  }
}

/** The share that was answered within each of these lengths, ascending. */
function sharesWithin(answered: Float64Array, open: Float64Array, lengths: readonly Duration[]): readonly number[] {
  const steps = survival(answered, open);
  let waiting = 1;
  let next = steps.next().value;
  return lengths.map((length) => {
    for (; next !== undefined && next.length <= length; next = steps.next().value) waiting = next.waiting;
    return 1 - waiting;
  });
}

/** Where the share that waits never falls so low, the percentile is longer than everything seen: at least the longest wait. */
function percentiles(answered: Float64Array, open: Float64Array): [WaitFigure, WaitFigure] {
  const longest = Math.max(answered.at(-1) ?? 0, open.at(-1) ?? 0);
  const beyond: WaitFigure = { value: longest, atLeast: true };
  const found: [WaitFigure, WaitFigure] = [beyond, beyond];
  for (const { length, waiting } of survival(answered, open)) {
    if (found[0].atLeast && waiting <= 0.5 + ROUNDING) found[0] = { value: length, atLeast: false };
    if (waiting > 0.1 + ROUNDING) continue;
    found[1] = { value: length, atLeast: false };
    break;
  }
  return found;
}

/** Numbers, eight bytes each: a report may be of millions. */
class Lengths {
  #values = new Float64Array(16);
  #count = 0;

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(2 * this.#count);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  ascending(): Float64Array {
    return this.#values.slice(0, this.#count).sort();
  }
}
