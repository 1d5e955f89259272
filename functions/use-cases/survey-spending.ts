import type { Settings } from '../domain/settings/settings.ts';
import { sourceFees } from '../domain/settings/source-fees.ts';
import type { SpendStore } from '../ports/budgets.ts';
import type { Now } from '../ports/now.ts';
import { opinionMonth } from './second-opinions.ts';
import { surveyOpinions } from './survey-opinions.ts';

/** How much of a monthly cap is used, as a share of it; what is set aside counts. */
export interface UsedCap {
  readonly who: string;
  readonly share: number;
}

/** Every cap on money that the settings have: of sources that take some, of second opinions. None: nothing can be spent. */
export async function surveySpending(
  settings: Pick<Settings, 'sources' | 'secondOpinion'>,
  deps: { readonly spending: Pick<SpendStore, 'spent'>; readonly now: Now },
): Promise<readonly UsedCap[]> {
  const month = opinionMonth(deps.now());
  const sources = await Promise.all(
    sourceFees(settings.sources).map(async ({ sourceId, most }) => {
      const { units } = await deps.spending.spent(sourceId, month);
      return { who: sourceId, share: most === 0 ? 0 : units / most };
    }),
  );
  const opinions = await surveyOpinions(settings, deps);
  if (opinions === undefined) return sources;
  const { by, spent, most } = opinions;
  return [...sources, { who: by, share: most === 0 ? 0 : spent / most }];
}
