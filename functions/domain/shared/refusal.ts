/**
 * What was given cannot be used. One line: where, the value seen, and what to do about it.
 * Everything that a person can get wrong ends as a Refusal, never as a stack trace.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly path: string;
  readonly mend: string;

  constructor(path: string, problem: string, mend: string, options?: ErrorOptions) {
    super(oneLine(`${path}: ${problem}; ${mend}`), options);
    this.path = path;
    this.mend = mend;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A value that nests without end has no JSON. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'what cannot be shown';
  }
}

/** Shows any value in an error: as JSON, cut to `limit` characters. */
export function shown(value: unknown, limit = 60): string {
  const text = value === undefined ? 'nothing' : written(value);
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
