/** What was found among a sample of an incident's mentions. */
export interface Sampled {
  readonly looked: number;
  /** Of them, those that say nearly the same as another one. */
  readonly alike: number;
  /** Of them, those of whose authors it is known whether they wrote before, and those who did not. */
  readonly knownAuthors: number;
  readonly newAuthors: number;
}

/** A storm that looks made: the figures that say so. */
export interface Bombing {
  readonly alikePercent: number;
  readonly newAuthorsPercent?: number;
}

const ENOUGH = 8;
/** Customers who suffer from the same thing use its words; a third of texts that are nearly the same was written by one hand. */
const ALIKE = 0.35;
/** Fewer will do where nearly nobody has ever written before. */
const ALIKE_BY_NEWCOMERS = 0.2;
const NEWCOMERS = 0.9;

/** Whether a storm looks like review bombing, and by which figures; never said of a handful. */
export function bombingIn({ looked, alike, knownAuthors, newAuthors }: Sampled): Bombing | undefined {
  if (looked < ENOUGH) return undefined;
  const alikeShare = alike / looked;
  const newShare = knownAuthors >= ENOUGH ? newAuthors / knownAuthors : undefined;
  const isMade = alikeShare >= ALIKE || (alikeShare >= ALIKE_BY_NEWCOMERS && (newShare ?? 0) >= NEWCOMERS);
  if (!isMade) return undefined;
  return {
    alikePercent: Math.round(alikeShare * 100),
    ...(newShare !== undefined && { newAuthorsPercent: Math.round(newShare * 100) }),
  };
}
