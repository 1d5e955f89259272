import middy from '@middy/core';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { createDeskApp, deskOverUrl } from '../adapters/desk/desk-app.ts';
import { lambdaDesk } from '../adapters/runtime/lambda-desk.ts';
import { createLog } from '../adapters/runtime/logger.ts';
import { createMeter } from '../adapters/runtime/metrics.ts';
import { observed } from '../adapters/runtime/observed.ts';
import { settingsFromFile } from '../adapters/runtime/settings-file.ts';
import { systemClock } from '../adapters/runtime/system-clock.ts';
import { readEnvironment } from '../contracts/environment.ts';
import { createDesk } from '../use-cases/desk.ts';

const environment = readEnvironment('desk', process.env);
const log = createLog();
const meter = createMeter();
const settings = await settingsFromFile(environment.SETTINGS_FILE)();
const desk = createDesk(lambdaDesk(environment, settings, log, meter));
const answer = deskOverUrl(createDeskApp(desk, systemClock));

/** The page for the people who answer. Only who holds an open session sees anything; docs/desk.md. */
export const handler = middy<LambdaFunctionURLEvent, Awaited<ReturnType<typeof answer>>>()
  .use(observed(log, meter))
  .handler(async (event) => {
    const answered = await answer(event);
    log.info('desk', { method: event.requestContext.http.method, status: answered.statusCode });
    return answered;
  });
