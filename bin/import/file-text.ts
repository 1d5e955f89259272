import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { Refusal } from '../../functions/domain/shared/refusal.ts';

/** The text of a file, piece by piece. */
export interface FileText {
  readonly encoding: string;
  readonly bytes: number;
  readonly pieces: AsyncIterable<string>;
  /** Bytes read so far. */
  readonly read: () => number;
}

const HINT = 'say what it is, e.g. --encoding windows-1252, utf-16le, shift_jis or gb18030';

/** Opens a file. A byte order mark decides; else what is said; else UTF-8, and nothing is replaced in silence. */
export function openText(file: string, said?: string): FileText {
  const { bytes, start } = beginningOf(file);
  const encoding = markOf(start) ?? said ?? 'utf-8';
  const decoder = decoderOf(encoding);
  if (said === undefined && encoding === 'utf-8' && start.includes(0))
    throw new Refusal(file, 'holds zero bytes', HINT);
  let read = 0;
  async function* pieces(): AsyncGenerator<string> {
    const stream = createReadStream(file, { highWaterMark: 1 << 16 });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const text = decoded(chunk);
      read += chunk.length;
      if (text !== '') yield text;
    }
    const rest = decoded();
    if (rest !== '') yield rest;
  }
  function decoded(chunk?: Buffer): string {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw new Refusal(file, `is not ${encoding}, somewhere after byte ${read}`, HINT, { cause });
    }
  }
  return { encoding, bytes, pieces: pieces(), read: () => read };
}

function beginningOf(file: string): { readonly bytes: number; readonly start: Uint8Array } {
  try {
    const { size: bytes } = statSync(file);
    const start = Buffer.alloc(Math.min(4_096, bytes));
    const descriptor = openSync(file, 'r');
    try {
      readSync(descriptor, start, 0, start.length, 0);
    } finally {
      closeSync(descriptor);
    }
    return { bytes, start };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Refusal(file, `cannot be read (${code})`, 'name a file that is there', { cause });
  }
}

function markOf([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

function decoderOf(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw new Refusal(
      '--encoding',
      `${encoding} is no encoding that we know`,
      'give a name of the WHATWG standard, e.g. windows-1252',
      {
        cause,
      },
    );
  }
}
