import { describe, expect, it } from 'vitest';
import type { DayRollup } from '../../functions/domain/reports/rollup.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import type { RollupStore } from '../../functions/ports/reports.ts';
import { someFacts } from '../domain/reports/builders.ts';

const { postedAt } = someFacts();
const READ_AT = postedAt + 4 * DAY;

const aRollup = (changes: Partial<DayRollup> = {}): DayRollup => ({
  brand: 'fernweh',
  day: '20261118',
  readAt: READ_AT,
  facts: [
    someFacts({ externalId: '1', rating: 1, themes: ['delivery'], labels: { version: '7.1' } }),
    someFacts({ externalId: '2', postedAt: postedAt + HOUR, responseUnknown: true, stages: 'w-60 e240' }),
  ],
  ...changes,
});

/** What every RollupStore keeps to. */
export function describeRollupStore(name: string, open: () => Promise<RollupStore>): void {
  describe(`RollupStore on ${name}`, () => {
    const factsOf = async (store: RollupStore, brand: string, day: string) => {
      const [head] = await store.heads(brand, day, day);
      const facts = head && (await store.facts(brand, head));
      return facts && [...facts];
    };

    it('gives back all facts of a day as they were, in order of posting', async () => {
      const store = await open();
      const rollup = aRollup();
      await store.save({ ...rollup, facts: rollup.facts.toReversed() });
      await store.save(aRollup({ brand: 'another', facts: [] }));

      expect(await factsOf(store, 'fernweh', rollup.day)).toEqual(rollup.facts);
      expect(await factsOf(store, 'another', rollup.day)).toEqual([]);
    });

    it('lists the days of a range with what is known of them', async () => {
      const store = await open();
      for (const day of ['20261117', '20261119', '20261118']) await store.save(aRollup({ day }));

      expect(await store.heads('fernweh', '20261118', '20261119')).toMatchObject([
        { day: '20261118', readAt: READ_AT, mentions: 2 },
        { day: '20261119' },
      ]);
      expect(await store.heads('nobody', '20261118', '20261119')).toEqual([]);
    });

    it('replaces, so that computing again never counts twice; what was read earlier replaces nothing', async () => {
      const store = await open();
      const rollup = aRollup();
      await store.save(rollup);
      const fewer = rollup.facts.slice(0, 1);
      await store.save(aRollup({ facts: fewer, readAt: READ_AT + MINUTE }));
      await store.save(aRollup({ facts: [], readAt: READ_AT - MINUTE }));

      expect(await factsOf(store, 'fernweh', rollup.day)).toEqual(fewer);
    });

    it('has no facts for a head that was replaced meanwhile', async () => {
      const store = await open();
      await store.save(aRollup());
      const [head] = await store.heads('fernweh', '20261118', '20261118');
      await store.save(aRollup({ facts: [], readAt: READ_AT + MINUTE }));

      expect(head && (await store.facts('fernweh', head))).toBeUndefined();
    });

    it('has no marks where nobody has changed a settled day', async () => {
      const store = await open();

      expect(await store.marks('fernweh')).toEqual(new Map());
      await store.unmark('fernweh', '20261118', READ_AT);
    });
  });
}
