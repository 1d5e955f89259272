import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sqsClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaHttp } from '../adapters/runtime/lambda-http.ts';
import { lambdaJudging } from '../adapters/runtime/lambda-judging.ts';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { lambdaBudgets, lambdaSources, tellingMentions } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { parsePollMessage } from '../adapters/runtime/message-schemas.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { handleBatch } from '../adapters/runtime/partial-batch.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { readerFor } from '../adapters/sources/registry.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import type { PollMessage } from '../contracts/messages.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { pollSource } from '../use-cases/poll-source.ts';

const environment = readEnvironment('poll-source', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const urls = { due: environment.DUE_QUEUE_URL, polls: environment.POLLS_QUEUE_URL };
const deps = {
  readSettings: async () => settings,
  mentions: tellingMentions(environment.TABLE_NAME, environment.SLACK_QUEUE_URL, settings, log, meter),
  sources: lambdaSources(environment.TABLE_NAME, log, meter),
  ...lambdaBudgets(environment.TABLE_NAME),
  queues: createQueues({ client: sqsClient(), urls }),
  http: lambdaHttp(),
  secrets: lambdaSecrets(environment.SECRETS_PREFIX),
  readerFor,
  ...(await lambdaJudging(environment.TABLE_NAME, settings, log)),
  now: systemClock,
  tz: process.versions['tz'] ?? 'unknown',
};

/** Reads the sources that the wheel asked for: new and changed mentions are stored with their clocks. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleBatch(event, parsePollMessage, poll, { log, onFailure: () => meter.count(METRICS.recordsFailed) }),
  );

async function poll({ sourceId, ...told }: PollMessage): Promise<void> {
  const polled = await pollSource(sourceId, deps, told);
  meter.count(METRICS.mentionsFound, polled.discovered);
  meter.count(METRICS.responsesFound, polled.responses);
  if (polled.outcome === 'failed' || polled.refused > 0) meter.count(METRICS.pollsFailed);
  // Only then: CloudWatch bills a metric by the hours in which it is written.
  if (polled.outcome === 'deferred') meter.count(METRICS.pollsDeferred);
  log.info('polled', { ...polled });
}
