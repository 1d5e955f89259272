import { deflateRawSync, inflateRawSync } from 'node:zlib';
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
