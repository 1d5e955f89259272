import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createPulse } from '../adapters/dynamodb/pulse.ts';
import { host } from '../adapters/runtime/host.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaReceivers } from '../adapters/runtime/lambda-receivers.ts';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { lambdaIncidents, lambdaMentions } from '../adapters/runtime/lambda-stores.ts';
import { lambdaTurns, loggedQueues } from '../adapters/runtime/lambda-turns.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { parseSlackNews } from '../adapters/runtime/slack-news.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { handleWhole } from '../adapters/runtime/whole-batch.ts';
import { incomingWebhook } from '../adapters/slack/incoming-webhook.ts';
import { webApi } from '../adapters/slack/web-api.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { notifySlack } from '../use-cases/notify-slack.ts';

const environment = readEnvironment('notify-slack', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const urls = { slack: environment.SLACK_QUEUE_URL, undelivered: environment.UNDELIVERED_QUEUE_URL };
const queues = loggedQueues(createQueues({ client: sqsClient(), urls }), log);
const deps = {
  readSettings: async () => settings,
  secrets: lambdaSecrets(environment.SECRETS_PREFIX),
  mentions: lambdaMentions(environment.TABLE_NAME, settings, log, meter),
  incidents: lambdaIncidents(environment.TABLE_NAME, settings),
  ...lambdaTurns(environment.TABLE_NAME, queues, log, meter),
  webhook: incomingWebhook(),
  app: webApi({ address: host()?.slackApi }),
  ...lambdaReceivers({
    mailTopicArn: environment.MAIL_TOPIC_ARN,
    chatTopicPrefix: environment.CHAT_TOPIC_PREFIX,
    mailFrom: settings.mailFrom,
  }),
  queues,
  pulse: createPulse(documentClient(), environment.TABLE_NAME),
  now: systemClock,
};

/** Brings alerts and changes to their receivers, one message a second each; what one does not take now is kept. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleWhole(event, parseSlackNews, (news) => notifySlack(news, deps), {
      log,
      onFailure: () => meter.count(METRICS.recordsFailed),
    }),
  );
