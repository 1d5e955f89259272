import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { runCommand } from './run-command.ts';
import { smallStore } from './small-store.ts';

// Each command is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

it('import brings rows into the local store, under the ids of their source, and tells what it refused', async () => {
  const { folder } = await smallStore();
  const file = join(folder, 'reviews.csv');
  writeFileSync(file, 'id,text,rating,date\n9001,Cold.,1,2026-11-15T09:00:00Z\n9002,Late.,12,2026-11-15\n');
  const into = ['--source', 'acme-us', '--data', folder];

  const ran = await runCommand(['import', file, ...into, '--json', '--progress']);

  expect(JSON.parse(ran.stdout)).toEqual({
    rows: 2,
    discovered: 1,
    changed: 0,
    known: 0,
    refused: 1,
    hashedIds: 0,
    dayOnly: 0,
    refusedFile: `${file}.refused.csv`,
  });
  expect(ran).toMatchObject({ status: 1, stderr: 'bytes read: 79 of 79\n' });
  const told = await runCommand(['explain', 'acme/app-store:us:900000001/9001', '--data', folder]);
  expect(told.stdout).toContain('statistics only');
});
