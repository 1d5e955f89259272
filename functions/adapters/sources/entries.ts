import type { Refused } from '../../domain/mentions/reading.ts';

/** What one entry of a page turned out to be: itself, something that is no mention, or the reason why it cannot be read. */
export type Entry<T> = T | 'notAMention' | { readonly refused: string };

interface Gathered<T> {
  readonly read: readonly T[];
  readonly refused: Refused;
}

/** Reads each entry on its own, so that a broken one costs no other; keeps the first of each id. */
export function gather<T extends { readonly id: string }, E = unknown>(
  entries: readonly E[],
  readEntry: (entry: E) => Entry<T>,
): Gathered<T> {
  const byId = new Map<string, T>();
  const reasons: string[] = [];
  entries.forEach((entry, index) => {
    const found = readEntry(entry);
    if (found === 'notAMention') return;
    if ('refused' in found) reasons.push(`entry ${index + 1} ${found.refused}`);
    else if (!byId.has(found.id)) byId.set(found.id, found);
  });
  const [firstReason] = reasons;
  return {
    read: [...byId.values()],
    refused: { count: reasons.length, ...(firstReason === undefined ? {} : { firstReason }) },
  };
}
