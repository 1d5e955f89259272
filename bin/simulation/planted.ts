/** `npm run simulate:planted [-- bug ...]`: each planted bug by itself, until a seed catches it; the table goes into docs/simulation.md. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { PLANTS } from './plants.ts';
import { playSeeds } from './seed-pool.ts';

const MOST_SEEDS = 200;
const WORLD = { faults: 'all', days: 0.25, sources: 4, mentions: 40 } as const;

interface Caught {
  readonly seed: number;
  readonly invariant: string;
  readonly line: string;
}

const { values, positionals } = parseArgs({
  options: { workers: { type: 'string', default: String(availableParallelism()) } },
  allowPositionals: true,
});
const names = positionals.length === 0 ? Object.keys(PLANTS) : positionals;
const unknown = names.find((name) => PLANTS[name] === undefined);
if (unknown !== undefined) {
  process.stderr.write(`${JSON.stringify(unknown)} is no planted bug: choose from ${Object.keys(PLANTS).join(', ')}\n`);
  process.exit(2);
}
process.stdout.write('| planted bug | seeds needed | invariant |\n|---|---|---|\n');
for (const name of names) {
  const caught: Caught[] = [];
  let seed = 1;
  await playSeeds(
    Math.max(1, Number(values.workers) || 1),
    () => (caught.length === 0 && seed <= MOST_SEEDS ? { seed: seed++, ...WORLD } : undefined),
    (task, answer) => {
      if ('failed' in answer) process.stderr.write(`${name}, seed ${task.seed}: ${answer.failed}\n`);
      else
        for (const { invariant, line } of answer.broken.slice(0, 1)) caught.push({ seed: task.seed, invariant, line });
    },
    name,
  );
  // Seeds are played side by side: the lowest of those that caught it counts.
  const [first] = caught.toSorted((a, b) => a.seed - b.seed);
  process.stdout.write(
    `| ${name}: ${PLANTS[name]?.what ?? 'unknown'} | ${first?.seed ?? `more than ${MOST_SEEDS}`} | ${first?.invariant ?? '-'} |\n`,
  );
  if (first === undefined) process.exitCode = 1;
  else process.stderr.write(`${name}: seed ${first.seed}: ${first.line}\n`);
}
