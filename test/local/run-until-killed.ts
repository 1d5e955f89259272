import type { Assembly } from '../../bin/local/assembly.ts';
import { startLocalRun } from '../../bin/local/start-local-run.ts';

/** A process of its own for restart.test.ts: runs a stack, invokes one function with each event, says so, and waits to be killed. */
interface Order {
  readonly assembly: Omit<Assembly, 'assets'> & { readonly assets: readonly (readonly [string, string])[] };
  readonly dataDir: string;
  readonly startAt: number;
  readonly invoke: string;
  readonly events: readonly unknown[];
}

const order = JSON.parse(process.argv[2] ?? '') as Order;
const run = await startLocalRun({
  assembly: { ...order.assembly, assets: new Map(order.assembly.assets) },
  dataDir: order.dataDir,
  clock: { mode: 'virtual', startAt: order.startAt },
});
for (const event of order.events) await run.invoke(order.invoke, event);
await run.quiesce();
process.stdout.write('at rest\n');
setInterval(() => {}, 1_000);
