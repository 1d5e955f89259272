import { beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from './run-command.ts';
import { type SmallStore, smallStore } from './small-store.ts';

// Each command is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let kept: SmallStore;
beforeAll(async () => {
  kept = await smallStore();
});

const explain = (...args: string[]) => runCommand(['explain', ...args, '--data', kept.folder]);

describe('explain', () => {
  it('tells the story in plain words and local time, without text and author', async () => {
    const { status, stdout, stderr } = await explain('acme/app-store:us:1/4711');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Posted Mon 2026-11-16 10:00 UTC+1, discovered Mon 2026-11-16 10:05 UTC+1');
    expect(stdout).toContain('deadline Mon 2026-11-16 14:00 UTC+1');
    expect(stdout).toContain('overdue: no response for 2 h after the deadline');
    expect(stdout).toContain('clock started: due Mon 2026-11-16 14:00 UTC+1');
    expect(stdout).not.toMatch(/parcel|Vera/u);
  });

  it('finds a mention by any part of its name that only one has', async () => {
    expect((await explain('4713')).stdout).toContain('late: the response was posted 1 h after the deadline');
    expect((await explain('us:1/4712')).stdout).toContain('met: ');
  });

  it('gives the story to machines', async () => {
    const { stdout } = await explain('4711', '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      brand: 'acme',
      externalId: '4711',
      cycles: [{ status: 'running', dueAt: '2026-11-16T13:00:00.000Z' }],
    });
  });

  it.each([
    ['471', 'mention: "471" names 3: acme/app-store:us:1/471'],
    ['nobody', 'mention: "nobody" names none of the last 31 days; '],
    ['acme/app-store:us:1/4', 'names 3: '],
  ])('refuses %s in one line', async (name, line) => {
    const { status, stdout, stderr } = await explain(name);

    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 1, stdout: '', lines: 2 });
    expect(stderr).toContain(line);
  });
});
