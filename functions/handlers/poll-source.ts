import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { lambdaAsking } from '../adapters/runtime/lambda-asking.ts';
import { lambdaIntake } from '../adapters/runtime/lambda-intake.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { parsePollMessage } from '../adapters/runtime/message-schemas.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { handleBatch } from '../adapters/runtime/partial-batch.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import type { PollMessage } from '../contracts/messages.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { pollSource } from '../use-cases/poll-source.ts';

const environment = readEnvironment('poll-source', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const { DUE_QUEUE_URL: due, POLLS_QUEUE_URL: polls, ALERTS_QUEUE_URL: alerts } = environment;
const deps = {
  ...(await lambdaIntake(environment, settings, log, meter)),
  ...lambdaAsking(environment),
  queues: createQueues({ client: sqsClient(), urls: { due, polls, alerts } }),
};

/** Reads the sources that the wheel asked for: new and changed mentions are stored with their clocks. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleBatch(event, parsePollMessage, poll, {
      log,
      onFailure: () => meter.count(METRICS.recordsFailed),
    }),
  );

async function poll({ sourceId, ...told }: PollMessage): Promise<void> {
  const polled = await pollSource(sourceId, deps, told);
  // Only where there are any: CloudWatch bills a metric by the hours in which it is written.
  if (polled.discovered > 0) meter.count(METRICS.mentionsFound, polled.discovered);
  if (polled.responses > 0) meter.count(METRICS.responsesFound, polled.responses);
  if (polled.outcome === 'failed' || polled.refused > 0) meter.count(METRICS.pollsFailed);
  if (polled.outcome === 'deferred') meter.count(METRICS.pollsDeferred);
  log.info('polled', { ...polled });
}
