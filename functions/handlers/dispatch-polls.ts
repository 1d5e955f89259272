import middy from '@middy/core';
import { lambdaSources } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { dispatchPolls } from '../use-cases/dispatch-polls.ts';

const environment = readEnvironment('dispatch-polls', process.env);
const log = createLog();
const meter = createMeter();
const sources = lambdaSources(environment.TABLE_NAME, log, meter);
const queues = createQueues({ client: sqsClient(), urls: { polls: environment.POLLS_QUEUE_URL } });

/** Every minute: one message for each source whose slot on the poll wheel came round. */
export const handler = middy()
  .use(observed(log, meter))
  .handler(async () => {
    const dispatched = await dispatchPolls({ sources, queues, now: systemClock });
    log.info('dispatched', { ...dispatched });
  });
