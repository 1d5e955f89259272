import { AsyncLocalStorage } from 'node:async_hooks';
import { DAY, type Duration, type Instant, SECOND } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';
import type { Faults, Service, Struck } from './faults.ts';
import { Throttled } from './table.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One run of a function, from its event to its answer. */
export interface Invocation {
  readonly id: number;
  readonly name: string;
  readonly startedAt: number;
  /** How far the clock of its machine is off. */
  readonly skew: Duration;
  /** The call at which it dies, where it is to die. */
  readonly dyingAt: number | undefined;
  /** Whether that call still takes effect. */
  readonly diesAfter: boolean;
  calls: number;
  /** Calls and timers that it waits for. */
  pending: number;
  isDead: boolean;
  /** Whether it has answered. */
  isOver: boolean;
  /** Called when it dies. */
  onDeath?: (why: string) => void;
  /** What went wrong at the sources that it asked. */
  misled: number;
  /** Mentions whose thread it has asked for, and the truthful answers to that. */
  readonly looked: Map<string, boolean>;
}

const NEVER = new Promise<never>(() => undefined);
const MOST_ATTEMPTS = 4;
/** Of the SDK after a throttled request: a share of this, twice as much each time. @smithy/core, util-retry. */
const BACK_OFF = SECOND;
/** A connection whose answer does not come is given up after this. */
const ANSWER_WAIT = 3 * SECOND;

/** Of the requests to a service that is browned out. */
const REFUSED = 0.6;

interface BrownOut {
  readonly service: Service;
  readonly from: Instant;
  readonly to: Instant;
}

/** The table is what everything needs, and so what a region has most trouble with. */
const STRUCK_SERVICES = ['table', 'table', 'queues', 'topics', 'parameters', 'objects'] as const;

function brownOutsOf(
  { brownOuts, brownOutLength }: Faults,
  [from, to]: readonly [Instant, Instant],
  chance: Chance,
): readonly BrownOut[] {
  const count = brownOuts * Math.max(1, Math.round((to - from) / DAY));
  return Array.from({ length: count }, () => {
    const begin = chance.whole(from, to);
    return { service: chance.pick(STRUCK_SERVICES), from: begin, to: begin + chance.whole(0, brownOutLength) };
  });
}

/** Everything that functions call takes time here, may fail, and may be the last thing that they do. */
export class Cloud {
  readonly time: VirtualTime;
  readonly faults: Faults;
  readonly struck: Struck = {};
  readonly invocations = new AsyncLocalStorage<Invocation>();
  /** Whose call takes effect at this instant. */
  acting: Invocation | undefined;
  readonly #chance: Chance;
  readonly #brownOuts: readonly BrownOut[];
  /** Faults strike in `[from, to)`: after that comes recovery. */
  readonly #rough: readonly [from: Instant, to: Instant];

  constructor(time: VirtualTime, faults: Faults, chance: Chance, rough: readonly [from: Instant, to: Instant]) {
    this.time = time;
    this.faults = faults;
    this.#chance = chance;
    this.#rough = rough;
    this.#brownOuts = brownOutsOf(faults, rough, chance.of('brown-outs'));
  }

  get isCalm(): boolean {
    const now = this.time.now();
    return now < this.#rough[0] || now >= this.#rough[1];
  }

  /** Whether a fault strikes now; counted. */
  strikes(fault: keyof Faults, chance: Chance): boolean {
    const share = this.faults[fault];
    if (share === 0 || this.isCalm || !chance.hits(share)) return false;
    this.struck[fault] = (this.struck[fault] ?? 0) + 1;
    return true;
  }

  /** Part of a call's effect: a service that is browned out takes few requests. */
  admit(service: Service): void {
    const now = this.time.now();
    const isStruck = this.#brownOuts.some((one) => one.service === service && one.from <= now && now < one.to);
    if (!isStruck || this.isCalm || !this.#chance.hits(REFUSED)) return;
    this.struck.brownOuts = (this.struck.brownOuts ?? 0) + 1;
    throw new Throttled(`${service}: the service is not available`);
  }

  /** A length up to what a fault allows; nothing while it is calm. */
  upTo(fault: keyof Faults, chance: Chance): Duration {
    const most = this.faults[fault];
    return most === 0 || this.isCalm ? 0 : chance.whole(0, most);
  }

  /** Functions that run and wait for nothing virtual. */
  readonly #held = new Set<Invocation>();

  readonly isHeldUp = (): boolean => this.#held.size > 0;

  begin(invocation: Invocation): void {
    this.#held.add(invocation);
  }

  end(invocation: Invocation): void {
    invocation.isOver = true;
    this.#held.delete(invocation);
  }

  #wait(invocation: Invocation | undefined): void {
    if (invocation === undefined) return;
    invocation.pending += 1;
    this.#held.delete(invocation);
  }

  #go(invocation: Invocation | undefined): void {
    if (invocation === undefined || invocation.isDead) return;
    invocation.pending -= 1;
    // What it began and did not wait for may still be answered after its end.
    if (invocation.pending === 0 && !invocation.isOver) this.#held.add(invocation);
  }

  /** The time as the function that asks knows it. */
  readonly now = (): number => this.time.now() + (this.invocations.getStore()?.skew ?? 0);

  /** A timer of a function: a dead one's never rings. */
  sleep(length: Duration): Promise<void> {
    const invocation = this.invocations.getStore();
    this.#wait(invocation);
    return new Promise((resolve) =>
      this.time.after(length, () => {
        this.#go(invocation);
        if (!invocation?.isDead) resolve();
      }),
    );
  }

  /** A call of the cloud: it takes effect at one instant, between being sent and being answered. The SDK tries some again by itself. */
  call<Answer>(latency: Duration, effect: () => Answer, by: 'sdk' | 'hand' = 'sdk'): Promise<Answer> {
    const invocation = this.invocations.getStore();
    if (invocation?.isDead) return NEVER;
    if (invocation !== undefined) invocation.calls += 1;
    const isLast = invocation !== undefined && invocation.calls === invocation.dyingAt;
    if (isLast && !invocation.diesAfter) {
      this.kill(invocation, 'crashed');
      return NEVER;
    }
    this.#wait(invocation);
    return new Promise((resolve, reject) => {
      let attempts = 0;
      const answered = (settle: () => void): void => {
        this.#go(invocation);
        settle();
      };
      const attempt = (): void => {
        if (invocation?.isDead) return;
        attempts += 1;
        try {
          this.acting = invocation;
          const answer = effect();
          if (isLast && invocation !== undefined) this.kill(invocation, 'crashed');
          else if (by === 'sdk' && attempts < MOST_ATTEMPTS && this.strikes('lostAnswer', this.#chance)) {
            this.time.after(ANSWER_WAIT, attempt);
          } else answered(() => resolve(answer));
        } catch (error) {
          if (error instanceof Throttled && attempts < MOST_ATTEMPTS) {
            this.time.after(this.#chance.whole(0, BACK_OFF * 2 ** (attempts - 1)), attempt);
          } else answered(() => reject(error));
        } finally {
          this.acting = undefined;
        }
      };
      const slow = this.strikes('slowCall', this.#chance) ? this.#chance.whole(SECOND, 20 * SECOND) : 0;
      this.time.after(slow + Math.ceil(latency * (0.5 + this.#chance.share())), attempt);
    });
  }

  kill(invocation: Invocation, why: string): void {
    if (invocation.isDead) return;
    invocation.isDead = true;
    this.end(invocation);
    if (why === 'crashed') this.struck.crash = (this.struck.crash ?? 0) + 1;
    invocation.onDeath?.(why);
  }
}
