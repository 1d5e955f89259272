/** A mutant that no test can kill, and why. `source` is its line, trimmed; `change` as the runner prints it. */
interface Explained {
  readonly file: string;
  readonly source: string;
  readonly change: string;
  readonly why: string;
}

/** Read one by one; docs/clock.md sums them up. */
export const EXPLAINED: readonly Explained[] = [];
