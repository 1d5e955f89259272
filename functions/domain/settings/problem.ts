import { looksLikeSecret } from './secret-name.ts';

/** One mistake in the settings, before it is known on which line of which file it stands. */
export interface Problem {
  /** Keys and list positions from the top of the file. */
  readonly path: Path;
  readonly problem: string;
  readonly mend: string;
}

export type Path = readonly (string | number)[];

/** `policies[1].respondWithin.calendar`; keys that are no plain words stand in quotes. */
export function pathWords(path: Path): string {
  return path.map(stepWords).join('').replace(/^\./u, '') || 'the file';
}

function stepWords(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[\w-]{1,60}$/u.test(step) && !looksLikeSecret(step) ? `.${step}` : `[${seen(step)}]`;
}

/** A value as an error may show it: cut short, never a whole block, never what could be a secret. */
export function seen(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of keys';
  if (typeof value !== 'string') return String(value);
  if (looksLikeSecret(value)) return 'a text that looks like a secret (not shown)';
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
}

/** "is missing", "is empty" or "`4` is not `what`". */
export function isNot(value: unknown, what: string): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is empty';
  return `${seen(value)} is not ${what}`;
}
