import { sharedBudgets } from '../domain/mentions/politeness/metered-budgets.ts';
import { type BudgetCondition, conditionOf } from '../domain/mentions/politeness/request-budget.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { BudgetStore, Now } from '../ports.ts';
import { inParallel } from './in-parallel.ts';

interface Deps {
  readonly budgets: Pick<BudgetStore, 'find'>;
  readonly now: Now;
}

const AT_ONCE = 16;

/** How each credential and server fares that these sources ask. */
export const surveyBudgets = (watched: readonly Source[], deps: Deps): Promise<BudgetCondition[]> =>
  inParallel(sharedBudgets(watched), AT_ONCE, async ({ id }) => conditionOf(await deps.budgets.find(id), deps.now()));
