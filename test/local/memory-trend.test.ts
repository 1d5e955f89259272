import { describe, expect, it } from 'vitest';
import { judgeMemory } from '../soak/memory-trend.ts';

const hour = (megabytesAt: (minute: number) => number) =>
  Array.from({ length: 60 }, (_, index) => ({ minute: index + 1, megabytes: megabytesAt(index + 1) }));

describe('the memory of a soak', () => {
  it('is flat when it only warms up, and when a garbage collector swings it', () => {
    expect(judgeMemory(hour((minute) => 700 + Math.min(minute, 12) * 20)).isFlat).toBe(true);
    expect(judgeMemory(hour((minute) => 800 + (minute % 7) * 25)).isFlat).toBe(true);
  });

  it('is not when it goes on growing after the warm-up', () => {
    const { isFlat, line } = judgeMemory(hour((minute) => 700 + minute * 3));

    expect(isFlat).toBe(false);
    expect(line).toBe(
      '703 MB after a minute, 880 MB at the end, 880 MB at most; after the warm-up 814 MB on average and +180.0 MB an hour',
    );
  });

  it('is not when nothing was measured', () => {
    expect(judgeMemory([]).isFlat).toBe(false);
  });
});
