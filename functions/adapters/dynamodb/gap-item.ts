import * as z from 'zod/mini';
import type { Gap } from '../../domain/mentions/coverage.ts';
import { padded } from './keys.ts';
import { defined, parseItem } from './parse-item.ts';

export const gapPk = (sourceId: string): string => `G#${sourceId}`;
export const gapKey = (gap: Gap) => ({ pk: gapPk(gap.sourceId), sk: padded(gap.from) });

const gapItem = z.object({ from: z.int(), to: z.optional(z.int()), reason: z.string() });

export function gapFrom(sourceId: string, item: Readonly<Record<string, unknown>>): Gap {
  const { from, to, reason } = parseItem(gapItem, item);
  return defined({ sourceId, from, to, reason });
}
