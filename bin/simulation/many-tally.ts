import { HOUR } from '../../functions/domain/shared/time.ts';
import type { Struck } from './faults.ts';
import { type Lateness, latenessOfAll } from './lateness.ts';
import { type LatenessParts, PARTS } from './lateness-parts.ts';
import type { Result } from './run.ts';

/** What many seeds came to together. */
export interface Tally {
  seeds: number;
  hours: number;
  posts: number;
  alerts: number;
  repeats: number;
  broken: number;
  failed: number;
  readonly struck: Struck;
  add(result: Result): void;
  lateness(): Lateness;
  /** By what it is made of. */
  parts(): Readonly<Record<keyof LatenessParts, Pick<Lateness, 'p50' | 'p99'>>>;
}

export function tallyOf(): Tally {
  const lengths: number[] = [];
  const parts: Record<keyof LatenessParts, number[]> = { begun: [], decided: [], published: [], told: [] };
  const names = Object.keys(PARTS) as (keyof LatenessParts)[];
  const tally: Tally = {
    ...{ seeds: 0, hours: 0, posts: 0, alerts: 0, repeats: 0, broken: 0, failed: 0, struck: {} },
    add(result) {
      tally.seeds += 1;
      tally.hours += (result.end - result.start) / HOUR;
      tally.posts += result.posts;
      tally.alerts += result.alerts;
      tally.repeats += result.repeats;
      tally.broken += result.broken.length;
      lengths.push(...result.lengths);
      for (const name of names) parts[name].push(...result.parts[name]);
      for (const [fault, count] of Object.entries(result.struck) as [keyof Struck, number][]) {
        tally.struck[fault] = (tally.struck[fault] ?? 0) + count;
      }
    },
    lateness: () => latenessOfAll(lengths),
    parts: () => {
      const of = (name: keyof LatenessParts) => {
        const { p50, p99 } = latenessOfAll(parts[name]);
        return { p50, p99 };
      };
      return { begun: of('begun'), decided: of('decided'), published: of('published'), told: of('told') };
    },
  };
  return tally;
}

export const sumOfStruck = (struck: Struck): number => Object.values(struck).reduce((sum, count) => sum + count, 0);
