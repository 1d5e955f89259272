import middy from '@middy/core';
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { lambdaSecrets } from '../adapters/runtime/lambda-secrets.ts';
import { lambdaMentions } from '../adapters/runtime/lambda-stores.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { incomingWebhook } from '../adapters/slack/incoming-webhook.ts';
import { verifySignature } from '../adapters/slack/verify-signature.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { answerSlackAction } from '../use-cases/slack-actions.ts';

const environment = readEnvironment('slack-actions', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const deps = {
  readSettings: async () => settings,
  secrets: lambdaSecrets(environment.SECRETS_PREFIX),
  isSigned: verifySignature,
  mentions: lambdaMentions(environment.TABLE_NAME, settings, log, meter),
  slack: incomingWebhook({ timeout: 2_000 }),
  now: systemClock,
};

/** A press of a button in Slack; only what Slack has signed within the last five minutes is carried out. */
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
    log.info('slack action', { status: answer.status, changed: answer.changed });
    const text = answer.status === 200 ? '' : answer.text;
    return { statusCode: answer.status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
  });
