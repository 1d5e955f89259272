import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Settings } from '../../domain/settings/settings.ts';
import type { BudgetStore, SpendStore } from '../../ports/budgets.ts';
import type { Now } from '../../ports/now.ts';
import type { OpinionLog, SecondJudge } from '../../ports/scoring.ts';
import { createOpinionLog } from '../dynamodb/opinion-log.ts';
import { documentClient } from './lambda-clients.ts';
import { lambdaBudgets } from './lambda-stores.ts';
import type { Log } from './logger.ts';
import { systemClock } from './system-clock.ts';

export interface SecondOpinions {
  readonly judge: SecondJudge;
  readonly log: OpinionLog;
  readonly spending: SpendStore;
  readonly budgets: BudgetStore;
  readonly now: Now;
  readonly cap: number;
  readonly tell: (told: object) => void;
}

const MILLIONTHS = 1e6;

/**
 * The clients of the judges, in a bundle of their own beside that of each function: sharing modules with it would make every
 * cold start read a part of them. As source they stand beside this module.
 */
async function loadJudges(): Promise<typeof import('./second-judges.ts')> {
  const bundled = join(import.meta.dirname, 'second-judges.mjs');
  const file = existsSync(bundled) ? bundled : join(import.meta.dirname, 'second-judges.ts');
  return import(pathToFileURL(file).href);
}

/** What a Lambda asks another judge with; nothing where the settings name none, and then no client is loaded. */
export async function lambdaSecondOpinions(
  tableName: string,
  { secondOpinion }: Pick<Settings, 'secondOpinion'>,
  log: Log,
): Promise<{ readonly secondOpinions?: SecondOpinions }> {
  if (secondOpinion === undefined) return {};
  const { judgeOf } = await loadJudges();
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
