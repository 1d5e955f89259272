import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCommand } from './run-command.ts';

// Each command is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'replywatch-start-'));
const aFile = join(folder, 'a-file');
writeFileSync(aFile, 'brands: 7\n');

describe('start', () => {
  it.each([
    [['--source', 'myspace:tom'], '--source: "myspace:tom" is no source; '],
    [['--settings', '/nowhere.yaml'], '--settings: /nowhere.yaml cannot be read; '],
    [['--settings', aFile], `${aFile}:1 `],
    [['--data', aFile], `--data: ${aFile} cannot be used as a folder (ENOTDIR); `],
    [['--once', '--source', 'app-store:us:1'], '--once: plays the sample story'],
    [['--settings', aFile, '--source', 'app-store:us:1'], '--source: and --settings were both given; '],
  ])('refuses %j in one line, exit code 1', async (args, line) => {
    const { status, stderr } = await runCommand(['start', ...args]);

    expect({ status, lines: stderr.split('\n').length }).toEqual({ status: 1, lines: 2 });
    expect(stderr).toContain(line);
  });

  it.each([[['--wat']], [['--speed', '0']]])('calls %j a wrong use, exit code 2', async (args) => {
    expect((await runCommand(['start', ...args])).status).toBe(2);
  });
});
