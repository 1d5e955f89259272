import { describe, expect, it } from 'vitest';
import { keptTables } from '../../../functions/adapters/runtime/lambda-brand-tables.ts';
import type { BrandTable } from '../../../functions/domain/scoring/brand/brand-table.ts';
import { MINUTE } from '../../../functions/domain/shared/time.ts';

const NO_WORDS: Omit<BrandTable, 'brand'> = {
  madeAt: 0,
  words: [],
  shares: {},
  sureLead: { social: 0.4, review: 0.6 },
};

describe('the brand tables of a function', () => {
  it('are read once in a quarter of an hour for each brand', async () => {
    const clock = { now: 0 };
    const asked: string[] = [];
    const find = async (brand: string): Promise<BrandTable> => {
      asked.push(brand);
      return { ...NO_WORDS, brand };
    };
    const tables = keptTables(
      { find },
      () => clock.now,
      () => undefined,
    );

    await Promise.all([tables.find('sundial'), tables.find('sundial'), tables.find('luna')]);
    clock.now = 15 * MINUTE - 1;
    expect(await tables.find('sundial')).toMatchObject({ brand: 'sundial' });
    expect(asked).toEqual(['sundial', 'luna']);
    clock.now = 15 * MINUTE;
    await tables.find('sundial');
    expect(asked).toEqual(['sundial', 'luna', 'sundial']);
  });

  it('that cannot be read are told of once, and mentions are judged without', async () => {
    const told: string[] = [];
    const find = () => Promise.reject(new Error('L#sundial is no brand table'));
    const tables = keptTables(
      { find },
      () => 0,
      ({ message }) => void told.push(message),
    );

    expect(await tables.find('sundial')).toBeUndefined();
    expect(await tables.find('sundial')).toBeUndefined();
    expect(told).toEqual(['L#sundial is no brand table']);
  });
});
