import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { command } from '../../bin/commands/act.ts';
import { runCommand } from './run-command.ts';
import { type SmallStore, smallStore } from './small-store.ts';

// One of these is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let kept: SmallStore;
beforeAll(async () => {
  kept = await smallStore({ running: true });
});
afterAll(() => kept.stop());

/** In this process: the same command without a start of Node. */
async function act(...args: string[]): Promise<{ said: string; exitCode: typeof process.exitCode }> {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await command.parseAsync([...args, '--data', kept.folder], { from: 'user' });
    return { said: said.join(''), exitCode: process.exitCode };
  } finally {
    write.mockRestore();
    process.exitCode = undefined;
  }
}

describe('act', () => {
  it('does what a button does, and says so in one line', async () => {
    const { status, stdout, stderr } = await runCommand([
      'act',
      'claim',
      '4711',
      '--by',
      'mira',
      '--data',
      kept.folder,
    ]);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Claimed by mira until 18:00 CET\. The clock runs on: due 14:00 CET\.\n$/u);
    expect(JSON.parse((await act('claim', '4711', '--by', 'mira', '--json')).said)).toMatchObject({
      changed: false,
      isDone: true,
    });
  });

  it('twice is once', async () => {
    const first = await act('note', '4711', '--text', 'called her', '--by', 'bo', '--json');
    const again = await act('note', '4711', '--text', 'called her', '--by', 'bo', '--json');

    expect([first, again].map(({ said }) => (JSON.parse(said) as { changed: boolean }).changed)).toEqual([true, false]);
  });

  it('ends with 1 and says why when nothing can be done', async () => {
    expect(await act('claim', '4712', '--by', 'bo')).toEqual({
      said: 'Nothing left to do: it was answered in time.\n',
      exitCode: 1,
    });
  });

  it.each([
    [['juggle', '4711'], 'action: "juggle" is none; choose from claim, snooze, pause, resume, not-relevant'],
    [['snooze', '4711'], '--for: is missing; add e.g. --for 4h'],
    [['not-relevant', '4711'], '--reason: is missing'],
    [['answered', '4711', '--link', 'javascript:alert(1)'], '--link: "javascript:alert(1)" is no web address'],
    [['sentiment', '4711', '--label', 'angry'], '--label: "angry" is no tone; write negative, neutral or positive'],
  ])('refuses %j in one line', async (args, line) => {
    await expect(act(...args)).rejects.toThrow(line);
  });
});
