import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LocalClock } from '../../bin/local/clock.ts';
import { readClock } from '../../bin/local/clock-memory.ts';
import { MINUTE, SECOND, START } from './tiny-stack.ts';

describe('the clock of a local run', () => {
  it('stands still until it is advanced, and then lives through every timer in order', async () => {
    const clock = new LocalClock({ mode: 'virtual', startAt: START });
    const heard: (readonly [string, number])[] = [];
    const hear = (name: string) => () => void heard.push([name, clock.now() - START]);
    clock.at(START + 2 * MINUTE, hear('second'));
    clock.at(START + MINUTE, () => {
      hear('first')();
      clock.at(START + 90 * SECOND, hear('between'));
      clock.at(START + MINUTE, hear('same instant'));
    });
    clock.at(START + 5 * MINUTE, hear('too late'));
    clock.at(START + 3 * MINUTE, hear('cancelled'))();

    await clock.advanceTo(START + 4 * MINUTE);

    expect(heard).toEqual([
      ['first', MINUTE],
      ['same instant', MINUTE],
      ['between', 90 * SECOND],
      ['second', 2 * MINUTE],
    ]);
    expect(clock.now()).toBe(START + 4 * MINUTE);
  });

  it('waits for what a timer set going before it goes on', async () => {
    const clock = new LocalClock({ mode: 'virtual', startAt: START });
    let busy = Promise.resolve();
    clock.settleWith(() => busy);
    const finishedAt: number[] = [];
    clock.at(START + SECOND, () => {
      busy = sleep(5).then(() => void finishedAt.push(clock.now()));
    });
    clock.at(START + 2 * SECOND, () => {});

    await clock.advanceTo(START + MINUTE);

    expect(finishedAt).toEqual([START + SECOND]);
  });

  it('refuses to go back or to be advanced while it runs', async () => {
    const clock = new LocalClock({ mode: 'virtual', startAt: START });
    await expect(clock.advanceTo(START - 1)).rejects.toThrow(/time does not go back/u);
    clock.setSpeed(60);
    await expect(clock.advanceTo(START + MINUTE)).rejects.toThrow(/runs at speed 60/u);
    clock.stop();
  });

  it('fires a compressed hour within a fraction of a second, at or after its instant', async () => {
    const clock = new LocalClock({ mode: 'compressed', speed: 100_000, startAt: START });

    const firedAt = await new Promise<number>((resolve) => {
      clock.at(START + 60 * MINUTE, () => resolve(clock.now()));
    });

    expect(firedAt).toBeGreaterThanOrEqual(START + 60 * MINUTE);
    clock.stop();
  });

  it('tells workers the same time through shared memory, also after a change of speed', () => {
    const clock = new LocalClock({ mode: 'virtual', startAt: START });
    expect(readClock(clock.memory)).toBe(START);
    clock.setSpeed(1_000_000);
    expect(readClock(clock.memory)).toBeGreaterThanOrEqual(START);
    clock.setSpeed(0);
    expect(readClock(clock.memory)).toBe(clock.now());
  });

  it('never goes back to before where an earlier run of the same data stopped', () => {
    expect(new LocalClock({ mode: 'virtual', startAt: START }, START + MINUTE).now()).toBe(START + MINUTE);
    expect(new LocalClock({ mode: 'virtual', startAt: START + MINUTE }, START).now()).toBe(START + MINUTE);
  });
});
