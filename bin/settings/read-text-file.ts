import { closeSync, openSync, readSync } from 'node:fs';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

/** What is said of a file that cannot be used. */
interface Wanted {
  /** A name that such a file may have. */
  readonly example: string;
  readonly mostBytes: number;
  /** What to do when there is no such file, or nothing in it. */
  readonly start: string;
  /** What to do when it is too large. */
  readonly shorten: string;
}

/** The text of a file. Refuses what cannot be read, is empty, too large or no text. */
export function readTextFile(fileName: string, wanted: Wanted): string {
  const { mostBytes, start, shorten } = wanted;
  const bytes = readBytes(fileName, wanted);
  if (bytes.length > mostBytes) throw new Refusal(fileName, `is larger than ${mostBytes / 1_000_000} MB`, shorten);
  const text = decode(bytes);
  if (text === undefined) throw new Refusal(fileName, 'is not UTF-8 text', 'save it as a text file in UTF-8');
  if (text.trim() === '') throw new Refusal(fileName, 'is empty', start);
  return text;
}

/** Without a mend: start with a new file. */
const FAILURES: Readonly<Record<string, readonly [problem: string, mend?: string]>> = {
  ENOENT: ['there is no such file'],
  ENOTDIR: ['there is no such file'],
  EACCES: ['may not be read', 'give yourself leave to read it'],
  EPERM: ['may not be read', 'give yourself leave to read it'],
};

/** At most a little more than the limit, so that a device or a huge file ends too. */
function readBytes(fileName: string, { mostBytes, start, example }: Wanted): Buffer {
  try {
    const file = openSync(fileName, 'r');
    try {
      return readUpTo(file, mostBytes + 1);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    if (code === 'EISDIR')
      throw new Refusal(fileName, 'is a directory', `name the file in it, e.g. ${example}`, { cause });
    const [problem, mend = start] = FAILURES[code] ?? [`cannot be read (${code})`, 'name another file'];
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
