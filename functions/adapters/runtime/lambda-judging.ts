import type { Scorer } from '../../domain/scoring/model/scorer.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { BrandTables } from '../../ports/scoring.ts';
import { createBrandTables } from '../dynamodb/brand-tables.ts';
import { builtInScorer } from '../scoring/built-in-scorer.ts';
import { keptTables } from './lambda-brand-tables.ts';
import { documentClient } from './lambda-clients.ts';
import { lambdaSecondOpinions, type SecondOpinions } from './lambda-second-opinions.ts';
import type { Log } from './logger.ts';
import { systemClock } from './system-clock.ts';

interface Judging {
  readonly scorer: Scorer;
  readonly brandTables: Pick<BrandTables, 'find'>;
  readonly secondOpinions?: SecondOpinions;
}

/** What a Lambda judges mentions with. */
export const lambdaJudging = async (tableName: string, settings: Settings, log: Log): Promise<Judging> => ({
  scorer: builtInScorer(),
  brandTables: keptTables(createBrandTables(documentClient(), tableName), systemClock, ({ message }) =>
    log.warn('brand table not used', { reason: message }),
  ),
  ...(await lambdaSecondOpinions(tableName, settings, log)),
});
