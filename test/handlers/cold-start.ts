import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { vi } from 'vitest';
import { provideHost } from '../../functions/adapters/runtime/host.ts';
import { ENVIRONMENT, type FunctionName } from '../../functions/contracts/environment.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { aMention, POSTED_AT } from '../support/builders.ts';
import { alertSettings } from '../use-cases/alert-ports.ts';

/** What every function of these tests takes for the time: the deadline of `aDueMention`. */
export const NOW = POSTED_AT + 4 * HOUR;

type Handler = (event: unknown, context: object) => Promise<unknown>;

const VALUES: Readonly<Record<string, string>> = {
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  SECRETS_PREFIX: '/replywatch/Test',
  SETTINGS_FILE: settingsFile(),
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

/** Loads a handler anew, as Lambda does at a cold start, with exactly the variables that its contract names. */
export async function coldStart(name: FunctionName): Promise<(event: unknown) => Promise<unknown>> {
  vi.unstubAllEnvs();
  for (const [variable, value] of Object.entries(VALUES)) vi.stubEnv(variable, value);
  for (const variable of ENVIRONMENT[name]) vi.stubEnv(variable, VALUES[variable] ?? `the ${variable}`);
  provideHost({ now: () => NOW, localOrigins: [] });
  const handler = await load(name);
  return (event) => handler(event, { functionName: name, awsRequestId: 'request-1' });
}

/** A cold start without any variable: what is thrown. */
export async function startWithNothing(name: FunctionName): Promise<unknown> {
  vi.unstubAllEnvs();
  for (const variable of ENVIRONMENT[name]) vi.stubEnv(variable, undefined);
  return load(name).then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function load(name: FunctionName): Promise<Handler> {
  vi.resetModules();
  const { handler } = (await import(`../../functions/handlers/${name}.ts`)) as { handler: Handler };
  return handler;
}

function settingsFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'replywatch-handlers-')), 'settings.json');
  writeFileSync(path, JSON.stringify(alertSettings({ shards: 2 })));
  return path;
}

/** A batch with message ids `m0`, `m1`...; what is not text is sent as JSON. */
export const batchOf = (...bodies: unknown[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: 'handle',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:queue',
    awsRegion: 'us-east-1',
  })),
});

export const failedIn = (answer: unknown): readonly string[] =>
  (answer as SQSBatchResponse).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted();

/** A mention of the settings' brand whose breach comes at NOW; its warning is done with. */
export function aDueMention(externalId: string) {
  const mention = aMention({
    brand: 'kettle',
    origin: 'app-store:us:1234',
    externalId,
    sourceId: 'kettle-us',
    version: 3,
  });
  return { ...mention, clock: { ...mention.clock, fired: 1 } };
}

export const throttled = (): Error =>
  Object.assign(new Error('Throughput exceeds the current capacity'), { name: 'ThrottlingException' });
