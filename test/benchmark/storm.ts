import { parseArgs } from 'node:util';
import { createIncidentStore } from '../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { startTableEngine } from '../support/engines.ts';
import { runStorm, type StormRun } from '../support/storm-run.ts';

/**
 * 10,000 negative mentions in a minute, on a clock of its own: nothing lost, a handful of messages. `--mentions 300`
 * for fewer; `--engine dynalite` or `dynoxide` to keep mentions and incidents in a real table instead of in memory.
 */
const { values } = parseArgs({
  options: { mentions: { type: 'string', default: '10000' }, engine: { type: 'string' } },
});

const started = performance.now();
const folded = await run(true);
const unfolded = values.engine === undefined ? await run(false) : undefined;
const seconds = ((performance.now() - started) / 1_000).toFixed(1);

const rows: readonly (readonly [string, keyof StormRun])[] = [
  ['mentions posted within a minute', 'posted'],
  ['stored', 'stored'],
  ['alerts told by the storm', 'folded'],
  ['alerts told by themselves', 'single'],
  ['alerts lost', 'lost'],
  ['storms', 'storms'],
  ['mentions that they count', 'counted'],
  ['first message after the threshold, s', 'firstMessageAfter'],
  ['messages in the channel', 'messages'],
  ['replies in threads', 'replies'],
  ['e-mails', 'emails'],
];
process.stdout.write(
  `| ${values.engine ?? 'in memory'}, 12 hours, nobody answers | folded | not folded |\n|---|---|---|\n`,
);
for (const [name, key] of rows) process.stdout.write(`| ${name} | ${shown(folded, key)} | ${shown(unfolded, key)} |\n`);
process.stderr.write(`${seconds} s\n`);
const isGood = folded.lost === 0 && folded.stored === folded.posted && folded.counted === folded.posted;
process.exitCode = isGood && folded.messages <= 5 && folded.firstMessageAfter <= 10 ? 0 : 1;

function shown(run: StormRun | undefined, key: keyof StormRun): string {
  const value = run?.[key];
  return value === undefined ? '' : Number.isInteger(value) ? String(value) : value.toFixed(1);
}

async function run(folds: boolean): Promise<StormRun> {
  const count = Number(values.mentions);
  if (values.engine === undefined) return runStorm(count, { folds });
  const engine = await startTableEngine(values.engine === 'dynoxide' ? 'dynoxide' : 'dynalite');
  try {
    const table = {
      client: engine.client,
      tableName: await engine.freshTable(),
      now: () => Date.UTC(2026, 10, 20, 12),
    };
    const stores = { mentions: createMentionStore({ ...table, shards: 1 }), incidents: createIncidentStore(table) };
    return await runStorm(count, { stores });
  } finally {
    await engine.stop();
  }
}
