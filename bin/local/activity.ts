import type { Instant } from '../../functions/domain/shared/time.ts';
import type { LocalClock } from './clock.ts';

/** Counts the work in hand, so that the run knows when nothing more will happen at this instant. */
export class Activity {
  readonly #clock: LocalClock;
  readonly #onFault: (error: unknown) => void;
  #working = 0;

  constructor(clock: LocalClock, onFault: (error: unknown) => void) {
    this.#clock = clock;
    this.#onFault = onFault;
  }

  get idle(): boolean {
    return this.#working === 0;
  }

  async track<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
    }
  }

  /** Work that nobody waits for; its failure is the runner's own fault and is reported as such. */
  background(work: () => Promise<void>): void {
    this.track(work).catch(this.#onFault);
  }

  /** Inside tracked work: waits on the run's clock without counting as work meanwhile. Never resolves once the clock is stopped. */
  async pauseUntil(instant: Instant): Promise<void> {
    if (instant <= this.#clock.now()) return;
    this.#working -= 1;
    await new Promise<void>((resolve) => {
      this.#clock.at(instant, () => {
        this.#working += 1;
        resolve();
      });
    });
  }
}
