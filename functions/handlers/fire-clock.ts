import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { lambdaAsking } from '../adapters/runtime/lambda-asking.ts';
import { lambdaIntake } from '../adapters/runtime/lambda-intake.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { parseDueMessage } from '../adapters/runtime/message-schemas.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { handleBatch } from '../adapters/runtime/partial-batch.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import type { DueMessage } from '../contracts/messages.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { correlationOf } from '../domain/mentions/correlation.ts';
import { fireClock } from '../use-cases/fire-clock.ts';

const environment = readEnvironment('fire-clock', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const urls = { due: environment.DUE_QUEUE_URL, alerts: environment.ALERTS_QUEUE_URL };
const deps = {
  ...(await lambdaIntake(environment, settings, log, meter)),
  ...lambdaAsking(environment),
  queues: createQueues({ client: sqsClient(), urls }),
};

/** A stage came due: looks at the source once more, decides, hands the alert on. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleBatch(event, parseDueMessage, fire, { log, onFailure: () => meter.count(METRICS.recordsFailed) }),
  );

async function fire(message: DueMessage): Promise<void> {
  const outcome = await fireClock(message, deps);
  log.info('fired', { correlation: correlationOf(message), outcome });
}
