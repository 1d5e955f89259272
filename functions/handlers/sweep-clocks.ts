import middy from '@middy/core';
import { createPulse } from '../adapters/dynamodb/pulse.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaHttp } from '../adapters/runtime/lambda-http.ts';
import { lambdaIncidents, lambdaMentions } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { METRICS } from '../contracts/metric-names.ts';
import { beatHeart } from '../use-cases/beat-heart.ts';
import { sweepClocks } from '../use-cases/sweep-clocks.ts';
import { sweepIncidents } from '../use-cases/sweep-incidents.ts';

const environment = readEnvironment('sweep-clocks', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const mentions = lambdaMentions(environment.TABLE_NAME, settings, log, meter);
const incidents = lambdaIncidents(environment.TABLE_NAME, settings);
const urls = { due: environment.DUE_QUEUE_URL, alerts: environment.ALERTS_QUEUE_URL };
const pulse = createPulse(documentClient(), environment.TABLE_NAME);
const http = lambdaHttp();
const queues = createQueues({ client: sqsClient(), urls });

/** Every minute: everything that is due within the next two goes to the due queue. */
export const handler = middy()
  .use(observed(log, meter))
  .handler(async () => {
    const swept = await sweepClocks({ mentions, queues, shards: settings.shards, now: systemClock });
    if (swept.due > 0) meter.count(METRICS.clocksSwept, swept.due);
    meter.milliseconds(METRICS.oldestDueAge, swept.oldestAge);
    const { brands } = await sweepIncidents({ incidents, queues, settings, now: systemClock });
    log.info('swept', { ...swept, brands });
    if (settings.heartbeat === undefined) return;
    const beat = await beatHeart(settings.heartbeat, swept.oldestAge, { pulse, http, now: systemClock });
    if (beat.beat !== 'sent') log.warn('no heartbeat', { ...beat });
  });
