import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../bin/local/listening.ts';

/** What an AppView needs beside itself, for as long as the tests last. */
export interface Services {
  readonly postgresUrl: string;
  readonly redisHost: string;
  stop(): Promise<void>;
}

/** Debian keeps the server's programs off the PATH. */
const POSTGRES_HOMES = '/usr/lib/postgresql';

/** A Postgres cluster and a Redis of their own, in a temporary folder and on free ports; throws one line when one is missing. */
export async function startServices(): Promise<Services> {
  const initdb = program('initdb', 'INITDB');
  const postgres = program('postgres', 'POSTGRES');
  const redis = program('redis-server', 'REDIS_SERVER');
  const folder = mkdtempSync(join(tmpdir(), 'replywatch-real-servers-'));
  const data = join(folder, 'postgres');
  mkdirSync(data);
  const owner = ownerOf([folder, data]);
  const started: ChildProcess[] = [];
  const start = (command: string, args: readonly string[]): void => {
    started.push(spawn(command, args, { stdio: 'ignore', cwd: folder, ...owner }));
  };
  const stop = async (): Promise<void> => {
    for (const child of started) child.kill('SIGINT');
    await Promise.all(started.map((child) => (child.exitCode === null ? once(child) : undefined)));
    rmSync(folder, { recursive: true, force: true });
  };

  const made = spawnSync(initdb, ['-D', data, '-U', 'replywatch', '-A', 'trust', '--no-sync'], {
    encoding: 'utf8',
    cwd: folder,
    ...owner,
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  start(postgres, ['-D', data, '-p', String(postgresPort), '-k', folder, '-h', '127.0.0.1', '-F', '-N', '200']);
  start(redis, ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', folder]);
  try {
    await Promise.all([postgresPort, redisPort].map(answering));
    // It takes connections a moment before it answers them.
    await sleep(1_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    postgresUrl: `postgresql://replywatch@127.0.0.1:${postgresPort}/postgres`,
    redisHost: `127.0.0.1:${redisPort}`,
    stop,
  };
}

function program(name: string, variable: string): string {
  const given = process.env[variable];
  if (given !== undefined) return given;
  const versions = existsSync(POSTGRES_HOMES) ? readdirSync(POSTGRES_HOMES).toSorted().reverse() : [];
  const places = [
    ...versions.map((version) => join(POSTGRES_HOMES, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':').filter((place) => place !== ''),
  ];
  const found = places.map((place) => join(place, name)).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(`${name} is not installed: install postgresql and redis-server, or name it in ${variable}`);
  }
  return found;
}

/** Postgres refuses to run as root: then both run as the user `postgres`, or as nobody. */
function ownerOf(folders: readonly string[]): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => idOf(flag, 'postgres') ?? idOf(flag, 'nobody') ?? 65_534) as [
    number,
    number,
  ];
  for (const folder of folders) chownSync(folder, uid, gid);
  return { uid, gid };
}

function idOf(flag: string, user: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

async function answering(port: number): Promise<void> {
  const { connect } = await import('node:net');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.end();
        resolve(true);
      }).once('error', () => resolve(false));
    });
    if (isThere) return;
    await sleep(200);
  }
  throw new Error(`nothing answers on port ${port}`);
}

const once = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('exit', () => resolve()));
