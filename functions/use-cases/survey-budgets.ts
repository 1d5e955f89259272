import { sharedBudgets } from '../domain/mentions/politeness/metered-budgets.ts';
import { type BudgetCondition, conditionOf } from '../domain/mentions/politeness/request-budget.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { BudgetStore } from '../ports/budgets.ts';
import type { Now } from '../ports/now.ts';
import { inParallel } from './in-parallel.ts';
import { OPINION_BUDGET } from './second-opinions.ts';

interface Deps {
  readonly budgets: Pick<BudgetStore, 'find'>;
  readonly now: Now;
}

const AT_ONCE = 16;

/** How each credential and server fares that these sources ask, and who is asked for second opinions. */
export function surveyBudgets(
  watched: readonly Source[],
  { secondOpinion }: Pick<Settings, 'secondOpinion'>,
  { budgets, now }: Deps,
): Promise<BudgetCondition[]> {
  const ids = [...sharedBudgets(watched).map(({ id }) => id), ...(secondOpinion === undefined ? [] : [OPINION_BUDGET])];
  return inParallel(ids, AT_ONCE, async (id) => conditionOf(await budgets.find(id), now()));
}
