import { describe, expect, it } from 'vitest';
import { FAULT_SETS, type Faults } from '../../bin/simulation/faults.ts';
import { run } from '../../bin/simulation/run.ts';

const small = { days: 0.02, sources: 2, mentions: 4 };
const faultsOf = (name: string): Faults => FAULT_SETS[name] as Faults;

describe('a simulated run', () => {
  it('breaks nothing where nothing goes wrong, and tells within seconds', async () => {
    const { broken, stored, posts, alerts, lateness, struck } = await run({
      ...small,
      seed: 3,
      faults: faultsOf('none'),
    });

    expect(broken).toEqual([]);
    expect(struck).toEqual({});
    expect(stored).toBe(posts);
    expect(alerts).toBeGreaterThan(0);
    expect(lateness.max).toBeLessThan(10_000);
  });

  it('is the same to the byte each time that its seed is played, in one process too', async () => {
    const played = { ...small, seed: 7, faults: faultsOf('all') };
    const first = JSON.stringify(await run(played));

    expect(JSON.stringify(await run(played))).toBe(first);
  });
});
