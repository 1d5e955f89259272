import { brotliCompressSync, brotliDecompressSync, constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { DICTIONARY_1 } from './packing-dictionary.ts';

/** A JSON value as DynamoDB holds it: compressed where that is shorter, else as text. */
export type Packed = Uint8Array | string;

/** No item of ours unpacks to more; a larger one is damaged. In bytes. */
const MOST_UNPACKED = 4_000_000;

const dictionary = Buffer.from(DICTIONARY_1);

/** Writes bill by the kilobyte, and most mentions are short: compressed with a dictionary, a whole one fits into one. */
export function pack(value: unknown): Packed {
  const json = JSON.stringify(value);
  const compressed = deflateRawSync(json, { level: 9, dictionary });
  return compressed.length < Buffer.byteLength(json) ? new Uint8Array(compressed) : json;
}

/** Throws when what is stored is neither. */
export const unpack = (packed: Packed): unknown =>
  JSON.parse(
    typeof packed === 'string'
      ? packed
      : inflateRawSync(packed, { dictionary, maxOutputLength: MOST_UNPACKED }).toString('utf8'),
  );

export const packedLength = (packed: Packed): number =>
  typeof packed === 'string' ? Buffer.byteLength(packed) : packed.length;

/**
 * For prose that is long enough to have an item of its own: a fifth shorter than `pack` makes it, for brotli brings a
 * dictionary of many languages; about 2 ms for 2 KB at this quality, which lesser ones do not come near.
 */
export const packText = (value: unknown): Uint8Array =>
  new Uint8Array(
    brotliCompressSync(JSON.stringify(value), {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: 18,
      },
    }),
  );

/** Throws when what is stored is not from packText. */
export const unpackText = (packed: Uint8Array): unknown =>
  JSON.parse(brotliDecompressSync(packed, { maxOutputLength: MOST_UNPACKED }).toString('utf8'));
