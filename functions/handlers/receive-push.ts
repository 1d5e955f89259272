import middy from '@middy/core';
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { createReceiptLog } from '../adapters/dynamodb/receipt-log.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { createLog, reasonOf } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { jsonLine, urlRequest } from '../adapters/runtime/url-request.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { verifyWebhook } from '../adapters/webhook/standard-webhooks.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { receivePush } from '../use-cases/receive-push.ts';

const environment = readEnvironment('receive-push', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  readSettings: async () => settings,
  secrets: lambdaSecrets(environment.SECRETS_PREFIX),
  verify: verifyWebhook,
  receipts: createReceiptLog({ client: documentClient(), tableName: environment.TABLE_NAME, now: systemClock }),
  queues: createQueues({ client: sqsClient(), urls: { pushes: environment.PUSHES_QUEUE_URL } }),
  now: systemClock,
};

/** Mentions that another system sends, signed: into the queue, then 202; what cannot be used is told at once. */
export const handler = middy<LambdaFunctionURLEvent, LambdaFunctionURLResult>()
  .use(observed(log, meter))
  .handler(async (event) => {
    const { status, line, taken, refused, failure } = await receivePush(urlRequest(event), deps);
    meter.count(METRICS.pushesTaken, taken);
    meter.count(METRICS.pushesRefused, refused);
    if (failure !== undefined) {
      meter.count(METRICS.pushesFailed);
      log.error('push not taken', { reason: reasonOf(failure) });
    }
    log.info('push', { status, taken, refused });
    return jsonLine(status, line);
  });
