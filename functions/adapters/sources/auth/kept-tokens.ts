import { isProblem, type SourceProblem } from '../../../domain/mentions/reading.ts';
import type { Instant } from '../../../domain/shared/time.ts';
import type { Secrets } from '../../../ports/settings.ts';
import type { Access } from '../../../ports/sources.ts';
import type { KeptToken } from './credential.ts';

/** A token as an exchange gave it. */
export interface FreshToken {
  readonly token: string;
  /** Not to be used from then on. */
  readonly until: Instant;
}

type Minted = Promise<FreshToken | SourceProblem>;
type Memory = Map<string, Minted>;

/** One memory for each reader of secrets: it lives as long as the process that holds it, and no longer. */
const memories = new WeakMap<Secrets, Memory>();

/**
 * The token that the secret values `from` give: kept until it runs out, made once for all who ask at the same time,
 * and made anew when a secret was changed. What failed is not kept.
 */
export async function keptToken(
  { secrets, now }: Access,
  from: readonly string[],
  make: () => Minted,
): Promise<KeptToken | SourceProblem> {
  const memory: Memory = memories.get(secrets) ?? new Map();
  memories.set(secrets, memory);
  const key = JSON.stringify(from);
  for (;;) {
    const held = memory.get(key);
    const used = held ?? begin(memory, key, make);
    const made = await used;
    if (isProblem(made)) return made;
    if (held === undefined || made.until > now) return { token: made.token, forget: () => drop(memory, key, used) };
    drop(memory, key, used);
  }
}

function begin(memory: Memory, key: string, make: () => Minted): Minted {
  const making = make();
  memory.set(key, making);
  const dropIt = (): void => drop(memory, key, making);
  making.then((made) => (isProblem(made) ? dropIt() : undefined), dropIt);
  return making;
}

/** Removes exactly this one: a newer token that somebody else has made stays. */
function drop(memory: Memory, key: string, held: Minted): void {
  if (memory.get(key) === held) memory.delete(key);
}
