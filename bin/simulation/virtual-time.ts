import type { Duration, Instant } from '../../functions/domain/shared/time.ts';

/** What is to happen at an instant. A promise is something real (a module that loads): time stands still until it is there. */
type Happening = () => undefined | void | Promise<void>;

interface Entry {
  readonly at: Instant;
  readonly order: number;
  readonly happens: Happening;
}

/** The real one, before a run replaces the timers of the process. */
const realImmediate = setImmediate;

const realTimeout = setTimeout;

/** Lets everything run that waits for nothing: continuations of promises, until all of them wait for virtual time. */
const settled = (): Promise<void> => new Promise((resolve) => void realImmediate(resolve));

/** Whatever is real is done after some turns of the loop, or takes longer. */
const REAL_TURNS = 50;
const MOST_TURNS = 30_000;
const breath = (): Promise<void> => new Promise((resolve) => void realTimeout(resolve, 1));

/**
 * Time that passes only from one happening to the next, in the order of (instant, when it was asked for). Between two
 * of them all promises are let run out, so that one seed is one order of everything.
 */
export class VirtualTime {
  #now: Instant;
  #count = 0;
  /** A binary heap. */
  readonly #heap: Entry[] = [];
  /** Happenings that have been. */
  happened = 0;
  /** Whether somebody waits for something real, such as a module or a compressor: time stands still meanwhile. */
  isHeldUp: () => boolean = () => false;

  constructor(start: Instant) {
    this.#now = start;
  }

  readonly now = (): Instant => this.#now;

  get waiting(): number {
    return this.#heap.length;
  }

  at(at: Instant, happens: Happening): void {
    this.#count += 1;
    this.#push({ at: Math.max(at, this.#now), order: this.#count, happens });
  }

  after(length: Duration, happens: Happening): void {
    this.at(this.#now + length, happens);
  }

  wait(length: Duration): Promise<void> {
    return new Promise((resolve) => this.after(length, resolve));
  }

  /** Everything up to and including `until`. */
  async runUntil(until: Instant): Promise<void> {
    await settled();
    for (;;) {
      const next = this.#heap[0];
      if (next === undefined || next.at > until) break;
      await this.#step();
    }
    this.#now = Math.max(this.#now, until);
  }

  /** Until a promise is settled that virtual and real work together settle. */
  async runUntilSettled<Value>(promise: Promise<Value>): Promise<Value> {
    let done = false;
    const mark = (): void => {
      done = true;
    };
    promise.then(mark, mark);
    await settled();
    while (!done) {
      if (this.#heap.length > 0) await this.#step();
      else await settled();
    }
    return promise;
  }

  async #step(): Promise<void> {
    const { at, happens } = this.#pop();
    this.#now = at;
    this.happened += 1;
    const real = happens();
    if (real !== undefined) await real;
    await settled();
    for (let tries = 0; this.isHeldUp(); tries += 1) {
      if (tries > MOST_TURNS) throw new Error('a function waits for something that never comes');
      await (tries < REAL_TURNS ? settled() : breath());
    }
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Entry;
      if (!isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): Entry {
    const heap = this.#heap;
    const first = heap[0] as Entry;
    const last = heap.pop() as Entry;
    if (heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      const right = child + 1;
      if (right < heap.length && isBefore(heap[right] as Entry, heap[child] as Entry)) child = right;
      if (!isBefore(heap[child] as Entry, last)) break;
      heap[index] = heap[child] as Entry;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
