import type { Instant } from '../../functions/domain/shared/time.ts';

/** `now = startAt + speed * (real now - realStart)`; speed 0 stands still. */
export interface ClockState {
  readonly realStart: Instant;
  readonly startAt: Instant;
  readonly speed: number;
}

const SEQUENCE_BYTES = 8;

/** Memory that the runner writes and every worker reads, so that a function is never told a stale time. */
export const newClockMemory = (): SharedArrayBuffer =>
  new SharedArrayBuffer(SEQUENCE_BYTES + 3 * Float64Array.BYTES_PER_ELEMENT);

/** An odd sequence number marks a write in progress: readers try again until they see the same even number twice. */
export function writeClock(memory: SharedArrayBuffer, state: ClockState): void {
  const sequence = new Int32Array(memory, 0, 1);
  const values = new Float64Array(memory, SEQUENCE_BYTES);
  Atomics.add(sequence, 0, 1);
  values[0] = state.realStart;
  values[1] = state.startAt;
  values[2] = state.speed;
  Atomics.add(sequence, 0, 1);
}

/** Whole milliseconds on the run's clock. */
export function readClock(memory: SharedArrayBuffer): Instant {
  const sequence = new Int32Array(memory, 0, 1);
  const values = new Float64Array(memory, SEQUENCE_BYTES);
  for (;;) {
    const before = Atomics.load(sequence, 0);
    const [realStart = 0, startAt = 0, speed = 0] = values;
    if (before % 2 === 0 && Atomics.load(sequence, 0) === before) return instantOf({ realStart, startAt, speed });
  }
}

export const instantOf = (state: ClockState): Instant =>
  Math.floor(state.startAt + state.speed * (Date.now() - state.realStart));
