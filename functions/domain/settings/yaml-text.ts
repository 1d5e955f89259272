import { type Document, isCollection, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Path, Problem } from './problem.ts';
import { isSecretForm } from './secret-name.ts';
import { BOMB, DEEP, NO_ANCHOR, type YamlFault, yamlFault } from './yaml-faults.ts';

/** Larger files are refused unread: about 25,000 sources. */
export const LARGEST_FILE_BYTES = 5_000_000;
/** An anchor may save some typing; a bomb multiplies aliases of aliases. */
const MOST_ALIASES = 100;
const DEEPEST = 40;

/** A YAML text that could be read: its plain value, and on which line of it a path stands. */
export interface YamlText {
  readonly value: unknown;
  /** Secrets that somebody pasted, and keys that no settings have. */
  readonly problems: readonly Problem[];
  /** The path as far as it exists in the text, and its line (from 1). */
  readonly locate: (path: Path) => { readonly path: Path; readonly line: number };
}

/** A text that is not YAML, or not the YAML of settings: where reading stopped. */
export interface BrokenYaml extends YamlFault {
  readonly line: number;
}

/** Reads YAML 1.2 (core schema: `no` and `08:30` stay text); keys that occur twice, tags and endless aliases are refused. */
export function readYaml(given: string): YamlText | { readonly broken: BrokenYaml } {
  const lines = new LineCounter();
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  try {
    const text = given.replace(/^\uFEFF/u, '');
    const tree = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      stringKeys: true,
      prettyErrors: false,
      lineCounter: lines,
    });
    const fault = tree.errors[0] ?? tree.warnings[0];
    if (fault !== undefined) return { broken: { line: lineOf(fault.pos[0]), ...yamlFault(fault, text) } };
    const { problems, unwanted } = inspect(tree);
    if (unwanted !== undefined) return { broken: { ...unwanted.fault, line: lineOf(unwanted.offset) } };
    const locate = (path: Path) => placeOf(tree.contents, path, lineOf);
    return { value: tree.toJS({ maxAliasCount: MOST_ALIASES }), problems, locate };
  } catch (error) {
    // Nesting beyond the stack (RangeError) and aliases of aliases (ReferenceError) are only noticed while reading.
    return { broken: { line: 1, ...(error instanceof RangeError ? DEEP : BOMB) } };
  }
}

interface Inspection {
  readonly problems: readonly Problem[];
  readonly unwanted: { readonly fault: YamlFault; readonly offset: number } | undefined;
}

function inspect(tree: Document.Parsed): Inspection {
  const problems: Problem[] = [];
  let unwanted: Inspection['unwanted'];
  let aliases = 0;
  const stop = (fault: YamlFault, node: Node): symbol => {
    unwanted = { fault, offset: startOf(node) ?? 0 };
    return visit.BREAK;
  };
  visit(tree, {
    Alias(_key, node) {
      aliases += 1;
      if (aliases > MOST_ALIASES) return stop(BOMB, node);
      return node.resolve(tree) === undefined ? stop(NO_ANCHOR, node) : undefined;
    },
    Collection(_key, node, ancestors) {
      return ancestors.length > DEEPEST ? stop(DEEP, node) : undefined;
    },
    Scalar(key, node, ancestors) {
      // An object of JavaScript takes this key for its prototype: it would vanish unseen.
      if (key === 'key' && node.value === '__proto__') {
        problems.push({ path: pathOf(ancestors, node), problem: '"__proto__" is not a known key', mend: 'remove it' });
      }
      if (typeof node.value !== 'string' || !isSecretForm(node.value)) return;
      problems.push({ path: pathOf(ancestors, node), problem: SECRET_SEEN, mend: SECRET_MEND });
    },
  });
  return { problems, unwanted };
}

const SECRET_SEEN = "holds what looks like a secret's value (not shown)";
const SECRET_MEND = 'write the NAME of the secret, e.g. SLACK_WEBHOOK_URL, and keep its value out of this file';

function pathOf(ancestors: readonly unknown[], node: Node): Path {
  const chain = [...ancestors, node];
  return chain.flatMap((parent, depth): Path => {
    const child = chain[depth + 1];
    if (isSeq(parent)) return [parent.items.indexOf(child)];
    return isMap(parent) && hasKey(child) ? [String(child.key)] : [];
  });
}

const hasKey = (pair: unknown): pair is { readonly key: unknown } =>
  typeof pair === 'object' && pair !== null && 'key' in pair;

function placeOf(contents: Node | null, path: Path, lineOf: (offset: number) => number): { path: Path; line: number } {
  let node: unknown = contents;
  let offset = startOf(contents) ?? 0;
  const walked: (string | number)[] = [];
  for (const step of path) {
    // A single value that stands for a list of one has no position of its own.
    if (typeof step === 'number' && !isSeq(node)) continue;
    walked.push(step);
    if (!isCollection(node)) continue;
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === step) : undefined;
    const child: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    offset = startOf(pair?.key) ?? startOf(child) ?? offset;
    node = child;
  }
  return { path: walked, line: lineOf(offset) };
}

const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? node.range[0] : undefined;
