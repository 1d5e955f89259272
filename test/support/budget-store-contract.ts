import { describe, expect, it } from 'vitest';
import { freshBudget, type RequestBudget } from '../../functions/domain/mentions/politeness/request-budget.ts';
import type { BudgetStore, SpendStore } from '../../functions/ports/budgets.ts';

/** 2026-11-20T08:00:00Z */
const AT = Date.UTC(2026, 10, 20, 8);
const ID = 'mastodon#social.example';

/** What every BudgetStore keeps to. */
export function describeBudgetStore(name: string, open: () => Promise<BudgetStore>): void {
  describe(`BudgetStore on ${name}`, () => {
    it('knows nothing of what was never asked', async () => {
      expect(await (await open()).find(ID)).toEqual(freshBudget(ID));
    });

    it('gives back all that was saved, of each credential its own', async () => {
      const store = await open();
      const budget: RequestBudget = {
        id: ID,
        fullAt: AT + 20_000,
        pausedUntil: AT + 1,
        pauseReason: 'it answered 429',
        parts: { 'search/advanced': AT + 4 },
        breaker: {
          failures: 6,
          openUntil: AT + 2,
          probeUntil: AT + 3,
          lookFrom: AT + 4,
          lastFailure: 'it answered 503',
        },
        version: 1,
      };
      expect(await store.save(budget)).toBe('saved');
      expect(await store.find(ID)).toEqual(budget);
      expect(await store.find('mastodon#TOKEN')).toEqual(freshBudget('mastodon#TOKEN'));
      const calm = { ...freshBudget(ID), version: 2 };
      expect(await store.save(calm)).toBe('saved');
      expect(await store.find(ID)).toEqual(calm);
    });

    it('lets one of two writers through', async () => {
      const store = await open();
      const writes = [1, 2, 3].map((fullAt) => store.save({ ...freshBudget(ID), fullAt: AT + fullAt, version: 1 }));
      expect((await Promise.all(writes)).toSorted()).toEqual(['conflict', 'conflict', 'saved']);
      expect(await store.save({ ...freshBudget(ID), version: 3 })).toBe('conflict');
    });
  });
}

const wish = (wanted: number, least = 1) => ({ account: 'sundial-x', month: '2026-11', wanted, least, cap: 150 });

/** What every SpendStore keeps to. */
export function describeSpendStore(name: string, open: () => Promise<SpendStore>): void {
  describe(`SpendStore on ${name}`, () => {
    it('sets aside what is wanted, less where less is left, and none below the least', async () => {
      const store = await open();
      expect(await store.reserve(wish(100))).toMatchObject({ units: 100, beside: 0 });
      expect(await store.reserve(wish(100, 51))).toBeUndefined();
      expect(await store.reserve(wish(100, 50))).toMatchObject({ units: 50, beside: 100 });
      expect(await store.reserve(wish(1))).toBeUndefined();
      expect(await store.spent('sundial-x', '2026-11')).toEqual({ units: 150, setAside: 150 });
    });

    it('gives back what was not used, once', async () => {
      const store = await open();
      const reserved = await store.reserve(wish(100));
      if (reserved === undefined) throw new Error('nothing was reserved');
      await store.settle(reserved, 7);
      await store.settle(reserved, 7);
      expect(await store.spent('sundial-x', '2026-11')).toEqual({ units: 7, setAside: 0 });
    });

    it('counts each account and month for itself', async () => {
      const store = await open();
      await store.reserve(wish(150));
      expect(await store.reserve({ ...wish(150), month: '2026-12' })).toMatchObject({ units: 150 });
      expect(await store.reserve({ ...wish(150), account: 'other' })).toMatchObject({ units: 150 });
    });

    it('never passes its cap, however many ask at once', async () => {
      const store = await open();
      const asked = await Promise.allSettled(Array.from({ length: 6 }, () => store.reserve(wish(40, 10))));
      const units = asked.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value.units] : []));
      expect(units.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(150);
      expect((await store.spent('sundial-x', '2026-11')).units).toBe(units.reduce((sum, part) => sum + part, 0));
    });
  });
}
