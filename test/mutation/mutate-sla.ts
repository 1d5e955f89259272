/**
 * Mutation testing of functions/domain/sla: changes one thing at a time, and wants a test to fail for each.
 * The working tree is not touched: vite is given the mutated text in place of the file.
 *
 *   node test/mutation/mutate-sla.ts [--sample 300] [--seed 1] [--only open-time,zone] [--workers 2]
 *
 * Exit code 1: the tests fail without any mutant, or a mutant survived that explained-mutants.json does not explain.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import EXPLAINED from './explained-mutants.json' with { type: 'json' };
import { type Mutant, mutantsOf } from './mutants.ts';
import { MutationWorker } from './mutation-pool.ts';

const SOURCES = 'functions/domain/sla';
const TESTS = 'test/domain/sla';
/** Test files that take longer than all the others together: they run one by one on what those let through. */
const SLOW = ['decide-order', 'recompute-properties', 'open-time-properties', 'zone', 'zone-names'].map(
  (name) => `${TESTS}/${name}.test.ts`,
);
const LIMIT = 60_000;

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
  },
});

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name))
    .sort();

/** All files that a file imports, directly or not, itself included. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, imported = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/gu)) {
    reach(normalize(join(dirname(file), imported)), seen);
  }
  return seen;
}

const tests = filesIn(TESTS, '.test.ts').map((file) => ({ file, reach: reach(file) }));

/** The test files that can see a source file, its own first, then the quick ones, then the slow ones. */
function roundsFor(source: string): readonly (readonly string[])[] {
  const files = tests.filter((test) => test.reach.has(source)).map((test) => test.file);
  const quick = files.filter((file) => !SLOW.includes(file));
  const own = quick.filter((file) => basename(file) === basename(source).replace('.ts', '.test.ts'));
  const slow = SLOW.filter((file) => files.includes(file));
  return [own, quick.filter((file) => !own.includes(file)), ...slow.map((file) => [file])];
}

/** The same choice for the same seed. Source: mulberry32, Tommy Ettinger, public domain. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function chosen(all: readonly Mutant[]): readonly Mutant[] {
  if (values.sample === undefined) return all;
  const next = random(Number(values.seed));
  const ranked = all.map((mutant) => ({ mutant, rank: next() })).sort((a, b) => a.rank - b.rank);
  const kept = new Set(ranked.slice(0, Number(values.sample)).map(({ mutant }) => mutant));
  return all.filter((mutant) => kept.has(mutant));
}

const explanationOf = (mutant: Mutant): string | undefined =>
  EXPLAINED.find(
    ({ file, source, change }) =>
      `${SOURCES}/${file}` === mutant.file && source === mutant.source && change === mutant.change,
  )?.why;

const sources = filesIn(SOURCES, '.ts');
const all = sources.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
const stale = EXPLAINED.filter(
  ({ file, source, change }) =>
    !all.some((mutant) => mutant.file === `${SOURCES}/${file}` && mutant.source === source && mutant.change === change),
);
const mutants = chosen(all.filter(({ file }) => values.only.split(',').some((part) => file.includes(part))));

const workers = Array.from({ length: Number(values.workers) }, () => new MutationWorker(LIMIT));
const everything = [tests.map(({ file }) => file)];
const [first = ''] = sources;
const sound = await workers[0]?.run({ file: first, text: readFileSync(first, 'utf8'), rounds: everything });
if (sound?.failedIn !== undefined) {
  say(`The tests fail without a mutant, in ${sound.failedIn}: mend that first.`);
  process.exit(1);
}
const broken = await workers[0]?.run({ file: first, text: 'throw new Error();', rounds: everything });
if (broken?.failedIn === undefined) {
  say('The tests pass with a file that cannot even be imported: mutants do not reach them.');
  process.exit(1);
}
say(`${mutants.length} of ${all.length} mutants in ${sources.length} files, seed ${values.seed}`);

type Outcome = 'killed' | 'killed by time' | 'explained' | 'survived';
const outcomes = new Map<Mutant, Outcome>();

async function judge(mutant: Mutant, worker: MutationWorker): Promise<Outcome> {
  const { failedIn } = await worker.run({ file: mutant.file, text: mutant.text, rounds: roundsFor(mutant.file) });
  if (failedIn !== undefined) return failedIn === 'time' ? 'killed by time' : 'killed';
  if (explanationOf(mutant) !== undefined) return 'explained';
  say(`SURVIVED ${mutant.file}:${mutant.line} | ${mutant.source} | ${mutant.change}`);
  return 'survived';
}

const waiting = [...mutants];
await Promise.all(
  workers.map(async (worker) => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      outcomes.set(mutant, await judge(mutant, worker));
    }
    worker.stop();
  }),
);

function figures(of: readonly Mutant[]): string {
  const count = (outcome: Outcome): number => of.filter((mutant) => outcomes.get(mutant) === outcome).length;
  const killed = count('killed') + count('killed by time');
  return `${of.length} mutants: ${killed} killed (${count('killed by time')} by time), ${count('explained')} explained, ${count('survived')} survived`;
}

for (const { file, source, change } of stale) say(`NO LONGER THERE ${file} | ${source} | ${change}`);
for (const [file, of] of Map.groupBy(mutants, (mutant) => mutant.file)) say(`${file}: ${figures(of)}`);
say(`in all ${figures(mutants)}`);
process.exitCode = stale.length > 0 || [...outcomes.values()].includes('survived') ? 1 : 0;
