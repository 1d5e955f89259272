/** Child of mutate-sla.ts: keeps one vitest and runs the tests of one mutant after the other in it. */
import { relative, resolve } from 'node:path';
import { createVitest, type TestSpecification } from 'vitest/node';
import { type Answer, type Task, TIME } from './mutation-pool.ts';

let task: Task | undefined;

const vitest = await createVitest(
  'test',
  {
    watch: false,
    config: false,
    pool: 'threads',
    isolate: false,
    fileParallelism: false,
    bail: 1,
    // A busy machine must kill no mutant: what loops is ended by its processor time.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // The cache on disk would answer with what the file was.
    fsModuleCache: false,
    reporters: [{}],
    include: ['test/domain/sla/**/*.test.ts'],
  },
  {
    server: { watch: null },
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id) => (task !== undefined && id === resolve(task.file) ? task.text : undefined),
      },
    ],
  },
);
const specifications = new Map<string, TestSpecification>();
for (const specification of await vitest.globTestSpecifications())
  specifications.set(specification.moduleId, specification);

/** Runs rounds of test files until one fails. */
async function run({ file, rounds }: Task): Promise<Answer> {
  vitest.invalidateFile(resolve(file));
  for (const round of rounds) {
    const chosen = round.map((name) => specifications.get(resolve(name))).filter((found) => found !== undefined);
    if (chosen.length === 0) continue;
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
    const failed = testModules.find((module) => !module.ok());
    if (failed !== undefined || unhandledErrors.length > 0)
      return { failedIn: failed === undefined ? 'an unhandled error' : relative(process.cwd(), failed.moduleId) };
  }
  return {};
}

/** Tests run in a thread: one that loops for ever leaves this one free to look at the processor time. */
const WATCH_EVERY = 250;

process.on('message', async (message: Task) => {
  task = message;
  const before = process.cpuUsage();
  const watch = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1_000 > message.limit) process.send?.({ failedIn: TIME } satisfies Answer);
  }, WATCH_EVERY);
  const answer = await run(message).catch((error: unknown): Answer => ({ failedIn: String(error) }));
  clearInterval(watch);
  vitest.invalidateFile(resolve(message.file));
  vitest.state.filesMap.clear();
  process.send?.(answer);
});
process.send?.('ready');
