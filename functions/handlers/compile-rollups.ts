import middy from '@middy/core';
import { lambdaMentions, lambdaRollups } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { compileRollups } from '../use-cases/compile-rollups.ts';

const environment = readEnvironment('compile-rollups', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  readSettings: async () => settings,
  mentions: lambdaMentions(environment.TABLE_NAME, settings, log, meter),
  rollups: lambdaRollups(environment.TABLE_NAME, settings, log, meter),
  now: systemClock,
};

/** Every hour: the rollups of days that have settled, or have changed since, recomputed from the day index. */
export const handler = middy()
  .use(observed(log, meter))
  .handler(async () => {
    const compiled = await compileRollups(deps);
    log.info('rollups compiled', { ...compiled });
  });
