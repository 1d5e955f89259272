/**
 * Mutation testing of functions/domain/sla: changes one thing at a time, and wants a test to fail for each.
 * The working tree is not touched: vite is given the mutated text in place of the file.
 *
 *   node test/mutation/mutate-sla.ts [--sample 300] [--seed 1] [--only open-time] [--workers 2]
 *
 * Exit code 1: the tests fail without any mutant, or a mutant survived that explained-mutants.ts does not explain.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { EXPLAINED } from './explained-mutants.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { MutationWorker } from './mutation-pool.ts';

const SOURCES = 'functions/domain/sla';
const TESTS = 'test/domain/sla';
/** Test files that take longer than all the others together: they run on what those let through. */
const SLOW = /(?:zone|open-time-properties|decide-order)\.test\.ts$/u;
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
  const own = files.filter(
    (file) => basename(file) === basename(source).replace('.ts', '.test.ts') && !SLOW.test(file),
  );
  const others = files.filter((file) => !own.includes(file));
  return [own, others.filter((file) => !SLOW.test(file)), others.filter((file) => SLOW.test(file))];
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
const mutants = chosen(all.filter(({ file }) => file.includes(values.only)));

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

const counts = { killed: 0, timedOut: 0, explained: 0, survived: 0 };
const waiting = [...mutants];
await Promise.all(
  workers.map(async (worker) => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const { failedIn } = await worker.run({ file: mutant.file, text: mutant.text, rounds: roundsFor(mutant.file) });
      if (failedIn !== undefined) {
        counts.killed += 1;
        if (failedIn === 'time') counts.timedOut += 1;
        continue;
      }
      const why = explanationOf(mutant);
      counts[why === undefined ? 'survived' : 'explained'] += 1;
      if (why === undefined) say(`SURVIVED ${mutant.file}:${mutant.line} | ${mutant.source} | ${mutant.change}`);
    }
    worker.stop();
  }),
);
for (const { file, source, change } of stale) say(`NO LONGER THERE ${file} | ${source} | ${change}`);
say(
  `${counts.killed} killed (${counts.timedOut} by time), ${counts.explained} explained, ${counts.survived} survived of ${mutants.length}`,
);
process.exitCode = counts.survived > 0 || stale.length > 0 ? 1 : 0;
