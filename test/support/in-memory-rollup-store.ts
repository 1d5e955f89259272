import type { DayRollup } from '../../functions/domain/reports/rollup.ts';
import { settledBefore } from '../../functions/domain/reports/rollup.ts';
import { type Instant, utcDay } from '../../functions/domain/shared/time.ts';
import type { RollupStore } from '../../functions/ports/reports.ts';

export interface InMemoryRollupStore extends RollupStore {
  /** What the store of mentions does before it saves one that was posted then. */
  announce(brand: string, postedAt: Instant, now: Instant): void;
}

/** Keeps to test/support/rollup-store-contract.ts, as the real one does. */
export function inMemoryRollupStore(): InMemoryRollupStore {
  const rollups = new Map<string, DayRollup>();
  const marked = new Map<string, Map<string, Instant>>();
  const marksOf = (brand: string) => marked.get(brand) ?? new Map<string, Instant>();
  return {
    announce: (brand, postedAt, now) => {
      if (postedAt < settledBefore(now)) marked.set(brand, marksOf(brand).set(utcDay(postedAt), now));
    },
    save: async (rollup) => {
      const name = `${rollup.brand} ${rollup.day}`;
      const held = rollups.get(name);
      if (held === undefined || held.readAt <= rollup.readAt) rollups.set(name, structuredClone(rollup));
    },
    heads: async (brand, from, to) =>
      [...rollups.values()]
        .filter((rollup) => rollup.brand === brand && rollup.day >= from && rollup.day <= to)
        .map(({ day, readAt, facts }) => ({ day, readAt, mentions: facts.length, version: String(readAt) }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    facts: async (brand, { day, version }) => {
      const rollup = rollups.get(`${brand} ${day}`);
      if (rollup === undefined || String(rollup.readAt) !== version) return undefined;
      const clones = structuredClone(rollup.facts) as DayRollup['facts'];
      return clones.toSorted((a, b) => a.postedAt - b.postedAt);
    },
    marks: async (brand) => new Map(marksOf(brand)),
    unmark: async (brand, day, markedAt) => {
      if (marksOf(brand).get(day) === markedAt) marksOf(brand).delete(day);
    },
  };
}
