import middy from '@middy/core';
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { deskLinks } from '../adapters/desk/desk-seal.ts';
import { host } from '../adapters/runtime/host.ts';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { sqsClient } from '../adapters/runtime/sqs-client.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { incomingWebhook } from '../adapters/slack/incoming-webhook.ts';
import { verifySignature } from '../adapters/slack/verify-signature.ts';
import { webApi } from '../adapters/slack/web-api.ts';
import { createQueues } from '../adapters/sqs/queues.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { answerSlackAction } from '../use-cases/slack-actions.ts';

const environment = readEnvironment('slack-actions', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const secrets = lambdaSecrets(environment.SECRETS_PREFIX);
const deps = {
  readSettings: async () => settings,
  secrets,
  ...(settings.desk && { desk: deskLinks(environment.DESK_URL, settings.desk.secret, secrets) }),
  isSigned: verifySignature,
  queues: createQueues({ client: sqsClient(), urls: { slack: environment.SLACK_QUEUE_URL } }),
  app: webApi({ address: host()?.slackApi, timeout: 2_000 }),
  slack: incomingWebhook({ timeout: 2_000 }),
  now: systemClock,
};

/** A press or a window in Slack; only what Slack has signed within the last five minutes goes into the queue. */
export const handler = middy<LambdaFunctionURLEvent, LambdaFunctionURLResult>()
  .use(observed(log, meter))
  .handler(async (event) => {
    const { body = '', isBase64Encoded, headers } = event;
    const answer = await answerSlackAction(
      {
        timestamp: headers['x-slack-request-timestamp'],
        signature: headers['x-slack-signature'],
        body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
      },
      deps,
    );
    log.info('slack action', { status: answer.status, outcome: answer.outcome });
    const contentType = answer.outcome === 'invalid' ? 'application/json' : 'text/plain; charset=utf-8';
    return { statusCode: answer.status, headers: { 'content-type': contentType }, body: answer.text };
  });
