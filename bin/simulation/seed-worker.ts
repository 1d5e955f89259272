/** Child of many.ts and planted.ts: plays the seeds that it is given, one after the other, and answers each with its result. */
import { FAULT_SETS } from './faults.ts';
import { plant } from './plants.ts';

export interface SeedTask {
  readonly seed: number;
  readonly faults: string;
  readonly days: number;
  readonly sources: number;
  readonly mentions: number;
}

const [, , planted] = process.argv;
if (planted !== undefined) plant(planted);
// Only now: what is planted is planted as modules are loaded.
const { run } = await import('./run.ts');

process.on('message', async ({ faults, ...task }: SeedTask) => {
  try {
    process.send?.(await run({ ...task, faults: FAULT_SETS[faults] ?? (FAULT_SETS['none'] as never) }));
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.send?.('ready');
