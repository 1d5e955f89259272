import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import * as z from 'zod/mini';
import type { DayColumns } from '../../domain/reports/day-columns.ts';

/** No part of ours unpacks to more; a larger one is damaged. In bytes. */
const MOST_UNPACKED = 50_000_000;

const columns = z.object({
  form: z.literal(1),
  mentions: z.int(),
  columns: z.record(z.string(), z.looseObject({})),
});

/** Of a part's text. A twelfth of it and less; higher qualities win a tenth more in many times the time. */
export const packColumns = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(
    await promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_LGWIN]: 22,
      },
    }),
  );

/** Throws when what is stored is not from packColumns. */
export async function unpackColumns(packed: Uint8Array): Promise<DayColumns> {
  const text = (await promisify(brotliDecompress)(packed, { maxOutputLength: MOST_UNPACKED })).toString('utf8');
  return z.parse(columns, JSON.parse(text)) as unknown as DayColumns;
}
