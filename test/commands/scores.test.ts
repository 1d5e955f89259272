import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCommand } from './run-command.ts';
import { smallStore } from './small-store.ts';

// Each command is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('scores', () => {
  it('brings in what people said, by day, and says what it comes to', async () => {
    const { folder } = await smallStore();
    const file = join(mkdtempSync(join(tmpdir(), 'replywatch-scores-')), 'survey.csv');
    writeFileSync(file, 'date;nps\n2026-11-16;10\n2026-11-16;3\n');

    expect(await runCommand(['scores', file, '--data', folder])).toEqual({
      status: 0,
      stdout: 'stored 2 answers of 1 days; NPS 0 (-100 to 100 fits as well; 2 answers)\n',
      stderr: '',
    });
  });
});
