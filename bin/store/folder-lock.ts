import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../functions/domain/shared/refusal.ts';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** An engine cannot share its files: one command at a time has a folder, the next waits. Answers how to give it back. */
export async function lockFolder(folder: string, patience = PATIENCE_MS): Promise<() => void> {
  const file = join(folder, 'command.lock');
  const deadline = Date.now() + patience;
  while (!take(file)) {
    if (Date.now() > deadline) {
      throw new Refusal(folder, `is in use by another command (process ${holderOf(file)})`, 'wait until it has ended');
    }
    await sleep(LOOK_EVERY_MS);
  }
  return () => rmSync(file, { force: true });
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const holder = holderOf(file);
    // Whoever was killed gave nothing back.
    if (holder !== undefined && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}

/** Undefined while the file is being written or has just gone. */
function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
