import type { Command } from 'commander';
import { vi } from 'vitest';

/** A command as a person runs it, without a start of Node: what it says, on which stream, and its exit code. */
export async function runInProcess(
  command: Command,
  args: readonly string[],
): Promise<{ readonly out: string; readonly err: string; readonly exitCode: typeof process.exitCode }> {
  const out: string[] = [];
  const err: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  // Commander keeps the options of one run for the next: each test begins with none.
  for (const option of command.options) command.setOptionValue(option.attributeName(), option.defaultValue);
  try {
    await command.exitOverride().parseAsync([...args], { from: 'user' });
    return { out: out.join(''), err: err.join(''), exitCode: process.exitCode };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
    process.exitCode = undefined;
  }
}
