import type { Settings } from '../../domain/settings/settings.ts';
import { lambdaJudging } from './lambda-judging.ts';
import { lambdaSources } from './lambda-stores.ts';
import type { Log } from './logger.ts';
import type { Meter } from './metrics.ts';
import { systemClock } from './system-clock.ts';
import { tellingMentions } from './telling-mentions.ts';

interface Table {
  readonly TABLE_NAME: string;
  readonly SLACK_QUEUE_URL: string;
}

/** What every function needs that brings news of mentions into the table, however it hears of them. */
export async function lambdaIntake(
  { TABLE_NAME: tableName, SLACK_QUEUE_URL: slack }: Table,
  settings: Settings,
  log: Log,
  meter: Meter,
) {
  return {
    readSettings: async () => settings,
    mentions: tellingMentions(tableName, slack, settings, log, meter),
    sources: lambdaSources(tableName, log, meter),
    ...(await lambdaJudging(tableName, settings, log)),
    now: systemClock,
    tz: process.versions['tz'] ?? 'unknown',
  };
}
