import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../functions/domain/settings/settings.ts';

export interface CompiledFile extends Disposable {
  /** Holds `settings.json` and nothing else; gone when disposed of, by when CDK has its copy. */
  readonly directory: string;
  /** Hash of the settings: equal settings, equal template. */
  readonly hash: string;
}

/** Tells one deploy's settings from another's. */
export const hashOfSettings = (settings: Settings): string => hashOf(JSON.stringify(settings));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Writes the settings as the file that functions read. */
export function writeCompiledFile(settings: Settings): CompiledFile {
  const text = JSON.stringify(settings);
  const directory = mkdtempSync(join(tmpdir(), 'replywatch-settings-'));
  const file = join(directory, 'settings.json');
  writeFileSync(file, text);
  // Lambda runs functions as another user: under a strict umask the layer would be there and unreadable.
  chmodSync(file, 0o644);
  chmodSync(directory, 0o755);
  return {
    directory,
    hash: hashOf(text),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
