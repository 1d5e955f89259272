import type { Observation } from '../../domain/mentions/observation.ts';
import type { Refused } from '../../domain/mentions/reading.ts';

/** What one entry of a page turned out to be: a mention, something that is none, or the reason why it cannot be read. */
export type Entry = Observation | 'notAMention' | { readonly refused: string };

interface Gathered {
  readonly observations: readonly Observation[];
  readonly refused: Refused;
}

/** Reads each entry on its own, so that a broken one costs no other; keeps the first of each id. */
export function gather(entries: readonly unknown[], read: (entry: unknown) => Entry): Gathered {
  const byId = new Map<string, Observation>();
  const reasons: string[] = [];
  entries.forEach((entry, index) => {
    const found = read(entry);
    if (found === 'notAMention') return;
    if ('refused' in found) reasons.push(`entry ${index + 1} ${found.refused}`);
    else if (!byId.has(found.id)) byId.set(found.id, found);
  });
  const [firstReason] = reasons;
  return {
    observations: [...byId.values()],
    refused: { count: reasons.length, ...(firstReason === undefined ? {} : { firstReason }) },
  };
}
