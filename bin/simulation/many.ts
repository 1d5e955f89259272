/** `npm run simulate:many`: seed after seed, in as many processes as there are cores, for a time or a count. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { readDuration } from '../../functions/domain/settings/duration-words.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { FAULT_SETS } from './faults.ts';
import { INVARIANTS } from './invariants.ts';
import { PARTS } from './lateness-parts.ts';
import { sumOfStruck, type Tally, tallyOf } from './many-tally.ts';
import { playSeeds } from './seed-pool.ts';

const HELP = `usage: npm run --silent simulate:many -- [--for 60s] [--count n] [--from seed] [--faults set] [--workers n] [--json]

Plays seeds in parallel until the time is over or so many have been played; prints each broken invariant in one line with
the seed that replays it, then what was played. Exit code 1 when anything is broken.

  --for      length of time, e.g. 60s or 10m; 60s where no count is given
  --count    how many seeds
  --from     the first seed (1)
  --faults   ${Object.keys(FAULT_SETS).join(', ')} (all)
  --days, --sources, --mentions   as replywatch simulate has them (0.25, 4, 40)
`;

const options = {
  for: { type: 'string' },
  count: { type: 'string' },
  from: { type: 'string', default: '1' },
  faults: { type: 'string', default: 'all' },
  workers: { type: 'string', default: String(availableParallelism()) },
  days: { type: 'string', default: '0.25' },
  sources: { type: 'string', default: '4' },
  mentions: { type: 'string', default: '40' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options, allowPositionals: false });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const faults = values.faults;
  if (FAULT_SETS[faults] === undefined) {
    throw new Refusal('--faults', `${shown(faults)} is no set`, `choose from ${Object.keys(FAULT_SETS).join(', ')}`);
  }
  const count = values.count === undefined ? Number.POSITIVE_INFINITY : number('--count', values.count);
  const length = values.for ?? (values.count === undefined ? '60s' : undefined);
  const until = length === undefined ? Number.POSITIVE_INFINITY : performance.now() + duration(length);
  const world = {
    faults,
    days: number('--days', values.days),
    sources: number('--sources', values.sources),
    mentions: number('--mentions', values.mentions),
  };
  let seed = number('--from', values.from);
  const last = seed + count;
  const tally: Tally = tallyOf();
  await playSeeds(
    number('--workers', values.workers),
    () => (seed < last && performance.now() < until ? { seed: seed++, ...world } : undefined),
    (task, answer) => {
      if ('failed' in answer) {
        tally.failed += 1;
        process.stderr.write(`seed ${task.seed} failed: ${answer.failed}\n`);
        return;
      }
      tally.add(answer);
      for (const { invariant, line } of answer.broken) {
        process.stderr.write(
          `broken: ${invariant}: ${line} (replywatch simulate --seed ${answer.seed} --faults ${faults})\n`,
        );
      }
    },
  );
  const { seeds, posts, alerts, broken, hours, struck, repeats, failed } = tally;
  const lateness = tally.lateness();
  const parts = tally.parts();
  const found = {
    faults,
    seeds,
    hours,
    posts,
    alerts,
    repeats,
    broken,
    failed,
    lateness,
    parts,
    invariants: Object.keys(INVARIANTS).length,
    struck,
  };
  process.stdout.write(
    values.json
      ? `${JSON.stringify(found)}\n`
      : `${seeds} seeds (${Math.round(hours)} simulated hours), faults ${faults}: ${posts} posts, ${alerts} alerts, ${sumOfStruck(struck)} faults struck; ${found.invariants} invariants, ${broken} broken; told after p50 ${lateness.p50 / 1_000} s, p99 ${lateness.p99 / 1_000} s, at most ${lateness.max / 1_000} s\n${partsText(parts)}`,
  );
  return broken > 0 || failed > 0 ? 1 : 0;
}

const partsText = (parts: ReturnType<Tally['parts']>): string =>
  Object.entries(PARTS)
    .map(([name, what]) => [what, parts[name as keyof typeof PARTS]] as const)
    .map(([what, { p50, p99 }]) => `  ${what}: p50 ${p50 / 1_000} s, p99 ${p99 / 1_000} s\n`)
    .join('');

function number(name: string, words: string): number {
  const value = Number(words);
  if (words.trim() === '' || !(value >= 0)) throw new Refusal(name, `${shown(words)} is no number`, 'write e.g. 20');
  return value;
}

function duration(words: string): number {
  const value = readDuration(words);
  if (value === undefined || value === 0)
    throw new Refusal('--for', `${shown(words)} is no length of time`, 'write e.g. 60s');
  return value;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof Refusal ? 1 : 2;
}
