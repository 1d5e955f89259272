import type { Grant } from '../../bin/local/permissions/permissions.ts';

/** Why a grant is there although no exercise uses it. */
export interface Explained {
  /** As the report prints it. */
  readonly grant: string;
  readonly why: string;
  /** Whether an exercise uses it depends on the order in which things happen: used or not, it is no mistake. */
  readonly sometimes?: boolean;
}

/** A line for a grant: who may what, on which resource. */
export const lineOf = ({ of, to, action, resource }: Grant): string =>
  `${to === undefined ? of : `${to} at ${of}`}: ${action} on ${resource}`;

export interface Judged {
  readonly granted: number;
  readonly explained: number;
  /** Granted, never used, and nobody says why. */
  readonly unexplained: readonly string[];
  /** Explained, but used by now or not granted any more. */
  readonly stale: readonly string[];
}

/** A grant that any of the exercises used is of use; templates of several exercises have most of theirs in common. */
export function judgeGrants(grants: readonly Grant[], explained: readonly Explained[]): Judged {
  const used = new Map<string, boolean>();
  for (const grant of grants) used.set(lineOf(grant), grant.used || used.get(lineOf(grant)) === true);
  const unused = [...used].flatMap(([line, isUsed]) => (isUsed ? [] : [line]));
  const known = new Set(explained.map(({ grant }) => grant));
  return {
    granted: used.size,
    explained: unused.filter((line) => known.has(line)).length,
    unexplained: unused.filter((line) => !known.has(line)).toSorted(),
    stale: explained
      .filter(({ grant, sometimes }) => !unused.includes(grant) && !(sometimes && used.has(grant)))
      .map(({ grant }) => grant)
      .toSorted(),
  };
}
