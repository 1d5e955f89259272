import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Result } from './run.ts';
import type { SeedTask } from './seed-worker.ts';

export type Answer = Result | { readonly failed: string };

const WORKER = join(import.meta.dirname, 'seed-worker.ts');
/** What a process has loaded and remembers is never wholly given back: a fresh one takes over. */
const SEEDS_EACH = 40;

/** Plays seeds in processes of their own, one at a time each, until `next` has no more. `planted`: the bug that all of them have. */
export async function playSeeds(
  workers: number,
  next: () => SeedTask | undefined,
  onAnswer: (task: SeedTask, answer: Answer) => void,
  planted?: string,
): Promise<void> {
  const one = async (): Promise<void> => {
    let child: ChildProcess | undefined;
    let played = 0;
    for (let task = next(); task !== undefined; task = next()) {
      if (child === undefined || played === SEEDS_EACH) {
        child?.kill();
        child = fork(WORKER, planted === undefined ? [] : [planted], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
        await answerOf(child);
        played = 0;
      }
      const answered = answerOf(child);
      child.send(task);
      onAnswer(task, (await answered) as Answer);
      played += 1;
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: workers }, one));
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null): void => reject(new Error(`a worker ended with ${code}`));
    child.once('exit', died);
    child.once('message', (message) => {
      child.off('exit', died);
      resolve(message);
    });
  });
}
