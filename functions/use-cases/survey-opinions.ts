import { judgeName } from '../domain/settings/second-opinion-fee.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { SpendStore } from '../ports/budgets.ts';
import type { Now } from '../ports/now.ts';
import { OPINION_ACCOUNT, opinionMonth } from './second-opinions.ts';

/** What second opinions have cost this month, in US dollars. */
export interface OpinionSurvey {
  readonly by: string;
  readonly month: string;
  readonly spent: number;
  /** Of this, for answers that are on their way or whose asker died. */
  readonly setAside: number;
  readonly most: number;
}

const MILLIONTHS = 1e6;

/** Undefined where the settings name nobody to ask. */
export async function surveyOpinions(
  { secondOpinion }: Pick<Settings, 'secondOpinion'>,
  { spending, now }: { readonly spending: Pick<SpendStore, 'spent'>; readonly now: Now },
): Promise<OpinionSurvey | undefined> {
  if (secondOpinion === undefined) return undefined;
  const month = opinionMonth(now());
  const { units, setAside } = await spending.spent(OPINION_ACCOUNT, month);
  return {
    by: judgeName(secondOpinion),
    month,
    spent: units / MILLIONTHS,
    setAside: setAside / MILLIONTHS,
    most: secondOpinion.maxDollarsPerMonth,
  };
}
