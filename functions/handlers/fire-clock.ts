import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sqsClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaHttp } from '../adapters/runtime/lambda-http.ts';
import { lambdaJudging } from '../adapters/runtime/lambda-judging.ts';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { lambdaBudgets, lambdaSources, tellingMentions } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { parseDueMessage } from '../adapters/runtime/message-schemas.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { handleBatch } from '../adapters/runtime/partial-batch.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { readerFor } from '../adapters/sources/registry.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import type { DueMessage } from '../contracts/messages.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { fireClock } from '../use-cases/fire-clock.ts';

const environment = readEnvironment('fire-clock', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  readSettings: async () => settings,
  mentions: tellingMentions(environment.TABLE_NAME, environment.SLACK_QUEUE_URL, settings, log, meter),
  sources: lambdaSources(environment.TABLE_NAME, log, meter),
  ...lambdaBudgets(environment.TABLE_NAME),
  queues: createQueues({
    client: sqsClient(),
    urls: { due: environment.DUE_QUEUE_URL, alerts: environment.ALERTS_QUEUE_URL },
  }),
  http: lambdaHttp(),
  secrets: lambdaSecrets(environment.SECRETS_PREFIX),
  readerFor,
  ...(await lambdaJudging(environment.TABLE_NAME, settings, log)),
  now: systemClock,
};

/** A stage came due: looks at the source once more, decides, hands the alert on. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleBatch(event, parseDueMessage, fire, { log, onFailure: () => meter.count(METRICS.recordsFailed) }),
  );

async function fire(message: DueMessage): Promise<void> {
  const outcome = await fireClock(message, deps);
  log.info('fired', { origin: message.origin, externalId: message.externalId, outcome });
}
