import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Path, Problem } from './problem.ts';
import { isSecretForm } from './secret-name.ts';
import { BOMB, DEEP, NO_ANCHOR, twice, type YamlFault, yamlFault } from './yaml-faults.ts';
import { type Locate, placesIn, startOf } from './yaml-places.ts';

/** Larger files are refused unread: 100,000 sources with 200 bytes each, which take some ten seconds and 1.5 GB to read. */
export const LARGEST_FILE_BYTES = 20_000_000;
/** An anchor may save some typing; a bomb multiplies aliases of aliases. */
const MOST_ALIASES = 100;
const DEEPEST = 40;

/** A YAML text that could be read: its plain value, and on which line of it a path stands. */
export interface YamlText {
  readonly value: unknown;
  /** Secrets that somebody pasted, and keys that no settings have. */
  readonly problems: readonly Problem[];
  readonly locate: Locate;
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
      // The parser compares every key with every other; `inspect` needs one look at each.
      uniqueKeys: false,
      prettyErrors: false,
      lineCounter: lines,
    });
    const fault = tree.errors[0] ?? tree.warnings[0];
    if (fault !== undefined) return { broken: { line: lineOf(fault.pos[0]), ...yamlFault(fault) } };
    const { problems, unwanted } = inspect(tree);
    if (unwanted !== undefined) return { broken: { ...unwanted.fault, line: lineOf(unwanted.offset) } };
    return { value: tree.toJS({ maxAliasCount: MOST_ALIASES }), problems, locate: placesIn(tree.contents, lineOf) };
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
    Seq: (_key, node, ancestors) => (ancestors.length > DEEPEST ? stop(DEEP, node) : undefined),
    Map(_key, node, ancestors) {
      if (ancestors.length > DEEPEST) return stop(DEEP, node);
      const repeated = repeatedKey(node);
      return repeated === undefined ? undefined : stop(twice(String(repeated)), repeated);
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

function repeatedKey(map: YAMLMap): Scalar | undefined {
  const known = new Set<string>();
  for (const { key } of map.items) {
    if (isScalar(key) && known.has(String(key))) return key;
    known.add(String(key));
  }
  return undefined;
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
