import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mutant } from './mutants.ts';
import type { Answer } from './mutation-pool.ts';
import { hashOf, type MutationTests } from './mutation-tests.ts';

interface Entry {
  /** Hash of the file's name and its whole mutated text. */
  readonly mutant: string;
  readonly failedIn?: string;
  /** Hash of all that the outcome depends on: the killing test's imports, or those of every test that can see the file. */
  readonly print: string;
}

/**
 * What became of each mutant, on disk as soon as it is known: a run that is ended goes on where it stopped, and after a
 * change only the mutants run again whose outcome the change could touch.
 */
export class MutationJournal {
  readonly #path: string;
  readonly #tests: MutationTests;
  readonly #entries = new Map<string, Entry>();

  constructor(path: string, tests: MutationTests, fresh: boolean) {
    this.#path = path;
    this.#tests = tests;
    mkdirSync(dirname(path), { recursive: true });
    if (fresh) return;
    for (const entry of linesOf(path)) this.#entries.set(entry.mutant, entry);
  }

  /** What an earlier run found, where nothing that it depends on has changed since. */
  find(mutant: Mutant): Answer | undefined {
    const entry = this.#entries.get(nameOf(mutant));
    if (entry === undefined || entry.print !== this.#printOf(mutant, entry)) return undefined;
    return entry.failedIn === undefined ? {} : { failedIn: entry.failedIn };
  }

  /** Whether no test had failed when it was last run, whatever has changed since. */
  hasSurvived(mutant: Mutant): boolean {
    const entry = this.#entries.get(nameOf(mutant));
    return entry !== undefined && entry.failedIn === undefined;
  }

  add(mutant: Mutant, answer: Answer): void {
    const entry: Entry = { mutant: nameOf(mutant), ...answer, print: this.#printOf(mutant, answer) };
    appendFileSync(this.#path, `${JSON.stringify(entry)}\n`);
  }

  #printOf(mutant: Mutant, { failedIn }: Answer): string {
    const isTest = failedIn !== undefined && this.#tests.files.includes(failedIn);
    return this.#tests.printOf(isTest ? [failedIn] : this.#tests.seeing(mutant.file), mutant);
  }
}

const nameOf = ({ file, text }: Mutant): string => hashOf(`${file}\n${text}`);

/** A last line that was cut off in the middle counts as not written. */
function linesOf(path: string): readonly Entry[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Entry];
      } catch {
        return [];
      }
    });
}
