import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { Unreadable } from '../../functions/domain/shared/unreadable.ts';
import { type Random, randomOf } from './random.ts';

/** Something that reads what comes from outside. */
export interface Target {
  readonly name: string;
  /** One input, changed; the same for the same random numbers. */
  readonly make: (random: Random) => string;
  /** Reads it. Answers what came of it; throws only what its own contract says. */
  readonly read: (input: string) => unknown;
  /** Errors that its contract names, beside refusals. */
  readonly mayThrow?: (error: unknown) => boolean;
  /** Characters of the answer as JSON, for one of the input. @default 40 */
  readonly growth?: number;
  /** What else must hold of an answer: one line that says what does not. */
  readonly wrong?: (answer: unknown, input: string) => string | undefined;
}

export interface Finding {
  readonly target: string;
  readonly seed: number;
  readonly problem: string;
  readonly input: string;
}

export interface Fuzzed {
  readonly executions: number;
  /** Of these, how many ended in a refusal. */
  readonly refused: number;
  readonly slowest: number;
  readonly findings: readonly Finding[];
}

export interface Budget {
  /** Each of them makes one input. */
  readonly seed: number;
  readonly executions: number;
  /** Stops earlier, in milliseconds of the wall clock. @default never */
  readonly until?: number;
  /** Milliseconds that one input may take. @default any: on a machine that is busy, time tells nothing */
  readonly mostMilliseconds?: number;
}

const MOST_FINDINGS = 5;

/** Tries a target with so many inputs; stops after a few findings, for they are mostly one. */
export async function fuzz(target: Target, budget: Budget): Promise<Fuzzed> {
  const findings: Finding[] = [];
  let [executions, refused, slowest] = [0, 0, 0];
  const { until = Number.POSITIVE_INFINITY } = budget;
  for (; executions < budget.executions && findings.length < MOST_FINDINGS && performance.now() < until; executions++) {
    const seed = budget.seed + executions;
    const input = target.make(randomOf(seed));
    const from = performance.now();
    const { problem, isRefusal } = await outcomeOf(target, input);
    const took = performance.now() - from;
    slowest = Math.max(slowest, took);
    if (isRefusal) refused += 1;
    const slow =
      took > (budget.mostMilliseconds ?? Number.POSITIVE_INFINITY) ? `takes ${Math.round(took)} ms` : undefined;
    const found = problem ?? slow;
    if (found !== undefined) findings.push({ target: target.name, seed, problem: found, input });
  }
  return { executions, refused, slowest, findings };
}

async function outcomeOf(target: Target, input: string): Promise<{ problem: string | undefined; isRefusal: boolean }> {
  const before = shared();
  try {
    const answer: unknown = await target.read(input);
    return {
      problem: pollution(before) ?? oversized(answer, input, target) ?? target.wrong?.(answer, input),
      isRefusal: false,
    };
  } catch (error) {
    const isTold = error instanceof Refusal || error instanceof Unreadable || target.mayThrow?.(error) === true;
    const problem = isTold ? notOneLine(error) : `throws ${String(error instanceof Error ? error.stack : error)}`;
    return { problem: problem ?? pollution(before), isRefusal: true };
  }
}

/** Names that every object, array and function has. */
const shared = (): string =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((one) => Reflect.ownKeys(one).map(String).join(' '))
    .join('|');

const pollution = (before: string): string | undefined =>
  shared() === before ? undefined : 'changes what all objects share';

function oversized(answer: unknown, input: string, { growth = 40 }: Target): string | undefined {
  const size = (JSON.stringify(answer) ?? '').length;
  const most = 20_000 + growth * input.length;
  return size > most ? `answers ${size} characters to ${input.length}` : undefined;
}

const LONGEST_LINE = 2_000;

function notOneLine(error: unknown): string | undefined {
  const line = error instanceof Error ? error.message : String(error);
  if (/[\r\n]/u.test(line)) return `refuses in more than one line: ${JSON.stringify(line.slice(0, 200))}`;
  return line.length > LONGEST_LINE ? `refuses in ${line.length} characters` : undefined;
}
