import type { Duration, Instant } from '../shared/time.ts';
import { checked } from './known-years.ts';
import { unite } from './time-spans.ts';

/** Instants `[from, to)` in any order; they may overlap. An empty or reversed one pauses nothing. */
export type Pauses = readonly (readonly [from: Instant, to: Instant])[];

/** The engine without signs and pauses: `amount` is more than 0, `end` is not before `start`. */
export interface Strides {
  forward(start: Instant, amount: Duration): Instant;
  backward(start: Instant, amount: Duration): Instant;
  measure(start: Instant, end: Instant): Duration;
}

interface PausedStrides {
  add(start: Instant, amount: Duration, pauses?: Pauses): Instant;
  between(start: Instant, end: Instant, pauses?: Pauses): Duration;
}

/** Adds signs, range checks and pauses to an engine that knows only its calendar. */
export function withPauses({ forward, backward, measure }: Strides): PausedStrides {
  const ahead = (start: Instant, amount: Duration, pauses: Pauses): Instant => {
    let at = start;
    let left = amount;
    for (const [from, to] of unite(pauses)) {
      if (to <= at) continue;
      const open = from > at ? measure(at, checked(from)) : 0;
      if (open >= left) break;
      left -= open;
      at = checked(to);
    }
    return checked(forward(at, left));
  };

  const back = (start: Instant, amount: Duration, pauses: Pauses): Instant => {
    let at = start;
    let left = amount;
    for (const [from, to] of unite(pauses).toReversed()) {
      if (from >= at) continue;
      const open = to < at ? measure(checked(to), at) : 0;
      if (open >= left) break;
      left -= open;
      at = checked(from);
    }
    return checked(backward(at, left));
  };

  const unpaused = (start: Instant, end: Instant, pauses: Pauses): Duration => {
    let open = measure(start, end);
    for (const [from, to] of unite(pauses)) {
      if (to > start && from < end) open -= measure(Math.max(from, start), Math.min(to, end));
    }
    return open;
  };

  return {
    add: (start, amount, pauses = []) => {
      checked(start);
      // Open time passes no faster than time: what does not fit around the clock is refused before any walk.
      checked(start + amount);
      if (amount > 0) return ahead(start, amount, pauses);
      return amount < 0 ? back(start, -amount, pauses) : start;
    },
    between: (start, end, pauses = []) => {
      checked(start);
      checked(end);
      // 0 - x, for there is no negative zero of open time.
      return start <= end ? unpaused(start, end, pauses) : 0 - unpaused(end, start, pauses);
    },
  };
}
