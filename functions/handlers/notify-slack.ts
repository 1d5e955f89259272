import middy from '@middy/core';
import type { SNSEvent } from 'aws-lambda';
import { createDeliveryLog } from '../adapters/dynamodb/delivery-log.ts';
import { alertsIn } from '../adapters/runtime/alert-event.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { incomingWebhook } from '../adapters/slack/incoming-webhook.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { SECOND } from '../domain/shared/time.ts';
import { notifySlack } from '../use-cases/notify-slack.ts';

const environment = readEnvironment('notify-slack', process.env);
const log = createLog();
const meter = createMeter();
const deps = {
  readSettings: settingsFromFile(environment.SETTINGS_FILE),
  secrets: lambdaSecrets(environment.SECRETS_PREFIX),
  // Over before Lambda's first retry, a minute later: a sender that died does not silence its successor.
  deliveries: createDeliveryLog({ client: documentClient(), tableName: environment.TABLE_NAME, lease: 45 * SECOND }),
  slack: incomingWebhook(),
  now: systemClock,
};

/** An alert on the topic goes to every Slack channel whose route matches; a failure is left to Lambda's retries and the dead-letter queue. */
export const handler = middy<SNSEvent, void>()
  .use(observed(log, meter))
  .handler(async (event) => {
    for (const alert of alertsIn(event)) {
      const notified = await notifySlack(alert, deps);
      log.info('notified', { alert: alert.key, ...notified });
    }
  });
