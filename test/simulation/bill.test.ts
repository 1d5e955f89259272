import { describe, expect, it } from 'vitest';
import { runScale } from '../../bin/simulation/scale-run.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';

describe('the bill of a cafe', () => {
  it('is within two cents of what check expects, and every unit within a few in a hundred', async () => {
    const hours = { warmUp: 10 * MINUTE, window: 2 * HOUR, tail: 5 * MINUTE };
    const { bill, expected, meters, missed, lost, deadLetters } = await runScale('cafe', 3, 'none', undefined, hours);
    const times = 730 / 2;

    expect(Math.abs(bill.total - expected.total)).toBeLessThan(0.02);
    expect(bill.total).toBeGreaterThan(0.05);
    expect((meters.writeUnits * times) / expected.writeUnits).toBeGreaterThan(0.95);
    expect((meters.writeUnits * times) / expected.writeUnits).toBeLessThan(1.05);
    expect((meters.readUnits * times) / expected.readUnits).toBeGreaterThan(0.93);
    expect((meters.readUnits * times) / expected.readUnits).toBeLessThan(1.07);
    expect((meters.invocations * times) / expected.invocations).toBeLessThan(1.15);
    expect({ missed, lost, deadLetters }).toEqual({ missed: 0, lost: 0, deadLetters: {} });
  });
});
