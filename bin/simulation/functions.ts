import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionName } from '../../functions/contracts/environment.ts';
import { type Duration, MINUTE } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';
import type { Cloud, Invocation } from './cloud.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

interface Instance {
  readonly handler: Handler;
  idleSince: number;
}

export interface FunctionOptions {
  readonly name: FunctionName;
  readonly timeout: Duration;
  readonly memory: number;
}

export type Answer = { readonly payload: unknown } | { readonly failed: string };

/** What of a function the bill counts. */
export interface FunctionUse {
  invocations: number;
  coldStarts: number;
  failures: number;
  milliseconds: number;
}

const HANDLERS = resolve(import.meta.dirname, '../../functions/handlers');
const COLD_START: Duration = 400;
const WARM_START: Duration = 10;
const KEPT_IDLE: Duration = 16 * MINUTE;
const REMEMBERED = 20;
const FIRST_CALLS = 12;
const CONTEXT = { awsRequestId: 'simulated', functionName: 'simulated' };

/** Every instance is a module of its own, as every container is: its wiring and what it remembers live and die with it. */
let loads = 0;

/** Runs the handlers that are deployed: cold and warm, killed at their time-out, or at any call. */
export class SimulatedFunctions {
  readonly use = new Map<FunctionName, FunctionUse>();
  readonly #cloud: Cloud;
  readonly #chance: Chance;
  readonly #instances = new Map<FunctionName, Instance[]>();
  /** How many calls the latest invocations of a function took: any of them may be the one at which the next one dies. */
  readonly #calls = new Map<string, number[]>();
  #count = 0;
  /** While it holds, no function runs: a region that is lost. */
  isLost: () => boolean = () => false;

  readonly #shared: Map<FunctionName, Promise<Handler>> | undefined;

  constructor(cloud: Cloud, chance: Chance, isShared = false) {
    this.#shared = isShared ? new Map() : undefined;
    this.#cloud = cloud;
    this.#chance = chance;
  }

  /** Of one invocation; `done` is called once, in virtual time, whatever becomes of it. */
  invoke({ name, timeout }: FunctionOptions, event: unknown, done: (answer: Answer) => void): void {
    const use = this.#useOf(name);
    use.invocations += 1;
    if (this.isLost()) {
      this.#cloud.time.after(WARM_START, () => done({ failed: 'the region is lost' }));
      return;
    }
    const idle = this.#idle(name);
    if (idle !== undefined) {
      this.#cloud.time.after(WARM_START, () => this.#run(idle, { name, timeout }, event, done));
      return;
    }
    use.coldStarts += 1;
    // The module is loaded for real, while virtual time stands still.
    this.#cloud.time.after(COLD_START, async () => {
      const instance = { handler: await this.#handlerOf(name), idleSince: this.#cloud.time.now() };
      this.#run(instance, { name, timeout }, event, done);
    });
  }

  #handlerOf(name: FunctionName): Promise<Handler> {
    const known = this.#shared?.get(name);
    if (known !== undefined) return known;
    const loading = load(name);
    this.#shared?.set(name, loading);
    return loading;
  }

  #idle(name: FunctionName): Instance | undefined {
    const idle = this.#instances.get(name) ?? [];
    const now = this.#cloud.time.now();
    while (idle[0] !== undefined && now - idle[0].idleSince > KEPT_IDLE) idle.shift();
    return idle.pop();
  }

  #run(
    instance: Instance,
    { name, timeout }: Pick<FunctionOptions, 'name' | 'timeout'>,
    event: unknown,
    done: (answer: Answer) => void,
  ): void {
    const { time } = this.#cloud;
    const invocation = this.#invocationOf(name);
    const use = this.#useOf(name);
    let isDone = false;
    const end = (answer: Answer): void => {
      if (isDone) return;
      isDone = true;
      this.#cloud.end(invocation);
      use.milliseconds += Math.max(1, time.now() - invocation.startedAt);
      if ('failed' in answer) use.failures += 1;
      done(answer);
    };
    invocation.onDeath = (why) => end({ failed: why });
    time.after(timeout, () => {
      if (!isDone) this.#cloud.kill(invocation, 'timed out');
    });
    const keep = (): void => {
      this.#calls.set(name, [...(this.#calls.get(name) ?? []).slice(1 - REMEMBERED), invocation.calls]);
      if (this.#cloud.strikes('recycle', this.#chance)) return;
      instance.idleSince = time.now();
      const idle = this.#instances.get(name) ?? [];
      idle.push(instance);
      this.#instances.set(name, idle);
    };
    this.#cloud.begin(invocation);
    this.#cloud.invocations
      .run(invocation, () => instance.handler(event, CONTEXT))
      .then(
        (payload) => {
          if (invocation.isDead) return;
          keep();
          end({ payload });
        },
        (error: unknown) => {
          if (invocation.isDead) return;
          keep();
          end({ failed: String(error) });
        },
      );
  }

  #invocationOf(name: string): Invocation {
    this.#count += 1;
    const isDying = this.#cloud.faults.crash > 0 && !this.#cloud.isCalm && this.#chance.hits(this.#cloud.faults.crash);
    const skew = this.#cloud.upTo('skew', this.#chance);
    return {
      id: this.#count,
      name,
      startedAt: this.#cloud.time.now(),
      skew: skew - Math.floor(this.#cloud.isCalm ? 0 : this.#cloud.faults.skew / 2),
      dyingAt: isDying ? this.#chance.whole(1, Math.max(1, ...(this.#calls.get(name) ?? [FIRST_CALLS]))) : undefined,
      diesAfter: this.#chance.hits(0.5),
      calls: 0,
      pending: 0,
      isDead: false,
      isOver: false,
      misled: 0,
      looked: new Map(),
    };
  }

  #useOf(name: FunctionName): FunctionUse {
    const use = this.use.get(name) ?? { invocations: 0, coldStarts: 0, failures: 0, milliseconds: 0 };
    this.use.set(name, use);
    return use;
  }
}

async function load(name: FunctionName): Promise<Handler> {
  loads += 1;
  const address = `${pathToFileURL(resolve(HANDLERS, `${name}.ts`)).href}?instance=${loads}`;
  return ((await import(address)) as { readonly handler: Handler }).handler;
}

/** What handlers load when they first need it. It is loaded ahead: a load takes real time, during which others of the same invocation go on in virtual time. */
export async function loadAhead(): Promise<void> {
  await Promise.all([
    import('../../functions/adapters/sources/mastodon.ts'),
    import('../../functions/adapters/sources/app-store.ts'),
    import('../../functions/adapters/sources/rss.ts'),
    import('../../functions/adapters/sources/feed-text.ts'),
    import('../../functions/adapters/runtime/parameter-secrets.ts'),
    import('../../functions/adapters/runtime/topic-receivers.ts'),
  ]);
}
