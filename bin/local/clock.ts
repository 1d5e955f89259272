import { type Instant, toIso } from '../../functions/domain/shared/time.ts';
import { type ClockState, instantOf, newClockMemory, writeClock } from './clock-memory.ts';

/**
 * real: the wall clock. compressed: `speed` virtual seconds a real second, from `startAt` (the real now when absent).
 * virtual: stands still until `advanceTo`.
 */
export type ClockSettings =
  | { readonly mode: 'real' }
  | { readonly mode: 'compressed'; readonly speed: number; readonly startAt?: Instant }
  | { readonly mode: 'virtual'; readonly startAt: Instant };

export type Cancel = () => void;

interface Timer {
  readonly due: Instant;
  readonly order: number;
  readonly run: () => void;
}

/** Node's timers cannot wait longer; a longer wait is taken in steps. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The one clock of a local run: schedules, queue delays, visibility time-outs, batching windows and retries all wait on it. */
export class LocalClock {
  /** Handed to the workers, see clock-memory.ts. */
  readonly memory = newClockMemory();
  #state: ClockState;
  #timers: Timer[] = [];
  #order = 0;
  #pending: NodeJS.Timeout | undefined;
  #settle: () => Promise<void> = async () => {};
  #stopped = false;

  /** `notBefore`: where an earlier run of the same data stopped; a clock never goes back. */
  constructor(settings: ClockSettings, notBefore: Instant = 0) {
    const real = Date.now();
    const wanted = settings.mode === 'real' ? real : (settings.startAt ?? real);
    const speed = settings.mode === 'real' ? 1 : settings.mode === 'virtual' ? 0 : settings.speed;
    this.#state = { realStart: real, startAt: Math.max(wanted, notBefore), speed };
    writeClock(this.memory, this.#state);
  }

  now(): Instant {
    return instantOf(this.#state);
  }

  get speed(): number {
    return this.#state.speed;
  }

  /** A timer is due and has not run yet. */
  get hasDue(): boolean {
    const next = this.#timers[0];
    return next !== undefined && next.due <= this.now();
  }

  /** Changes the pace from now on; 0 makes the clock stand still. */
  setSpeed(speed: number): void {
    this.#set({ realStart: Date.now(), startAt: this.now(), speed });
    this.#arm();
  }

  /** Runs once at the instant, or as soon as possible when it is past. Timers of one instant run in the order they were set. */
  at(due: Instant, run: () => void): Cancel {
    const timer: Timer = { due, order: this.#order, run };
    this.#order += 1;
    const index = this.#timers.findIndex((other) => other.due > due);
    this.#timers.splice(index === -1 ? this.#timers.length : index, 0, timer);
    this.#arm();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How a standing clock waits until nothing more happens at an instant. */
  settleWith(settle: () => Promise<void>): void {
    this.#settle = settle;
  }

  /** Only while the clock stands still: lives through every timer up to the instant, each at its own time, in order. */
  async advanceTo(instant: Instant): Promise<void> {
    if (this.speed !== 0) throw new Error(`advanceTo: the clock runs at speed ${this.speed}; setSpeed(0) stops it`);
    if (instant < this.now()) {
      throw new Error(`advanceTo: ${toIso(instant)} is before the clock's ${toIso(this.now())}; time does not go back`);
    }
    await this.#settle();
    for (;;) {
      const next = this.#timers[0];
      if (next === undefined || next.due > instant || this.#stopped) break;
      this.#set({ ...this.#state, startAt: Math.max(next.due, this.now()) });
      this.#runDue();
      await this.#settle();
    }
    this.#set({ ...this.#state, startAt: instant });
  }

  /** Forgets every timer. */
  stop(): void {
    this.#stopped = true;
    this.#timers = [];
    clearTimeout(this.#pending);
  }

  #set(state: ClockState): void {
    this.#state = state;
    writeClock(this.memory, state);
  }

  #runDue(): void {
    for (;;) {
      const next = this.#timers[0];
      if (next === undefined || next.due > this.now()) return;
      this.#timers.shift();
      next.run();
    }
  }

  /** A standing clock that is asked for something already due runs it at once, outside the caller's turn. */
  #arm(): void {
    clearTimeout(this.#pending);
    const next = this.#timers[0];
    if (next === undefined || this.#stopped) return;
    const ahead = next.due - this.now();
    if (ahead > 0 && this.speed === 0) return;
    const wait = ahead <= 0 ? 0 : Math.min(Math.ceil(ahead / this.speed), LONGEST_TIMEOUT_MS);
    this.#pending = setTimeout(() => {
      this.#runDue();
      this.#arm();
    }, wait);
  }
}
