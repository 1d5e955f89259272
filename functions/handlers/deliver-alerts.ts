import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { snsClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaMentions } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { parseAlertMessage } from '../adapters/runtime/message-schemas.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { handleWhole } from '../adapters/runtime/whole-batch.ts';
import { createAlertPublisher } from '../adapters/sns/alert-publisher.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { alertMail } from '../domain/alerts/alert-mail.ts';
import { deliverAlerts } from '../use-cases/deliver-alerts.ts';

const environment = readEnvironment('deliver-alerts', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  readSettings: async () => settings,
  mentions: lambdaMentions(environment.TABLE_NAME, settings, log, meter),
  publisher: createAlertPublisher({ client: snsClient(), topicArn: environment.ALERT_TOPIC_ARN, draw: alertMail }),
  now: systemClock,
};

/** Publishes what fire-clock decided to the alert topic, and marks it delivered. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleWhole(
      event,
      parseAlertMessage,
      async (messages) => {
        const deliveries = await deliverAlerts(messages, deps);
        for (const { outcome, lateness } of deliveries) {
          if (outcome === 'delivered') meter.count(METRICS.alertsPublished);
          if (lateness !== undefined) meter.milliseconds(METRICS.alertLateness, lateness);
        }
        return deliveries.map(({ outcome, error }) => (outcome === 'failed' ? { error } : { done: outcome }));
      },
      { log, onFailure: () => meter.count(METRICS.recordsFailed) },
    ),
  );
