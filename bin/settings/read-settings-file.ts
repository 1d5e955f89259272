import { closeSync, openSync, readSync } from 'node:fs';
import { findProblems, readSettings } from '../../functions/domain/settings/read-settings.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { LARGEST_FILE_BYTES } from '../../functions/domain/settings/yaml-text.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

/** Where settings are looked for when nobody says otherwise, from the directory of the project. */
export const SETTINGS_FILE = 'replywatch.yaml';

/** The settings of a file. Throws its first problem as a Refusal of one line. @default fileName replywatch.yaml */
export const loadSettings = (fileName = SETTINGS_FILE): Settings => readSettings(readSettingsText(fileName), fileName);

/** A settings file with all of its problems, those of the file itself included, or the settings. */
export function checkFile(
  fileName: string,
): { readonly settings: Settings } | { readonly problems: readonly Refusal[] } {
  try {
    return { settings: loadSettings(fileName) };
  } catch (error) {
    if (error instanceof Refusal) return { problems: allProblems(fileName, error) };
    throw error;
  }
}

/** All that is wrong with a file whose first problem is known; that one alone when the file cannot even be read. */
function allProblems(fileName: string, first: Refusal): readonly Refusal[] {
  try {
    return findProblems(readSettingsText(fileName), fileName);
  } catch {
    return [first];
  }
}

const START = 'copy the replywatch.yaml of the project and change it';

/** The text of a settings file. Refuses what cannot be read, is empty, too large or no text. */
function readSettingsText(fileName: string): string {
  const bytes = readBytes(fileName);
  if (bytes.length > LARGEST_FILE_BYTES) throw new Refusal(fileName, 'is larger than 5 MB', 'keep settings only in it');
  const text = decode(bytes);
  if (text === undefined) throw new Refusal(fileName, 'is not UTF-8 text', 'save it as a text file in UTF-8');
  if (text.trim() === '') throw new Refusal(fileName, 'is empty', START);
  return text;
}

const FAILURES: Readonly<Record<string, readonly [problem: string, mend: string]>> = {
  ENOENT: ['there is no such file', START],
  EISDIR: ['is a directory', 'name the file in it, e.g. replywatch.yaml'],
  ENOTDIR: ['there is no such file', START],
  EACCES: ['may not be read', 'give yourself leave to read it'],
  EPERM: ['may not be read', 'give yourself leave to read it'],
};

/** At most a little more than the limit, so that a device or a huge file ends too. */
function readBytes(fileName: string): Buffer {
  try {
    const file = openSync(fileName, 'r');
    try {
      return readUpTo(file, LARGEST_FILE_BYTES + 1);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const [problem, mend] = FAILURES[code] ?? [`cannot be read (${code})`, 'name another file'];
    throw new Refusal(fileName === '' ? shown('') : fileName, problem, mend, { cause });
  }
}

function readUpTo(file: number, limit: number): Buffer {
  const bytes = Buffer.alloc(limit);
  let length = 0;
  while (length < limit) {
    const count = readSync(file, bytes, length, limit - length, null);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}

/** Nothing when the bytes are not UTF-8, or hold the zero bytes of a binary file. */
function decode(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
