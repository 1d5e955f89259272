import type { Mention, MentionKey } from '../domain/mentions/mention.ts';
import type { MentionStore } from '../ports/mentions.ts';

/** Somebody else kept writing the same mention. The message comes back and is decided anew. */
export class TooManyRaces extends Error {
  override readonly name = 'TooManyRaces';
}

const TRIES = 6;

/**
 * Reads the mention, lets `change` decide on it and saves what comes back; after a lost race all of it again, for the
 * decision may be another one now. `undefined` from `change` = nothing to write. Answers what was written.
 * `first`: what the caller has just read of it; what it has missed shows as a lost race.
 */
export async function changeMention(
  key: MentionKey,
  mentions: Pick<MentionStore, 'find' | 'save'>,
  change: (held: Mention | undefined) => Promise<Mention | undefined> | Mention | undefined,
  first?: Mention,
): Promise<Mention | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const held = attempt === 0 ? first : undefined;
    const next = await change(held ?? (await mentions.find(key)));
    if (next === undefined) return undefined;
    if ((await mentions.save(next)) === 'saved') return next;
  }
  throw new TooManyRaces(`lost ${TRIES} races for one mention of ${key.origin}`);
}
