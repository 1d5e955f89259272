import { describe, expect, it } from 'vitest';
import { fuzz, type Target } from './fuzz.ts';

/** A fixed budget for each target, from a fixed seed: the same inputs everywhere. `npm run fuzz` goes on from other seeds. */
export function describeFuzz(targets: readonly Target[], executions: number): void {
  describe.each(targets)('$name, whatever comes', (target) => {
    it(`is read or refused in one line, ${executions} times`, async () => {
      const { findings, ...done } = await fuzz(target, { seed: 20_261_122, executions });

      expect(findings.map(({ seed, problem }) => `--seed ${seed}: ${problem}`)).toEqual([]);
      expect(done.executions).toBe(executions);
    });

    it('makes the same input of the same seed, and seldom the same of another', async () => {
      const inputs = await inputsOf(target, 20);

      expect(await inputsOf(target, 20)).toEqual(inputs);
      expect(new Set(inputs).size).toBeGreaterThan(10);
    });
  });
}

async function inputsOf(target: Target, count: number): Promise<readonly string[]> {
  const inputs: string[] = [];
  const noted: Target = { name: target.name, make: target.make, read: (input) => void inputs.push(input) };
  await fuzz(noted, { seed: 7, executions: count });
  return inputs;
}
