import { freshBudget, type RequestBudget } from '../../functions/domain/mentions/politeness/request-budget.ts';
import type { BudgetStore, Reservation, SpendStore } from '../../functions/ports/budgets.ts';

export interface InMemoryBudgets extends BudgetStore {
  /** Saves so far: what would have been write units. */
  readonly saves: () => number;
}

export function inMemoryBudgets(): InMemoryBudgets {
  const held = new Map<string, RequestBudget>();
  let saves = 0;
  return {
    saves: () => saves,
    find: async (id) => structuredClone(held.get(id)) ?? freshBudget(id),
    save: async (budget) => {
      if ((held.get(budget.id)?.version ?? 0) !== budget.version - 1) return 'conflict';
      held.set(budget.id, structuredClone(budget));
      saves += 1;
      return 'saved';
    },
  };
}

/** Keeps to test/support/budget-store-contract.ts, as the real one does. */
export function inMemorySpending(): SpendStore {
  const months = new Map<string, { units: number; readonly open: Map<string, number> }>();
  let marks = 0;
  const monthOf = (account: string, month: string) => {
    const name = `${account} ${month}`;
    const held = months.get(name) ?? { units: 0, open: new Map<string, number>() };
    months.set(name, held);
    return held;
  };
  return {
    reserve: async ({ account, month, wanted, least, cap }) => {
      const held = monthOf(account, month);
      const units = Math.min(wanted, cap - held.units);
      if (units < least) return undefined;
      marks += 1;
      const beside = [...held.open.values()].reduce((sum, part) => sum + part, 0);
      held.units += units;
      held.open.set(String(marks), units);
      return { account, month, units, mark: String(marks), beside };
    },
    settle: async ({ account, month, mark }: Reservation, used: number) => {
      const held = monthOf(account, month);
      const units = held.open.get(mark);
      if (units === undefined) return;
      held.open.delete(mark);
      held.units += used - units;
    },
    spent: async (account, month) => {
      const { units, open } = monthOf(account, month);
      return { units, setAside: [...open.values()].reduce((sum, part) => sum + part, 0) };
    },
  };
}
