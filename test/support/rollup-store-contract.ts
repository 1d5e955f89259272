import { describe, expect, it } from 'vitest';
import type { Rollup } from '../../functions/domain/reports/rollup.ts';
import type { RollupStore } from '../../functions/ports.ts';

const aRollup = (changes: Partial<Rollup> = {}): Rollup => ({
  brand: 'fernweh',
  day: '20261120',
  dimension: 'all',
  counts: { met: 3, late: 1, overdue: 2, inWindow: 4, notAnswerable: 0, excluded: 5 },
  mentions: 15,
  ...changes,
});

/** What every RollupStore keeps to. */
export function describeRollupStore(name: string, open: () => Promise<RollupStore>): void {
  describe(`RollupStore on ${name}`, () => {
    it('finds all figures of one brand and day', async () => {
      const store = await open();
      const figures = [aRollup(), aRollup({ dimension: 'source:fernweh-us', mentions: 9 })];
      const others = [aRollup({ brand: 'another' }), aRollup({ day: '20261121' })];
      for (const rollup of [...figures, ...others]) await store.save(rollup);

      const found = await store.find('fernweh', '20261120');

      expect(found.toSorted((a, b) => a.dimension.localeCompare(b.dimension))).toEqual(figures);
      expect(await store.find('fernweh', '20261119')).toEqual([]);
    });

    it('replaces, so that computing again never counts twice', async () => {
      const store = await open();
      await store.save(aRollup());
      await store.save(aRollup({ mentions: 16 }));

      expect(await store.find('fernweh', '20261120')).toEqual([aRollup({ mentions: 16 })]);
    });
  });
}
