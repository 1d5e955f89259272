import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { command as backup } from '../../bin/commands/backup.ts';
import { command as report } from '../../bin/commands/report.ts';
import { command as restore } from '../../bin/commands/restore.ts';
import { runInProcess } from './run-in-process.ts';
import { emptyStore, smallStore } from './small-store.ts';

// Engines on disk, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'replywatch-backup-'));
});

const RANGE = ['--from', '2026-11-01', '--to', '2026-11-30'];
const reported = async (folder: string, format: string): Promise<string> =>
  (await runInProcess(report, [...RANGE, '--format', format, '--data', folder])).out;

describe('backup and restore', () => {
  it('give the same reports, byte for byte, after all was destroyed', async () => {
    const { folder } = await smallStore();
    const before = { json: await reported(folder, 'json'), csv: await reported(folder, 'csv') };

    const { out } = await runInProcess(backup, ['--to', place, '--data', folder]);
    rmSync(folder, { recursive: true });
    const other = await emptyStore();
    const back = await runInProcess(restore, ['--from', place, '--data', other.folder]);

    expect(out).toMatch(/^\d+ items in 1 files: /u);
    expect(back.out).toMatch(/^\d+ items written, 0 were there, 0 were there otherwise/u);
    expect({ json: await reported(other.folder, 'json'), csv: await reported(other.folder, 'csv') }).toEqual(before);
  });

  it('can be begun again: what is back is not written twice, and a second backup is the first', async () => {
    const { folder } = await smallStore();
    const first = await runInProcess(backup, ['--to', place, '--data', folder, '--json']);
    const { items, files } = JSON.parse(first.out) as { items: number; files: readonly { sha256: string }[] };

    const again = await runInProcess(restore, ['--from', place, '--data', folder, '--json']);
    const second = await runInProcess(backup, ['--to', join(place, 'second'), '--data', folder, '--json']);

    expect(JSON.parse(again.out)).toMatchObject({ items, written: 0, same: items, kept: 0 });
    expect(JSON.parse(second.out)).toMatchObject({ items, files });
  });

  it('only check with --dry-run', async () => {
    const { folder } = await smallStore();
    await runInProcess(backup, ['--to', place, '--data', folder]);

    expect((await runInProcess(restore, ['--from', place, '--dry-run'])).out).toMatch(
      /whole\. Nothing was written\.\n$/u,
    );
  });

  it('refuse what is no backup, not whole, or changed, before anything is written', async () => {
    const { folder } = await smallStore();
    await expect(runInProcess(restore, ['--from', place])).rejects.toThrow(`--from: ${place} holds no manifest.json`);

    await runInProcess(backup, ['--to', place, '--data', folder]);
    const [file = ''] = readdirSync(place).filter((name) => name.startsWith('items-'));
    const content = readFileSync(join(place, file), 'utf8');
    writeFileSync(join(place, file), content.replace('4711', '4799'));
    await expect(runInProcess(restore, ['--from', place])).rejects.toThrow('its checksum differs');

    rmSync(join(place, file));
    await expect(runInProcess(restore, ['--from', place])).rejects.toThrow(`${file} is missing`);
    await expect(runInProcess(backup, ['--to', 's3://!'])).rejects.toThrow();
  });
});
