import type { Duration } from '../../functions/domain/shared/time.ts';
import type { Followed } from './invariants.ts';

/** How long after its instant a stage was told, in milliseconds. */
export interface Lateness {
  readonly alerts: number;
  readonly p50: Duration;
  readonly p99: Duration;
  readonly max: Duration;
  /** Alerts by the least of these seconds that they were not later than. */
  readonly histogram: Readonly<Record<string, number>>;
}

const BOUNDS = [1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600] as const;

/** Lengths of the webhook that is told everything; of mentions that were there before the stage came. */
export function lengthsOf(followed: readonly Followed[]): readonly Duration[] {
  return followed.flatMap(({ told, cycles, stored }) =>
    told.flatMap((one) => {
      const stage = cycles[one.cycle - 1]?.ladder.find(({ key }) => key === one.stage);
      if (stage === undefined || one.lateDiscovered || (stored?.discoveredAt ?? 0) > stage.at) return [];
      return one.at - stage.at;
    }),
  );
}

export function latenessOfAll(given: readonly Duration[]): Lateness {
  const lengths = given.map((length) => Math.max(0, length)).sort((a, b) => a - b);
  const at = (share: number): Duration =>
    lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  const histogram: Record<string, number> = {};
  for (const length of lengths) {
    const bound = BOUNDS.find((seconds) => length <= seconds * 1_000);
    const name = bound === undefined ? 'later' : `<=${bound}s`;
    histogram[name] = (histogram[name] ?? 0) + 1;
  }
  return { alerts: lengths.length, p50: at(0.5), p99: at(0.99), max: lengths.at(-1) ?? 0, histogram };
}
