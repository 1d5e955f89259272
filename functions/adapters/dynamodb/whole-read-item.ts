import * as z from 'zod/mini';
import type { WholeRead } from '../../domain/mentions/absence.ts';
import { MalformedItem } from './malformed-item.ts';
import { type Packed, pack, unpack } from './packed.ts';
import { ITEM_FORM, parseItem, parsePart } from './parse-item.ts';

/** Beside the source's own item, so that no poll pays for it. */
export const wholeReadKey = (sourceId: string) => ({ pk: `S#${sourceId}`, sk: 'WHOLE' });

interface WholeReadItem {
  readonly pk: string;
  readonly sk: string;
  readonly v: number;
  readonly at: number;
  readonly x: Packed;
}

export const wholeReadItem = ({ sourceId, readAt, ...rest }: WholeRead): WholeReadItem => ({
  ...wholeReadKey(sourceId),
  v: ITEM_FORM,
  at: readAt,
  x: pack(rest),
});

const stored = z.object({ pk: z.string(), at: z.int(), x: z.union([z.string(), z.instanceof(Uint8Array)]) });
const body = z.object({
  address: z.string(),
  shown: z.record(z.string(), z.string()),
  missing: z.record(z.string(), z.int()),
});

/** The way back. Throws MalformedItem. */
export function wholeReadFrom(sourceId: string, item: Readonly<Record<string, unknown>>): WholeRead {
  const { pk, at: readAt, x } = parseItem(stored, item);
  return { sourceId, readAt, ...parsePart(body, pk, unpacked(pk, x)) };
}

function unpacked(pk: string, x: Packed): unknown {
  try {
    return unpack(x);
  } catch (cause) {
    throw new MalformedItem(pk, 'x cannot be unpacked', { cause });
  }
}
