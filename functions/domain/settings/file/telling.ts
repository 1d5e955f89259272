import type { Problem } from '../problem.ts';

/** What zod carries for us in the one text that it has per issue: a problem, its mend, and the key it stands under. */
interface Told {
  readonly problem: string;
  readonly mend: string;
  readonly key?: string;
}

/** Packs what an issue has to say into zod's message. */
export const tell = (...told: readonly Told[]): string => JSON.stringify(told);

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Unpacks an issue of the settings' schema. Every schema of this folder words its own issues through `tell`. */
export function problemsOf(issue: Issue): readonly Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return heard(issue.message).map(({ problem, mend, key }) => ({
    path: key === undefined ? path : [...path, key],
    problem,
    mend,
  }));
}

function heard(message: string): readonly Told[] {
  try {
    return JSON.parse(message);
  } catch {
    return [{ problem: `is not usable (${message})`, mend: 'see docs/settings.md' }];
  }
}
