/**
 * Mutation testing of functions/domain/sla: changes one thing at a time, and wants a test to fail for each.
 * The working tree is not touched: vite is given the mutated text in place of the file.
 *
 *   node test/mutation/mutate-sla.ts [--sample 300] [--seed 1] [--only open-time,zone] [--workers 2] [--fresh]
 *
 * Each outcome is written down at once, in .replywatch/mutation.jsonl: a run that is ended, by whatever, goes on from
 * there, and after a change only what it could touch runs again. `--fresh` begins anew. The summary comes whatever
 * happens, bar SIGKILL.
 *
 * Exit code 1: the tests fail without any mutant; or a mutant survived that explained-mutants.json does not explain, or
 * was not run.
 */
import { parseArgs } from 'node:util';
import EXPLAINED from './explained-mutants.json' with { type: 'json' };
import { type Mutant, mutantsOf } from './mutants.ts';
import { MutationJournal } from './mutation-journal.ts';
import { type Answer, CRASH, MutationWorker, TIME } from './mutation-pool.ts';
import { filesIn, MutationTests, textOf } from './mutation-tests.ts';

const SOURCES = 'functions/domain/sla';
const TESTS = 'test/domain/sla';
const JOURNAL = '.replywatch/mutation.jsonl';
/** Of processor time: several times what the slowest test file takes, with a cold start. */
const LIMIT = 20_000;
const PROGRESS_EVERY = 30_000;

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
    fresh: { type: 'boolean', default: false },
  },
});

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

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

const tests = new MutationTests(TESTS);
const sources = filesIn(SOURCES, '.ts');
const all = sources.flatMap((file) => mutantsOf(file, textOf(file)));
const stale = EXPLAINED.filter(
  ({ file, source, change }) =>
    !all.some((mutant) => mutant.file === `${SOURCES}/${file}` && mutant.source === source && mutant.change === change),
);
const mutants = chosen(all.filter(({ file }) => values.only.split(',').some((part) => file.includes(part))));
const journal = new MutationJournal(JOURNAL, tests, values.fresh);
const answers = new Map<Mutant, Answer>();
for (const mutant of mutants) {
  const answer = journal.find(mutant);
  if (answer !== undefined) answers.set(mutant, answer);
}
/** What survived before comes first: that is what somebody waits for. */
const waiting = mutants
  .filter((mutant) => !answers.has(mutant))
  .sort((a, b) => Number(journal.hasSurvived(b)) - Number(journal.hasSurvived(a)));
say(`${mutants.length} of ${all.length} mutants in ${sources.length} files, seed ${values.seed}`);
say(`${answers.size} of them are known from earlier runs, ${waiting.length} are to be run`);

type Outcome = 'killed' | 'killed by time' | 'killed by a crash' | 'explained' | 'survived' | 'not run';

function outcomeOf(mutant: Mutant): Outcome {
  const answer = answers.get(mutant);
  if (answer === undefined) return 'not run';
  if (answer.failedIn === TIME) return 'killed by time';
  if (answer.failedIn === CRASH) return 'killed by a crash';
  if (answer.failedIn !== undefined) return 'killed';
  return explanationOf(mutant) === undefined ? 'survived' : 'explained';
}

const shownAs = ({ file, line, source, change }: Mutant): string => `${file}:${line} | ${source} | ${change}`;

function figures(of: readonly Mutant[]): string {
  const counts = Map.groupBy(of, outcomeOf);
  const count = (...outcomes: readonly Outcome[]): number =>
    outcomes.reduce((sum, outcome) => sum + (counts.get(outcome)?.length ?? 0), 0);
  const killed = count('killed', 'killed by time', 'killed by a crash');
  const ways = `${count('killed by time')} by time, ${count('killed by a crash')} by a crash`;
  const unrun = count('not run') === 0 ? '' : `, ${count('not run')} not run`;
  return `${of.length} mutants: ${killed} killed (${ways}), ${count('explained')} explained, ${count('survived')} survived${unrun}`;
}

let isSummedUp = false;
function sumUp(): void {
  if (isSummedUp) return;
  isSummedUp = true;
  for (const mutant of mutants) if (outcomeOf(mutant) === 'survived') say(`SURVIVED ${shownAs(mutant)}`);
  for (const { file, source, change } of stale) say(`NO LONGER THERE ${file} | ${source} | ${change}`);
  for (const [file, of] of Map.groupBy(mutants, (mutant) => mutant.file)) say(`${file}: ${figures(of)}`);
  say(`in all ${figures(mutants)}`);
  const isDone = mutants.every((mutant) => !['survived', 'not run'].includes(outcomeOf(mutant)));
  if (stale.length > 0 || !isDone) process.exitCode ??= 1;
}

const workers = Array.from({ length: Number(values.workers) }, () => new MutationWorker());
const stopAll = (): void =>
  workers.forEach((worker) => {
    worker.stop();
  });
process.on('exit', () => {
  stopAll();
  sumUp();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    say(`ended by ${signal}; the same command goes on from here`);
    process.exit(1);
  });
}

/** Why mutants cannot be judged at all. */
async function unfit(worker: MutationWorker): Promise<string | undefined> {
  const [file = ''] = sources;
  const rounds = [tests.files];
  const sound = await worker.run({ file, text: textOf(file), rounds, limit: 10 * LIMIT });
  if (sound.failedIn !== undefined) return `The tests fail without a mutant, in ${sound.failedIn}: mend that first.`;
  const broken = await worker.run({ file, text: 'throw new Error();', rounds, limit: 10 * LIMIT });
  if (broken.failedIn !== undefined) return undefined;
  return 'The tests pass with a file that cannot even be imported: mutants do not reach them.';
}

async function judgeAll(): Promise<void> {
  const total = waiting.length;
  const began = performance.now();
  const progress = setInterval(() => {
    const done = total - waiting.length;
    const minutes = ((performance.now() - began) / done) * (waiting.length / 60_000);
    const left = done === 0 ? '' : `, some ${Math.ceil(minutes)} min left`;
    process.stderr.write(`${done} of ${total} run, now in ${waiting[0]?.file ?? 'the last'}${left}\n`);
  }, PROGRESS_EVERY);
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
          const { file, text } = mutant;
          const answer = await worker.run({ file, text, rounds: tests.roundsFor(file), limit: LIMIT });
          journal.add(mutant, answer);
          answers.set(mutant, answer);
          if (outcomeOf(mutant) === 'survived') say(`survived ${shownAs(mutant)}`);
        }
        worker.stop();
      }),
    );
  } finally {
    clearInterval(progress);
  }
}

const [firstWorker] = workers;
const why = firstWorker !== undefined && waiting.length > 0 ? await unfit(firstWorker) : undefined;
if (why === undefined) await judgeAll();
else {
  say(why);
  process.exitCode = 1;
}
stopAll();
sumUp();
