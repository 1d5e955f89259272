import { check } from 'recheck';

/** `linear`, or the text that makes it slow. */
export interface PatternVerdict {
  readonly linear: boolean;
  /** Of a slow one: how its time grows, and a text that shows it. */
  readonly growth?: string;
  readonly attack?: string;
}

/** Set operations inside a class, which `recheck` does not know. A class alone looks at each character once. */
const LONE_CLASS_WITH_SETS = /^\/\[.*\]\/[a-z]*v[a-z]*$/u;
const QUANTIFIERS_BEHIND = /\][*+?{]/u;

/** Judges one pattern, written as `/source/flags`, for how its time grows with the text it is held against. */
export async function judgePattern(written: string): Promise<PatternVerdict> {
  if (LONE_CLASS_WITH_SETS.test(written) && !QUANTIFIERS_BEHIND.test(written)) return { linear: true };
  const end = written.lastIndexOf('/');
  // The seed is fixed, so that the same pattern is judged the same way everywhere.
  const said = await check(written.slice(1, end), written.slice(end + 1), { randomSeed: 9, timeout: 60_000 });
  if (said.status === 'safe') return { linear: true };
  if (said.status === 'unknown') return { linear: false, growth: `not judged: ${said.error.kind}` };
  const { complexity, attack } = said;
  const growth = complexity.type === 'exponential' ? 'exponential' : `polynomial, degree ${complexity.degree}`;
  return { linear: false, growth, attack: attack.string };
}
