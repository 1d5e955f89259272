import type { Rollup } from '../../functions/domain/reports/rollup.ts';
import type { RollupStore } from '../../functions/ports.ts';

/** Keeps to test/support/rollup-store-contract.ts, as the real one does. */
export function inMemoryRollupStore(): RollupStore {
  const rollups = new Map<string, Rollup>();
  return {
    save: async (rollup) => {
      rollups.set(`${rollup.brand} ${rollup.day} ${rollup.dimension}`, structuredClone(rollup));
    },
    find: async (brand, day) => [...rollups.values()].filter((rollup) => rollup.brand === brand && rollup.day === day),
  };
}
