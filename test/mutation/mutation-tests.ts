import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

/** Test files that take longer than all the others together: they run one by one on what those let through. */
const SLOW = ['decide-order', 'recompute-properties', 'open-time-properties', 'zone', 'zone-names'];

const texts = new Map<string, string>();

/** A file as it was when first asked for: a run is about one state of the tree. */
export function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(file, 'utf8');
  texts.set(file, known);
  return known;
}

export const filesIn = (folder: string, end: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name))
    .sort();

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** The tests of a folder, and what each of them can see. */
export class MutationTests {
  readonly #reach: ReadonlyMap<string, ReadonlySet<string>>;
  readonly files: readonly string[];

  constructor(folder: string) {
    this.files = filesIn(folder, '.test.ts');
    this.#reach = new Map(this.files.map((file) => [file, reachOf(file)]));
  }

  /** The test files that can see a source file: its own first, then the quick ones, then the slow ones one by one. */
  roundsFor(source: string): readonly (readonly string[])[] {
    const files = this.seeing(source);
    const isSlow = (file: string): boolean => SLOW.includes(basename(file, '.test.ts'));
    const quick = files.filter((file) => !isSlow(file));
    const own = quick.filter((file) => basename(file, '.test.ts') === basename(source, '.ts'));
    const others = quick.filter((file) => !own.includes(file));
    return [own, others, ...files.filter(isSlow).map((file) => [file])].filter((round) => round.length > 0);
  }

  seeing(source: string): readonly string[] {
    return this.files.filter((test) => this.#reach.get(test)?.has(source));
  }

  /** Of everything that test files depend on, with a mutant in place: the same print, the same outcome. */
  printOf(files: readonly string[], mutant: { readonly file: string; readonly text: string }): string {
    const seen = new Set(files.flatMap((file) => [...(this.#reach.get(file) ?? [])]));
    const parts = [...seen]
      .sort()
      .map((file) => `${file} ${hashOf(file === mutant.file ? mutant.text : textOf(file))}`);
    return hashOf(parts.join('\n'));
  }
}

/** All files that a file imports, directly or not, itself included. */
function reachOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.ts')) return seen;
  for (const [, imported = ''] of textOf(file).matchAll(/from '(\.[^']+)'/gu)) {
    reachOf(normalize(join(dirname(file), imported)), seen);
  }
  return seen;
}
