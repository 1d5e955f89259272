import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { lambdaIncidents, lambdaMentions, lambdaSources } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { parseDeliveryWork } from '../adapters/runtime/message-schemas.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { snsClient } from '../adapters/runtime/sns-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { handleWhole } from '../adapters/runtime/whole-batch.ts';
import { createAlertPublisher } from '../adapters/sns/alert-publisher.ts';
import { createIncidentPublisher } from '../adapters/sns/incident-publisher.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { alertMail } from '../domain/alerts/alert-mail.ts';
import { noticeMail } from '../domain/incidents/notice-mail.ts';
import { deliverWork } from '../use-cases/deliver-work.ts';

const environment = readEnvironment('deliver-alerts', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const topic = { client: snsClient(), topicArn: environment.ALERT_TOPIC_ARN };
const shared = {
  readSettings: async () => settings,
  mentions: lambdaMentions(environment.TABLE_NAME, settings, log, meter),
  incidents: lambdaIncidents(environment.TABLE_NAME, settings),
  now: systemClock,
};
const alerts = { ...shared, publisher: createAlertPublisher({ ...topic, draw: alertMail }) };
const incidents = {
  ...shared,
  sources: lambdaSources(environment.TABLE_NAME, log, meter),
  publisher: createIncidentPublisher({ ...topic, draw: noticeMail }),
  weeks: new Map(),
  restUntil: new Map(),
};

/** Publishes what fire-clock decided and what incidents have to say, and marks it delivered. */
export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(observed(log, meter))
  .handler((event) =>
    handleWhole(
      event,
      parseDeliveryWork,
      async (messages) => {
        const worked = await deliverWork(messages, alerts, incidents);
        for (const { outcome, lateness } of worked) {
          if (outcome === 'delivered') meter.count(METRICS.alertsPublished);
          if (outcome !== 'folded' && lateness !== undefined) meter.milliseconds(METRICS.alertLateness, lateness);
        }
        return worked.map(({ outcome, error }) => (outcome === 'failed' ? { error } : { done: outcome }));
      },
      { log, onFailure: () => meter.count(METRICS.recordsFailed) },
    ),
  );
