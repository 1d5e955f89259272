import middy from '@middy/core';
import { createPulse } from '../adapters/dynamodb/pulse.ts';
import { createTroubleMemory } from '../adapters/dynamodb/trouble-memory.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaBudgets, lambdaMentions, lambdaSources } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { snsClient } from '../adapters/runtime/sns-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { createOperatorNotifier } from '../adapters/sns/operator-notifier.ts';
import { readerFor } from '../adapters/sources/registry.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { toIso } from '../domain/shared/time.ts';
import { checkSources } from '../use-cases/check-sources.ts';
import { runProbe } from '../use-cases/run-probe.ts';
import { surveySpending } from '../use-cases/survey-spending.ts';

const environment = readEnvironment('check-sources', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  readSettings: async () => settings,
  sources: lambdaSources(environment.TABLE_NAME, log, meter),
  troubles: createTroubleMemory(documentClient(), environment.TABLE_NAME),
  operator: createOperatorNotifier(snsClient(), environment.OPERATOR_TOPIC_ARN),
  readerFor,
  now: systemClock,
};
const pulse = createPulse(documentClient(), environment.TABLE_NAME);
const mentions = lambdaMentions(environment.TABLE_NAME, settings, log, meter);
const spending = { ...lambdaBudgets(environment.TABLE_NAME), now: systemClock };

/** In a mass outage the lines of some tell as much as those of all. */
const MOST_LINES = 50;

/** Every quarter of an hour: a figure for the alarm, and the names of the sources behind it for people. */
export const handler = middy()
  .use(observed(log, meter))
  .handler(async () => {
    const { checked, troubled, told, uncovered } = await checkSources(deps);
    meter.count(METRICS.sourcesInTrouble, troubled.length);
    meter.count(METRICS.sourcesUncovered, uncovered.length);
    for (const { sourceId, label, health } of troubled.slice(0, MOST_LINES)) {
      const { state, since, line } = health;
      log.warn('source in trouble', { sourceId, label, state, since: since && toIso(since), line });
    }
    log.info('sources checked', { checked, troubled: troubled.length, told, uncovered: uncovered.length });
    const caps = await surveySpending(settings, spending);
    if (caps.length > 0) meter.count(METRICS.capUsed, Math.round(100 * Math.max(...caps.map(({ share }) => share))));
    const { isLate, ...probe } = await runProbe({ pulse, mentions, now: systemClock });
    meter.count(METRICS.probeLate, isLate ? 1 : 0);
    await pulse.noteCheck({ at: systemClock(), isProbeLate: isLate });
    log.info('probed', { isLate, ...probe });
  });
