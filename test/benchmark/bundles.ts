/**
 * Prints the size of each function's bundle, of what of it a cold start reads, and the time that its import takes, and exits 1 when one is over the budgets
 * of design §8: `node test/benchmark/bundles.ts [rounds]`. `--why` adds what weighs most in each.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleFunctions } from '../../bin/stack/bundle-functions.ts';
import { ENVIRONMENT } from '../../functions/contracts/environment.ts';
import { alertSettings } from '../use-cases/alert-ports.ts';

const MOST_KILOBYTES = 600;
/** Of CPU time, which neighbours do not lengthen; on a slower machine the proportion to an empty handler counts. */
const MOST_MILLISECONDS = 80;
const MOST_TIMES_EMPTY = 20;
/** Trained or collected, not code: the scorer's knowledge of words. */
const WEIGHTS = /\/sentiment\/(?:languages\/en\/labels|build\/emoji)\.json$/u;

interface ImportTime {
  readonly wall: number;
  readonly cpu: number;
}

const rounds = Number(process.argv.find((word) => /^\d+$/u.test(word)) ?? 15);
using bundles = bundleFunctions();
const scratch = mkdtempSync(join(tmpdir(), 'replywatch-bundles-'));
const settingsFile = join(scratch, 'settings.json');
writeFileSync(settingsFile, JSON.stringify(alertSettings()));
const empty = join(scratch, 'empty.mjs');
writeFileSync(empty, 'export const handler = async () => {};\n');

const names = Object.keys(ENVIRONMENT) as (keyof typeof ENVIRONMENT)[];
const entries = new Map([
  ['empty', empty],
  ...names.map((name) => [name, join(bundles.directory, name, 'index.mjs')] as const),
]);
const times = importTimes(entries);
const emptyTime = times.get('empty')?.wall ?? Number.NaN;

const rows = names.map((name) => {
  const files = filesOf(name);
  const code = Buffer.concat(startFiles(name).map((file) => readFileSync(file)));
  const parts = partsOf(name);
  const weights = parts.filter(([file]) => WEIGHTS.test(file)).reduce((sum, [, bytes]) => sum + bytes, 0);
  const { wall = Number.NaN, cpu = Number.NaN } = times.get(name) ?? {};
  return {
    function: name,
    'kB in all': kilobytes(files.reduce((sum, file) => sum + statSync(file).size, 0)),
    'kB at start': kilobytes(code.length),
    'kB gzip': kilobytes(gzipSync(code).length),
    'without weights': kilobytes(code.length - weights),
    'import ms': Math.round(wall),
    'import CPU ms': Math.round(cpu),
    'times empty': Math.round((wall / emptyTime) * 10) / 10,
  };
});
console.table(rows);
console.log(`empty handler: ${emptyTime.toFixed(1)} ms; medians of ${rounds} fresh processes each, interleaved`);
if (process.argv.includes('--why')) for (const name of names) console.log(`${name}: ${heaviest(name)}`);

const over = rows.filter(
  (row) =>
    row['without weights'] > MOST_KILOBYTES ||
    (row['import CPU ms'] > MOST_MILLISECONDS && row['times empty'] > MOST_TIMES_EMPTY),
);
for (const row of over) console.error(`${row.function} is over budget: ${MOST_KILOBYTES} kB, ${MOST_MILLISECONDS} ms`);
process.exitCode = over.length > 0 ? 1 : 0;

/** Medians in milliseconds of `import()`, settings read and clients made included, each in a process of its own. */
function importTimes(files: ReadonlyMap<string, string>): ReadonlyMap<string, ImportTime> {
  const measured = new Map([...files.keys()].map((name) => [name, [] as ImportTime[]]));
  const script = `
    const start = performance.now(), before = process.cpuUsage();
    await import(process.env.ENTRY);
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(JSON.stringify({ wall: performance.now() - start, cpu: (user + system) / 1000 }));
    process.exit(0);`;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, entry] of files) {
      const variables = Object.fromEntries(
        (ENVIRONMENT[name as keyof typeof ENVIRONMENT] ?? []).map((key) => [key, key]),
      );
      const env = {
        ...variables,
        SETTINGS_FILE: settingsFile,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        AWS_REGION: 'us-east-1',
        ENTRY: entry,
      };
      const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
      measured.get(name)?.push(JSON.parse(printed) as ImportTime);
    }
  }
  return new Map(
    [...measured].map(([name, list]) => [
      name,
      { wall: median(list.map(({ wall }) => wall)), cpu: median(list.map(({ cpu }) => cpu)) },
    ]),
  );
}

/** The files of code of a function, absolute. */
function filesOf(name: string): readonly string[] {
  return Object.keys(bundles.outputs)
    .map((path) => resolve(path))
    .filter((path) => path.startsWith(join(bundles.directory, name, '/')) && path.endsWith('.mjs'));
}

/** Those that a cold start reads: the entry and all that it imports, but nothing that is imported only when needed. */
function startFiles(name: string): readonly string[] {
  const outputs = new Map(Object.entries(bundles.outputs).map(([path, output]) => [resolve(path), output]));
  const found = new Set([join(bundles.directory, name, 'index.mjs')]);
  for (const file of found) {
    for (const { path, kind } of outputs.get(file)?.imports ?? []) {
      if (kind === 'import-statement' && outputs.has(resolve(path))) found.add(resolve(path));
    }
  }
  return [...found];
}

/** What a cold start reads, with the bytes that are left of each source file. */
function partsOf(name: string): readonly (readonly [string, number])[] {
  const read = new Set(startFiles(name));
  return Object.entries(bundles.outputs)
    .filter(([path]) => read.has(resolve(path)))
    .flatMap(([, { inputs }]) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]) => [relative('', path), bytesInOutput]);
}

function heaviest(name: string): string {
  const packages = Map.groupBy(
    partsOf(name),
    ([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? path.split('/').slice(0, 3).join('/'),
  );
  const sizes = [...packages].map(([part, files]) => [part, files.reduce((sum, [, bytes]) => sum + bytes, 0)] as const);
  return sizes
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([part, bytes]) => `${part} ${kilobytes(bytes)}`)
    .join(', ');
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000);
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}
