import middy from '@middy/core';
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { createNudgeLog } from '../adapters/dynamodb/nudge-log.ts';
import { createReceiptLog } from '../adapters/dynamodb/receipt-log.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaHttp } from '../adapters/runtime/lambda-http.ts';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { createLog, reasonOf } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { jsonLine, urlRequest } from '../adapters/runtime/url-request.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { googlePushTokens } from '../adapters/webhook/google-push-token.ts';
import { isSameSecret } from '../adapters/webhook/same-secret.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { receiveNudge } from '../use-cases/receive-nudge.ts';

const environment = readEnvironment('receive-nudge', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const table = { client: documentClient(), tableName: environment.TABLE_NAME };
const deps = {
  readSettings: async () => settings,
  secrets: lambdaSecrets(environment.SECRETS_PREFIX),
  isSameSecret,
  isFromGoogle: googlePushTokens(lambdaHttp()),
  receipts: createReceiptLog({ ...table, now: systemClock }),
  nudges: createNudgeLog(table),
  queues: createQueues({ client: sqsClient(), urls: { polls: environment.POLLS_QUEUE_URL } }),
  now: systemClock,
};

/** A source's own word that something is new: it is polled now, or as soon as it allows. */
export const handler = middy<LambdaFunctionURLEvent, LambdaFunctionURLResult>()
  .use(observed(log, meter))
  .handler(async (event) => {
    const { status, line, outcome, failure } = await receiveNudge(urlRequest(event), deps);
    if (failure === undefined) log.info('nudge', { status, outcome });
    else log.error('nudge not taken', { status, reason: reasonOf(failure) });
    return jsonLine(status, line);
  });
