import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrandTables } from '../../../functions/adapters/dynamodb/brand-tables.ts';
import { MalformedItem } from '../../../functions/adapters/dynamodb/malformed-item.ts';
import type { BrandTable } from '../../../functions/domain/scoring/brand/brand-table.ts';
import { startTableEngine, TABLE_ENGINES, type TableEngine } from '../../support/engines.ts';

const TABLE: BrandTable = {
  brand: 'sundial',
  madeAt: Date.UTC(2026, 10, 14),
  words: [
    ['sour', -0.8, 0.9],
    ['味が', 0.3, -0.3],
  ],
  shares: { review: [0.3, 0.1, 0.6] },
  sureLead: { social: 0.36, review: 0.59 },
};

describe.each(TABLE_ENGINES)('brand tables on %s', (name) => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startTableEngine(name);
  });
  afterAll(() => engine.stop());

  const open = async () => {
    const tableName = await engine.freshTable();
    return { tableName, tables: createBrandTables(engine.client, tableName) };
  };

  it('are found as they were saved, of each brand its own, until they are replaced or forgotten', async () => {
    const { tables } = await open();
    await tables.save(TABLE);

    expect(await tables.find('sundial')).toEqual(TABLE);
    expect(await tables.find('luna')).toBeUndefined();
    await tables.save({ ...TABLE, words: [] });
    expect((await tables.find('sundial'))?.words).toEqual([]);
    await tables.forget('sundial');
    expect(await tables.find('sundial')).toBeUndefined();
  });

  it('are kept below 64 kB', async () => {
    const { tables } = await open();
    const words = Array.from({ length: 5_000 }, (_, index) => [`word number ${index}`, 0.5, -0.5] as const);

    await expect(tables.save({ ...TABLE, words })).rejects.toThrow(
      /^brand table of sundial: takes \d+ bytes; keep it/u,
    );
  });

  it('of another form are malformed', async () => {
    const { tables, tableName } = await open();
    await engine.client.send(new PutCommand({ TableName: tableName, Item: { pk: 'L#sundial', sk: 'A', x: 'odd' } }));

    await expect(tables.find('sundial')).rejects.toThrow(MalformedItem);
  });
});
