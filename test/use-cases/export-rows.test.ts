import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportColumns } from '../../functions/domain/reports/report-csv.ts';
import { DAY } from '../../functions/domain/shared/time.ts';
import { exportRows, isExportHour } from '../../functions/use-cases/export-rows.ts';
import { aMention, anObservation, at } from '../support/builders.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemoryRollupStore } from '../support/in-memory-rollup-store.ts';
import { alertSettings } from './alert-ports.ts';

const NOW = at('2026-11-20T02:00:00Z');

async function exported(rows: boolean, from?: string) {
  const mentions = inMemoryMentionStore();
  for (const [id, time] of Object.entries({
    '1': '2026-11-19T23:59Z',
    '2': '2026-11-20T00:00Z',
    'a\n"b"': '2026-11-19T08:00Z',
    '4': '2026-09-01T08:00Z',
  })) {
    await mentions.save(aMention({ brand: 'acme', observation: anObservation({ id, publishedAt: at(time) }) }));
  }
  const rollups = inMemoryRollupStore();
  // Compiled again an hour ago: something in it has changed.
  await rollups.save({
    brand: 'acme',
    day: '20260901',
    readAt: NOW - 3_600_000,
    facts: await Array.fromAsync(mentions.facts('acme', at('2026-09-01T00:00Z'), at('2026-09-02T00:00Z'))),
  });
  const files = new Map<string, string>();
  const settings = alertSettings({ brands: [{ id: 'acme', name: 'Acme' }] });
  const run = () =>
    exportRows(from === undefined ? undefined : at(from), {
      mentions,
      rollups,
      now: () => NOW,
      readSettings: async () => ({
        ...settings,
        reports: { ...settings.reports, ...(rows && { rows: true as const }) },
      }),
      rowFiles: { store: async (brand, day, csv) => void files.set(`${brand} ${day}`, csv) },
    });
  return { files, run, result: await run() };
}

const idsIn = (csv: string | undefined) => [...(csv ?? '').matchAll(/acme\/[^,]+?\/([^,/]+),/gu)].map(([, id]) => id);

describe('exportRows', () => {
  it('writes a file for each of the last 35 days, and for older ones that were compiled again', async () => {
    const { files, result } = await exported(true);

    expect(result).toEqual({ days: 37, left: 0 });
    expect(idsIn(files.get('acme 2026-11-20'))).toEqual(['2']);
    expect(idsIn(files.get('acme 2026-09-01'))).toEqual(['4']);
    expect(files.get('acme 2026-11-01')).toBe(`${exportColumns().join(',')}\n`);
  });

  it('has one row in one line, whatever its source calls it', async () => {
    const { files } = await exported(true);
    const lines = files.get('acme 2026-11-19')?.split('\n');

    expect(lines).toHaveLength(4);
    expect(lines?.[1]).toContain('/a ""b""",');
    expect(lines?.[2]).toMatch(/^acme-us,.*2026-11-20T02:00:00\.000Z,yes,/u);
  });

  it('writes the same bytes again', async () => {
    const { files, run } = await exported(true);
    const first = new Map(files);
    await run();

    expect(files).toEqual(first);
  });

  it('writes every day since an instant where it is asked to, and nothing where the settings do not say so', async () => {
    expect((await exported(true, '2026-08-01T00:00Z')).result.days).toBe(
      (NOW - at('2026-08-01T00:00Z')) / DAY + 1 - 2 / 24,
    );
    expect((await exported(false)).result.days).toBe(0);
  });

  it('is at two in the night, UTC', () => {
    expect([1, 2, 3].map((hour) => isExportHour(at(`2026-11-20T0${hour}:00Z`)))).toEqual([false, true, false]);
  });
});

describe('the documented table', () => {
  it('has the columns of the files, in their order', () => {
    const sql = readFileSync(new URL('../../docs/athena.md', import.meta.url), 'utf8').split('PARTITIONED BY')[0] ?? '';

    expect([...sql.matchAll(/^ {2}`(\w+)` string,?$/gmu)].map(([, name]) => name)).toEqual(exportColumns());
  });
});
