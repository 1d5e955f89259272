import type { LocalRun, LocalRunOptions } from './local-run.ts';
import { RunningStack } from './running-stack.ts';
import { synthesize } from './synthesize.ts';

/** Synthesizes the stack, unless it is given, and runs it. Refuses what a deploy would refuse; leaves nothing running then. */
export async function startLocalRun(options: LocalRunOptions = {}): Promise<LocalRun> {
  const assembly = options.assembly ?? (await synthesize({ settings: options.settings ?? 'replywatch.yaml' }));
  const stack = new RunningStack(assembly, options);
  try {
    return await stack.start();
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
