import middy from '@middy/core';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { settingsNoter } from '../adapters/dynamodb/settings-note.ts';
import { answerCloudFormation } from '../adapters/runtime/cloudformation.ts';
import { documentClient } from '../adapters/runtime/lambda-clients.ts';
import { lambdaSources } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { applySettings } from '../use-cases/apply-settings.ts';

const environment = readEnvironment('apply-settings', process.env);
const log = createLog();
const meter = createMeter();
const readSettings = settingsFromFile(environment.SETTINGS_FILE);
const sources = lambdaSources(environment.TABLE_NAME, log, meter);
const noteSettings = settingsNoter(documentClient(), environment.TABLE_NAME);
const queues = createQueues({ client: sqsClient(), urls: { polls: environment.POLLS_QUEUE_URL } });

/** At each deploy: brings the sources of the settings onto the poll wheel. Deleting the stack leaves the table as it is. */
export const handler = middy<CloudFormationCustomResourceEvent, void>()
  .use(observed(log, meter))
  .handler(async (event) => {
    const { failure } = await answerCloudFormation(event, 'replywatch-settings', async () => {
      if (event.RequestType === 'Delete') return;
      const applied = await applySettings({ readSettings, sources, queues });
      await noteSettings(String(event.ResourceProperties['SettingsHash']), systemClock());
      log.info('settings applied', {
        added: applied.added.length,
        changed: applied.changed.length,
        removed: applied.removed.length,
      });
    });
    if (failure !== undefined) log.error('settings not applied', { reason: failure });
  });
