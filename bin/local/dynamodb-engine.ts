import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../functions/domain/shared/refusal.ts';

export type EngineName = 'dynoxide' | 'dynalite';

export interface DynamoDbEngine {
  readonly name: EngineName;
  readonly endpoint: string;
  stop(): Promise<void>;
}

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

async function startDynoxide(binary: string, dataDir: string | undefined): Promise<DynamoDbEngine> {
  const port = await freePort();
  const folder = dataDir === undefined ? undefined : join(dataDir, 'dynoxide');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  // npm keeps no executable bit for files outside `bin` on some installs.
  if (binary.includes('node_modules')) chmodSync(binary, 0o755);
  const file = folder === undefined ? [] : ['--db-path', join(folder, 'table.sqlite')];
  const child = spawn(binary, ['--port', String(port), ...file], { stdio: 'ignore' });
  const failed = once(child, 'error').then(([error]: unknown[]) => {
    throw new Refusal('engine', `${binary} does not start: ${String(error)}`, 'use the engine dynalite');
  });
  const endpoint = `http://127.0.0.1:${port}`;
  // A runner that ends without stop() must not leave the engine behind.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  await Promise.race([answering(endpoint, () => child.exitCode !== null), failed]);
  return {
    name: 'dynoxide',
    endpoint,
    stop: async () => {
      process.off('exit', end);
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([exited, sleep(2_000, undefined, { ref: false })]);
      if (child.exitCode === null) child.kill('SIGKILL');
    },
  };
}

async function startDynalite(dataDir: string | undefined): Promise<DynamoDbEngine> {
  // Required rather than imported: the package has no types.
  const dynalite = require('dynalite') as (options: object) => Server;
  const path = dataDir === undefined ? {} : { path: join(dataDir, 'dynalite') };
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const server = dynalite({ ...path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    name: 'dynalite',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(endpoint: string, gone: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    if (gone()) break;
    const answered = await fetch(endpoint, { method: 'POST', body: '{}' }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(10);
  }
  throw new Refusal('engine', 'dynoxide does not answer', 'use the engine dynalite');
}
