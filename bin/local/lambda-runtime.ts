import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { InvocationReply, InvocationRequest, InvocationResult, Loaded, WorkerSettings } from './invocation.ts';

export interface FunctionDefinition {
  readonly logicalId: string;
  /** Without the stack's name in front. */
  readonly name: string;
  readonly physicalName: string;
  readonly arn: string;
  /** File of the bundle and the name it exports. */
  readonly entry: string;
  readonly handler: string;
  /** Everything the function sees of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Name of the log group that it writes to. */
  readonly logGroup: string;
}

export interface RuntimeSettings {
  readonly clock: SharedArrayBuffer;
  readonly localOrigins: readonly string[];
  readonly slackApi?: string;
  readonly concurrency: number;
  readonly onLine: (functionName: string, line: string) => void;
}

interface Environment {
  readonly worker: Worker;
  readonly loaded: Promise<void>;
  /** Ends the invocation in hand, if there is one. */
  finish:
    | ((reply: Pick<InvocationResult & { ok: false }, 'ok' | 'error'> | { ok: true; result: unknown }) => void)
    | undefined;
}

const STOPPED: InvocationResult = {
  ok: false,
  error: { type: 'Runtime.Stopped', message: 'the local run has ended' },
  durationMs: 0,
};

interface Job {
  readonly event: unknown;
  readonly done: (result: InvocationResult) => void;
}

/**
 * One function of the stack: execution environments are worker threads, started when first needed, each with one
 * invocation at a time. The template's time-out counts real time, and ends the environment as it does in Lambda.
 */
export class LambdaFunction {
  readonly definition: FunctionDefinition;
  readonly #settings: RuntimeSettings;
  readonly #idle: Environment[] = [];
  readonly #all = new Set<Environment>();
  readonly #waiting: Job[] = [];
  #stopped = false;

  constructor(definition: FunctionDefinition, settings: RuntimeSettings) {
    this.definition = definition;
    this.#settings = settings;
  }

  /** Never rejects: what a function does wrong is an answer. */
  invoke(event: unknown): Promise<InvocationResult> {
    if (this.#stopped) return Promise.resolve(STOPPED);
    return new Promise((done) => {
      this.#waiting.push({ event, done });
      this.#next();
    });
  }

  /** Starts every execution environment and resolves when their bundles are loaded: no cold start after that. */
  async warm(): Promise<void> {
    while (this.#all.size < this.#settings.concurrency) this.#idle.push(this.#start());
    await Promise.all([...this.#all].map(({ loaded }) => loaded));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { done } of this.#waiting.splice(0)) done(STOPPED);
    await Promise.all([...this.#all].map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#stopped) return;
    const environment = this.#idle.pop() ?? (this.#all.size < this.#settings.concurrency ? this.#start() : undefined);
    const job = environment === undefined ? undefined : this.#waiting.shift();
    if (environment !== undefined && job !== undefined) this.#run(environment, job);
  }

  #run(environment: Environment, { event, done }: Job): void {
    const startedAt = performance.now();
    const { timeoutMs, arn } = this.definition;
    const request: InvocationRequest = {
      id: randomUUID(),
      event: JSON.stringify(event ?? null),
      functionArn: arn,
      deadline: Date.now() + timeoutMs,
    };
    const timer = setTimeout(() => {
      const message = `Task timed out after ${(timeoutMs / 1_000).toFixed(2)} seconds`;
      environment.finish?.({ ok: false, error: { type: 'Sandbox.Timedout', message } });
      this.#end(environment);
    }, timeoutMs);
    environment.finish = (outcome) => {
      clearTimeout(timer);
      environment.finish = undefined;
      done({ ...outcome, durationMs: Math.round(performance.now() - startedAt) });
    };
    environment.worker.postMessage(request);
  }

  #start(): Environment {
    const { definition } = this;
    const settings: WorkerSettings = {
      entry: definition.entry,
      handler: definition.handler,
      functionName: definition.physicalName,
      memoryMb: definition.memoryMb,
      clock: this.#settings.clock,
      localOrigins: this.#settings.localOrigins,
      ...(this.#settings.slackApi === undefined ? {} : { slackApi: this.#settings.slackApi }),
    };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: settings,
      env: { ...definition.environment },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb },
      stdout: true,
      stderr: true,
    });
    const loaded = new Promise<void>((resolve) => {
      worker.once('message', () => resolve()).once('exit', () => resolve());
    });
    const environment: Environment = { worker, loaded, finish: undefined };
    this.#all.add(environment);
    for (const input of [worker.stdout, worker.stderr]) {
      createInterface({ input }).on('line', (line) => this.#settings.onLine(definition.name, line));
    }
    worker.on('message', (reply: InvocationReply | Loaded) => {
      const { finish } = environment;
      if ('loaded' in reply || !this.#all.has(environment)) return;
      this.#idle.push(environment);
      finish?.(
        reply.ok
          ? { ok: true, result: reply.result === undefined ? undefined : JSON.parse(reply.result) }
          : { ok: false, error: reply.error },
      );
      this.#next();
    });
    worker.on('error', (error) => this.#lose(environment, error.message));
    worker.on('exit', (code) => this.#lose(environment, `exit code ${code}`));
    return environment;
  }

  /** The environment died under its invocation, as after process.exit or an error outside any promise. */
  #lose(environment: Environment, reason: string): void {
    environment.finish?.({ ok: false, error: { type: 'Runtime.ExitError', message: reason } });
    this.#end(environment);
  }

  #end(environment: Environment): void {
    if (!this.#all.delete(environment)) return;
    const index = this.#idle.indexOf(environment);
    if (index !== -1) this.#idle.splice(index, 1);
    void environment.worker.terminate();
    this.#next();
  }
}
