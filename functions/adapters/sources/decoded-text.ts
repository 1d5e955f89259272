const UTF_8 = 'utf-8';
/** Bytes that are valid UTF-8 and mean something else: only where somebody says so. */
const SEVEN_BIT = /^iso-2022-/u;

/**
 * The text of a body. A byte order mark decides; then JSON is UTF-8, and so is whatever can be read as UTF-8, for that
 * hardly ever happens by chance. Else what the server or the XML declaration says, else Windows' Latin-1, which
 * old feeds use without a word.
 */
export function decodedText(bytes: Uint8Array, contentType?: string): string {
  const marked = markOf(bytes);
  if (marked !== undefined) return decoderOf(marked).decode(bytes);
  if (/\bjson\b/iu.test(contentType ?? '') || startsAsJson(bytes)) return new TextDecoder().decode(bytes);
  const declared = [charsetIn(contentType), encodingIn(bytes)].find((name) => name !== undefined && isKnown(name));
  if (declared !== undefined && SEVEN_BIT.test(decoderOf(declared).encoding)) return decoderOf(declared).decode(bytes);
  return (
    strictUtf8(bytes) ?? decoderOf(declared === UTF_8 ? 'windows-1252' : (declared ?? 'windows-1252')).decode(bytes)
  );
}

/** UTF-16 without a mark is known by the zero bytes between `<` and what follows it. */
function markOf([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return UTF_8;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && d === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0) ? 'utf-16be' : undefined;
}

/** `{` or `[`, after white space. */
function startsAsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}

const charsetIn = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*"?([^\s";]+)/iu.exec(contentType ?? '')?.[1]?.toLowerCase();

const encodingIn = (bytes: Uint8Array): string | undefined =>
  /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"'\s]+)["']/iu
    .exec(new TextDecoder('latin1').decode(bytes.subarray(0, 300)))?.[1]
    ?.toLowerCase();

function isKnown(name: string): boolean {
  try {
    // A document that names UTF-16 in one-byte letters is not in it.
    return !decoderOf(name).encoding.startsWith('utf-16');
  } catch {
    return false;
  }
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(UTF_8, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const decoderOf = (name: string) => new TextDecoder(name);
