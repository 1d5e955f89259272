import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** One text to put in place of a file, and the test files to run, round by round while none fails. */
export interface Task {
  readonly file: string;
  readonly text: string;
  readonly rounds: readonly (readonly string[])[];
}

/** The test file that failed, if one did. */
export interface Answer {
  readonly failedIn?: string;
}

const RUNNER = fileURLToPath(new URL('mutant-runner.ts', import.meta.url));

/** One process that runs tasks in turn. A task that takes too long ends with its process: a mutant may loop for ever. */
export class MutationWorker {
  #child: ChildProcess | undefined;
  readonly #limit: number;

  constructor(limitMilliseconds: number) {
    this.#limit = limitMilliseconds;
  }

  async run(task: Task): Promise<Answer> {
    let answer: Answer = {};
    for (const round of task.rounds) {
      if (round.length === 0) continue;
      answer = await this.#runRound({ ...task, rounds: [round] });
      if (answer.failedIn !== undefined) break;
    }
    return answer;
  }

  /** The limit is for each round, for a busy machine takes its time over the slow ones. */
  async #runRound(task: Task): Promise<Answer> {
    const child = this.#child ?? (await this.#start());
    const cancelled = new AbortController();
    const timer = setTimeout(() => cancelled.abort(), this.#limit);
    const died = once(child, 'exit', { signal: cancelled.signal }).then(() => ({ failedIn: 'the process ended' }));
    died.catch(() => undefined);
    try {
      child.send(task);
      const answered = once(child, 'message', { signal: cancelled.signal }).then(([answer]): Answer => answer);
      answered.catch(() => undefined);
      return await Promise.race([answered, died]);
    } catch {
      this.stop();
      return { failedIn: 'time' };
    } finally {
      clearTimeout(timer);
      cancelled.abort();
      if (child.exitCode !== null) this.#child = undefined;
    }
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(RUNNER, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    child.stderr?.resume();
    this.#child = child;
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => {
        throw new Error('the mutant runner did not start; run `node test/mutation/mutant-runner.ts` to see why');
      }),
    ]);
    return child;
  }
}
