import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { judgeMemory, type Sample } from './memory-trend.ts';

/** `npm run soak`: the sample story and what comes after it, for a real hour, with the memory of its processes every minute. */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    speed: { type: 'string', default: '60' },
    out: { type: 'string', default: 'node_modules/.cache/replywatch/soak.jsonl' },
  },
});
const PROJECT = join(import.meta.dirname, '../..');
const MINUTE = 60_000;
const minutes = Number(values.minutes);
const speed = Number(values.speed);
if (!(minutes >= 2 && speed > 0)) {
  process.stderr.write('soak: --minutes takes a number from 2, --speed one above 0\n');
  process.exit(2);
}

mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, '');
const said = openSync(`${values.out}.log`, 'w');
const child = spawn(process.execPath, [join(PROJECT, 'bin/replywatch.ts'), 'start', '--speed', String(speed)], {
  cwd: PROJECT,
  stdio: ['ignore', said, said],
});
const ended = once(child, 'exit').then(([code]) => code as number | null);
const samples = await sampled(child);
child.kill('SIGINT');
const code = await ended;
const { line, isFlat } = judgeMemory(samples);
process.stdout.write(`${minutes} minutes at speed ${speed}: ${line}\n`);
if (code !== 0) process.stdout.write(`npm start ended with ${code}: see ${values.out}.log\n`);
process.exitCode = isFlat && code === 0 ? 0 : 1;

async function sampled({ pid, exitCode }: ChildProcess): Promise<readonly Sample[]> {
  const taken: Sample[] = [];
  for (let minute = 1; minute <= minutes && pid !== undefined && exitCode === null; minute += 1) {
    if ((await Promise.race([wait(MINUTE), ended.then(() => 'ended')])) === 'ended') break;
    const sample = { minute, megabytes: residentMegabytes(pid) };
    taken.push(sample);
    appendFileSync(values.out, `${JSON.stringify(sample)}\n`);
    process.stderr.write(`\rminute ${minute} of ${minutes}: ${sample.megabytes} MB `);
  }
  process.stderr.write('\n');
  return taken;
}

/** Of the process and all that it has started, as the system counts them. */
function residentMegabytes(pid: number): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/u).map(Number));
  const family = new Set([pid]);
  // Parents come before their children nearly always; twice round finds a grandchild in any order.
  for (let round = 0; round < 2; round += 1) {
    for (const [own = 0, parent = 0] of rows) if (family.has(parent)) family.add(own);
  }
  const kilobytes = rows.reduce((sum, [own = 0, , rss = 0]) => sum + (family.has(own) ? rss : 0), 0);
  return Math.round(kilobytes / 1024);
}
