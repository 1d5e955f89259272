import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { lambdaIntake } from '../adapters/runtime/lambda-intake.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { parsePushMessage } from '../adapters/runtime/message-schemas.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { handleWhole } from '../adapters/runtime/whole-batch.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import type { PushMessage } from '../contracts/messages.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { type TakenPush, takeInPushes } from '../use-cases/take-in-push.ts';

const environment = readEnvironment('take-in-push', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  ...(await lambdaIntake(environment, settings, log, meter)),
  queues: createQueues({
    client: sqsClient(),
    urls: { due: environment.DUE_QUEUE_URL, alerts: environment.ALERTS_QUEUE_URL },
  }),
};

/** What was pushed becomes a mention with its clock, a response that stops one, an edit, or a deletion. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleWhole(event, parsePushMessage, takeIn, { log, onFailure: () => meter.count(METRICS.recordsFailed) }),
  );

async function takeIn(messages: readonly PushMessage[]): Promise<readonly TakenPush[]> {
  const taken = await takeInPushes(messages, deps);
  meter.count(METRICS.mentionsFound, taken.filter((one) => 'done' in one && one.done === 'discovered').length);
  return taken;
}
