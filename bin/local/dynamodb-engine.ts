import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { freePort, listenLocally } from './listening.ts';

export type EngineName = 'dynoxide' | 'dynalite';

export interface DynamoDbEngine {
  readonly name: EngineName;
  readonly endpoint: string;
  stop(): Promise<void>;
}

const ANSWERS_WITHIN_MS = 10_000;

const require = createRequire(import.meta.url);

/** The dynoxide binary: DYNOXIDE_BIN, else the optional package where its platform has one. */
export function dynoxideBinary(variables: NodeJS.ProcessEnv = process.env): string | undefined {
  if (variables['DYNOXIDE_BIN']) return variables['DYNOXIDE_BIN'];
  try {
    return require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  } catch {
    return undefined;
  }
}

/** Starts the embedded DynamoDB on a free port of this machine; in memory unless a folder is given. */
export async function startDynamoDb(wanted: EngineName | 'auto', dataDir: string | undefined): Promise<DynamoDbEngine> {
  const binary = dynoxideBinary();
  if (wanted === 'dynalite' || (wanted === 'auto' && binary === undefined)) return startDynalite(dataDir);
  if (binary === undefined) {
    throw new Refusal('engine', '"dynoxide" is not installed here', 'set DYNOXIDE_BIN, or use the engine dynalite');
  }
  return startDynoxide(binary, dataDir);
}

/** Ends the engine when its standard input ends: also when the runner is killed and can do nothing itself any more. */
const WITH_ITS_RUNNER = '"$0" "$@" & engine=$!; read -r _; kill $engine; wait $engine';

async function startDynoxide(binary: string, dataDir: string | undefined): Promise<DynamoDbEngine> {
  const port = await freePort();
  const folder = dataDir === undefined ? undefined : join(dataDir, 'dynoxide');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const file = folder === undefined ? [] : ['--db-path', join(folder, 'table.sqlite')];
  const child = spawn('sh', ['-c', WITH_ITS_RUNNER, binary, '--port', String(port), ...file], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exited = once(child, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  try {
    await answering(endpoint);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name: 'dynoxide', endpoint, stop };
}

async function startDynalite(dataDir: string | undefined): Promise<DynamoDbEngine> {
  // Required rather than imported: the package has no types.
  const dynalite = require('dynalite') as (options: object) => Server;
  const path = dataDir === undefined ? {} : { path: join(dataDir, 'dynalite') };
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const server = dynalite({ ...path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const { origin, close } = await listenLocally(server);
  return { name: 'dynalite', endpoint: origin, stop: close };
}

async function answering(endpoint: string): Promise<void> {
  const deadline = Date.now() + ANSWERS_WITHIN_MS;
  while (Date.now() < deadline) {
    const answered = await fetch(endpoint, { method: 'POST', body: '{}' }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(10);
  }
  throw new Refusal('engine', 'dynoxide does not answer', 'use the engine dynalite');
}
