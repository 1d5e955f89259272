import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One text to put in place of a file, and the test files to run, round by round while none fails. */
export interface Task {
  readonly file: string;
  readonly text: string;
  readonly rounds: readonly (readonly string[])[];
  /** Milliseconds of processor time for each round: a busy machine makes nothing loop. */
  readonly limit: number;
}

/** The test file that failed, if one did; or `TIME`, or `CRASH`. */
export interface Answer {
  readonly failedIn?: string;
}

export const TIME = 'time';
export const CRASH = 'the process ended';

const RUNNER = fileURLToPath(new URL('mutant-runner.ts', import.meta.url));
/** vitest keeps something of every run: a process that is used for ever ends for want of memory. */
const RUNS_A_PROCESS = 250;
const STARTS = 3;
/** Of the wall clock: for what waits without using the processor. */
const HANGS_AFTER = 900_000;

/** One process that runs tasks in turn. A task that takes too long ends with its process: a mutant may loop for ever. */
export class MutationWorker {
  #child: ChildProcess | undefined;
  #runs = 0;
  async run(task: Task): Promise<Answer> {
    for (const round of task.rounds) {
      const asked = { ...task, rounds: [round] };
      let answer = await this.#runRound(asked);
      // A process may end for reasons of its own: only one that ends twice ends by the mutant.
      if (answer.failedIn === CRASH) answer = await this.#runRound(asked);
      if (answer.failedIn !== undefined) return answer;
    }
    return {};
  }

  async #runRound(task: Task): Promise<Answer> {
    if (this.#runs >= RUNS_A_PROCESS) this.stop();
    const child = this.#child ?? (await this.#start());
    this.#runs += 1;
    const answer = await askedOf(child, task);
    if (answer.failedIn === TIME || answer.failedIn === CRASH) this.stop();
    return answer;
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#runs = 0;
  }

  async #start(): Promise<ChildProcess> {
    let why = '';
    for (let attempt = 0; attempt < STARTS; attempt += 1) {
      const child = fork(RUNNER, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      // A channel that breaks says so here; the exit that follows is what is acted on.
      child.on('error', () => undefined);
      child.stderr?.on('data', (chunk: Buffer) => {
        why = `${why}${chunk}`.slice(-2_000);
      });
      const isReady = await new Promise<boolean>((resolve) => {
        child.once('message', () => resolve(true));
        child.once('exit', () => resolve(false));
      });
      if (!isReady) continue;
      this.#child = child;
      return child;
    }
    throw new Error(`the mutant runner does not start: ${why.trim()}`);
  }
}

function askedOf(child: ChildProcess, task: Task): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (answer: unknown): void => end(answer as Answer);
    const onExit = (): void => end({ failedIn: CRASH });
    const timer = setTimeout(() => end({ failedIn: TIME }), HANGS_AFTER);
    child.on('message', onMessage);
    child.on('exit', onExit);
    if (child.connected) child.send(task);
    else onExit();
  });
}
