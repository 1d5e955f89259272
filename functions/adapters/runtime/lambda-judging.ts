import type { Scorer } from '../../domain/scoring/model/scorer.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { builtInScorer } from '../scoring/built-in-scorer.ts';
import { lambdaSecondOpinions, type SecondOpinions } from './lambda-second-opinions.ts';
import type { Log } from './logger.ts';

interface Judging {
  readonly scorer: Scorer;
  readonly secondOpinions?: SecondOpinions;
}

/** What a Lambda judges mentions with. */
export const lambdaJudging = async (tableName: string, settings: Settings, log: Log): Promise<Judging> => ({
  scorer: builtInScorer(),
  ...(await lambdaSecondOpinions(tableName, settings, log)),
});
