import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { provideHost } from '../../functions/adapters/runtime/host.ts';
import { documentClient } from '../../functions/adapters/runtime/lambda-clients.ts';
import { ENVIRONMENT } from '../../functions/contracts/environment.ts';
import type { Duration } from '../../functions/domain/shared/time.ts';
import type { Http } from '../../functions/ports/http.ts';
import type { Chance } from './chance.ts';
import type { Sent } from './services.ts';
import { answerWith } from './table-client.ts';
import type { Request } from './table-request.ts';

/** Everything of a process through which handlers reach the world outside. */
export interface Outside {
  readonly now: () => number;
  readonly http: Http;
  readonly fetch: typeof globalThis.fetch;
  readonly table: (command: string, input: Request) => Promise<Request>;
  readonly services: (sent: Sent) => Promise<unknown>;
  readonly sleep: (length: Duration) => Promise<void>;
  readonly chance: Chance;
  readonly environment: Readonly<Record<string, string>>;
}

let outside: Outside | undefined;
let isTableSet = false;

const present = (): Outside => {
  if (outside === undefined) throw new Error('nothing is simulated at present');
  return outside;
};

const QUIET = {
  POWERTOOLS_SERVICE_NAME: 'simulated',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_NAMESPACE: 'simulated',
  POWERTOOLS_METRICS_DISABLED: 'true',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'simulated',
  AWS_SECRET_ACCESS_KEY: 'simulated',
};

/**
 * Makes a simulated world the world of this process, for as long as `work` runs: the SDK's clients, the network, timers,
 * ids and the environment. Afterwards everything is as it was. One at a time.
 */
export async function within<Result>(world: Outside, work: () => Promise<Result>): Promise<Result> {
  if (outside !== undefined) throw new Error('one world at a time');
  outside = world;
  const undo = [standInClients(), standInGlobals(world), standInEnvironment(world.environment)];
  provideHost({ now: world.now, localOrigins: [], http: world.http });
  try {
    return await work();
  } finally {
    provideHost(undefined);
    for (const back of undo.reverse()) back();
    outside = undefined;
  }
}

function standInClients(): () => void {
  if (!isTableSet) answerWith(documentClient(), (command, input) => present().table(command, input));
  isTableSet = true;
  const prototypes = [SQSClient, SNSClient, SSMClient, S3Client].map(
    (client) => client.prototype as { send?: unknown },
  );
  for (const prototype of prototypes) {
    prototype.send = (command: { readonly constructor: { readonly name: string }; readonly input: Sent['input'] }) =>
      present().services({ command: command.constructor.name, input: command.input });
  }
  return () => {
    for (const prototype of prototypes) delete prototype.send;
  };
}

function standInGlobals({ fetch, sleep, chance }: Outside): () => void {
  const real = {
    fetch: globalThis.fetch,
    setTimeout: globalThis.setTimeout,
    randomUUID: crypto.randomUUID,
    readFile: files.readFile,
    brotliCompress: zlib.brotliCompress,
    brotliDecompress: zlib.brotliDecompress,
    parse: JSON.parse,
  };
  globalThis.fetch = fetch;
  const later = (happens: () => void, length = 0): object => {
    void sleep(length).then(happens);
    return { unref: () => undefined };
  };
  globalThis.setTimeout = later as unknown as typeof globalThis.setTimeout;
  crypto.randomUUID = () => uuidFrom(chance);
  // In the real ones other work would go on meanwhile, and virtual time with it.
  const read = new Map<unknown, unknown>();
  const atOnce = async (...given: Parameters<typeof readFileSync>): Promise<unknown> => {
    const [path] = given;
    const text = read.get(path) ?? readFileSync(...given);
    if (typeof text === 'string') read.set(path, text);
    return text;
  };
  files.readFile = atOnce as unknown as typeof files.readFile;
  JSON.parse = onceForLarge(real.parse);
  zlib.brotliCompress = inOneGo(zlib.brotliCompressSync) as unknown as typeof zlib.brotliCompress;
  zlib.brotliDecompress = inOneGo(zlib.brotliDecompressSync) as unknown as typeof zlib.brotliDecompress;
  syncBuiltinESMExports();
  return () => {
    globalThis.fetch = real.fetch;
    globalThis.setTimeout = real.setTimeout;
    crypto.randomUUID = real.randomUUID;
    files.readFile = real.readFile;
    zlib.brotliCompress = real.brotliCompress;
    zlib.brotliDecompress = real.brotliDecompress;
    JSON.parse = real.parse;
    syncBuiltinESMExports();
  };
}

/** Characters: settings of thousands of sources, and nothing else here. */
const LARGE = 1_000_000;

/** Hundreds of instances hold the same settings: here they share what is parsed of one text, or no memory would do. */
function onceForLarge(parse: typeof JSON.parse): typeof JSON.parse {
  const parsed = new Map<string, unknown>();
  return (text, ...others) => {
    if (text.length < LARGE || others.length > 0) return parse(text, ...others);
    if (!parsed.has(text)) parsed.set(text, parse(text));
    return parsed.get(text);
  };
}

type Done = (error: unknown, result?: unknown) => void;

/** A compressor that has its result when it is asked, for those who would wait for one. */
function inOneGo<Given>(work: (bytes: Given, options: object) => unknown) {
  return (bytes: Given, options: object, done: Done): void => {
    try {
      done(null, work(bytes, options));
    } catch (error) {
      done(error);
    }
  };
}

function uuidFrom(chance: Chance): `${string}-${string}-${string}-${string}-${string}` {
  return `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-8${chance.hex(3)}-${chance.hex(12)}`;
}

function standInEnvironment(given: Readonly<Record<string, string>>): () => void {
  const names = [...new Set([...Object.values(ENVIRONMENT).flat(), ...Object.keys(QUIET)])];
  const before = names.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, Object.fromEntries(names.map((name) => [name, 'simulated'])), QUIET, given);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
