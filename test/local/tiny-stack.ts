import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Assembly, Resource } from '../../bin/local/assembly.ts';
import type { LocalEvent, LocalEventOf } from '../../bin/local/local-event.ts';
import type { LocalRun, LocalRunOptions } from '../../bin/local/local-run.ts';
import { startLocalRun } from '../../bin/local/start-local-run.ts';
import { openPermissions } from './open-permissions.ts';

export const START = Date.parse('2026-03-02T08:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'replywatch-test-'));

/** A bundle that Node can load as it is. `code` sees `record(name, value)`, which the test reads back from the function's log. */
export function bundle(code: string): string {
  const folder = newFolder();
  const prelude = `
    const now = () => globalThis[Symbol.for('replywatch.host')].now();
    const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20260302/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0' };
    const record = (name, value) => console.log(JSON.stringify({ name, value, at: now() }));
    const sqs = async (action, input) => {
      const response = await fetch(process.env.AWS_ENDPOINT_URL_SQS, {
        method: 'POST',
        headers: { ...signed, 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.' + action },
        body: JSON.stringify(input),
      });
      return response.json();
    };
    const publish = (fields) => fetch(process.env.AWS_ENDPOINT_URL_SNS, {
      method: 'POST',
      headers: { ...signed, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ Action: 'Publish', ...fields }),
    });
  `;
  writeFileSync(join(folder, 'index.mjs'), prelude + code);
  return folder;
}

export const lambda = (key: string, variables: Record<string, unknown> = {}, more: object = {}): Resource => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'assets', S3Key: key },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    // In real seconds, a cold start included: on a busy machine a worker may wait long for its turn.
    Timeout: 60,
    Environment: { Variables: variables },
    ...more,
  },
});

export const ref = (logicalId: string): object => ({ Ref: logicalId });
export const arn = (logicalId: string): object => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

/** A stack of hand-made resources, in which everybody may do everything; `bundles` are function code by object key. */
export function tinyStack(
  resources: Record<string, Resource>,
  bundles: Record<string, string>,
  outputs = {},
): Assembly {
  return {
    stackName: 'Tiny',
    template: { Resources: { ...resources, ...openPermissions(resources) }, Outputs: outputs },
    assets: new Map(Object.entries(bundles).map(([key, code]) => [key, bundle(code)])),
  };
}

export interface Recorded {
  readonly name: string;
  readonly value: unknown;
  /** The run's clock as the function saw it. */
  readonly at: number;
}

export interface TestRun extends LocalRun {
  readonly recorded: readonly Recorded[];
  readonly lines: readonly string[];
  readonly seen: readonly LocalEvent[];
  seenOf<Kind extends LocalEvent['kind']>(kind: Kind): readonly LocalEventOf<Kind>[];
  /** Values recorded under a name, after everything has come to rest. */
  values(name: string): Promise<readonly unknown[]>;
}

const running = new Set<LocalRun>();
afterEach(async () => {
  await Promise.all([...running].map((run) => run.stop()));
  running.clear();
});

/** Runs a stack on a standing clock, unless told otherwise; stops it after the test. */
export async function run(assembly: Assembly, options: LocalRunOptions = {}): Promise<TestRun> {
  const recorded: Recorded[] = [];
  const lines: string[] = [];
  const seen: LocalEvent[] = [];
  const local = await startLocalRun({
    assembly,
    clock: { mode: 'virtual', startAt: START },
    onEvent: (event) => void seen.push(event),
    onLog: ({ line }) => {
      lines.push(line);
      if (line.startsWith('{"name"')) recorded.push(JSON.parse(line) as Recorded);
    },
    ...options,
  });
  running.add(local);
  return {
    ...local,
    recorded,
    lines,
    seen,
    seenOf: <Kind extends LocalEvent['kind']>(kind: Kind) =>
      seen.filter((event): event is LocalEventOf<Kind> => event.kind === kind),
    values: async (name) => {
      await local.quiesce();
      return recorded.filter((each) => each.name === name).map(({ value }) => value);
    },
  };
}

/** A layer or asset folder with files. */
export function folderOf(files: Record<string, string>): string {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
