import { describe, expect, it } from 'vitest';
import { TABLE_ENGINES } from '../../support/engines.ts';
import { measureWriteUnits } from '../../support/write-units.ts';

const metered = TABLE_ENGINES.includes('dynoxide');

describe('write units (metered by dynoxide; skipped where it is not installed, for dynalite does not meter indexes)', () => {
  it.skipIf(!metered)('stays within the budgets of design §8 for texts of 200, 500 and 2,000 bytes', async () => {
    const rows = await measureWriteUnits();

    expect(rows.map((row) => row.text)).toEqual([200, 500, 2_000]);
    for (const row of rows) {
      expect(row.newWithoutClock).toBeLessThanOrEqual(3);
      expect(row.newWithClock).toBeLessThanOrEqual(4);
      expect(row.stage).toBeLessThanOrEqual(4);
      expect(row.response).toBeLessThanOrEqual(4);
      expect(row.unchanged).toBe(0);
      expect(row.look).toBeLessThanOrEqual(3);
    }
  });
});
