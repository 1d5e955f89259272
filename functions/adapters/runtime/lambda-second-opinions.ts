import type { Settings } from '../../domain/settings/settings.ts';
import type { BudgetStore, Now, OpinionLog, SecondJudge, SpendStore } from '../../ports.ts';
import { createOpinionLog } from '../dynamodb/opinion-log.ts';
import { documentClient } from './lambda-clients.ts';
import { lambdaBudgets } from './lambda-stores.ts';
import type { Log } from './logger.ts';
import { systemClock } from './system-clock.ts';

interface SecondOpinions {
  readonly judge: SecondJudge;
  readonly log: OpinionLog;
  readonly spending: SpendStore;
  readonly budgets: BudgetStore;
  readonly now: Now;
  readonly cap: number;
  readonly tell: (told: object) => void;
}

const MILLIONTHS = 1e6;

/** What a Lambda asks another judge with; nothing where the settings name none, and then no client is loaded. */
export async function lambdaSecondOpinions(
  tableName: string,
  { secondOpinion }: Pick<Settings, 'secondOpinion'>,
  log: Log,
): Promise<{ readonly secondOpinions?: SecondOpinions }> {
  if (secondOpinion === undefined) return {};
  const { judgeOf } = await import('./second-judges.ts');
  return {
    secondOpinions: {
      judge: judgeOf(secondOpinion),
      log: createOpinionLog({ client: documentClient(), tableName, now: systemClock }),
      ...lambdaBudgets(tableName),
      now: systemClock,
      cap: secondOpinion.maxDollarsPerMonth * MILLIONTHS,
      tell: (told) => log.info('second opinions', { ...told }),
    },
  };
}
